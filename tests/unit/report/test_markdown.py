"""Judged by a CommonMark parser with GitHub's tables and automatic links."""

from __future__ import annotations

import re

import msgspec
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import verdicts
from mlgate import report
from mlgate.core.model import Finding, Goalposts, Location, Measurement, Move, Result, Status
from mlgate.report import markdown
from rendered_markdown import LINKED, PARSER, tokens

_HOSTILE = [
    "@everyone", "a@example.com", "#1", "org/repo#12", "GH-7", "https://evil.example/x", "www.evil.example",
    "[a](https://evil.example)", "![a](https://evil.example/p.png)", "<img src=x onerror=alert(1)>", "<!-- x", "-->",
    "<script>alert(1)</script>", "</details>", "a|b", "a\\|b", "a\\\\|b", "`", "``", "`a``b", "``` x", "**b**", "_i_",
    "~~s~~", "$x$", "&lt;b&gt;", "[a]: https://evil.example", "<https://evil.example>", "\\", "\\`", "# h", "- l",
    "1. n", "ftp://evil.example", "mailto:a@example.com", "x\ny", "</code></summary>", "evil.example", "|", "",
]  # fmt: skip
_OURS = re.compile(r"</?details>|</?summary>|</?code>")


def _verdict(name: str):
    result = Result(
        check=name,
        kind="contract",
        status=Status.FAIL,
        reason=name,
        description=name,
        location=Location(path=name, line=1),
        findings=(
            Finding(
                subject=name,
                message=name,
                location=Location(path=name, line=3),
                evidence={"path": [{"what": name, "at": name, "code": name}]},
            ),
        ),
        measurements=(Measurement(name=name, value=1.0, slice=name, status=Status.FAIL, note=name),),
    )
    error = Result(check=f"{name}2", kind="contract", status=Status.ERROR, reason=name)
    move = Move(of=name, what=name, before=name, after=name, reason=name, location=Location(path=name))
    goalposts = Goalposts(commit=name, moves=(move,), verdict=Status.FAIL, checks={name: Status.FAIL, "x": Status.FAIL})
    return msgspec.structs.replace(verdicts.verdict(result, error, exit_code=1), goalposts=goalposts)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(_HOSTILE) | st.text(max_size=4), min_size=1, max_size=4).map("".join).filter(bool))
@example("a\\|b`")
@example("@everyone")
def test_nothing_from_outside_is_markup(name):
    text = report.render("markdown", _verdict(name))
    harmless = report.render("markdown", _verdict("name"))
    found = list(tokens(text))
    assert {token.type for token in found}.isdisjoint({"link_open", "image", "strong_open", "em_open", "s_open"})
    tags = [token.content for token in found if token.type in {"html_inline", "html_block"}]
    assert re.findall("<[^>]*>", _OURS.sub("", "".join(tags))) == []
    shape = [token.type for token in PARSER.parse(text)]
    assert shape == [token.type for token in PARSER.parse(harmless)]
    for token in found:
        if token.type == "text":
            assert not LINKED.search(token.content), "GitHub would link or notify"


@given(st.lists(st.sampled_from(["`", "``", "|", "\\", " ", "a", "<b>"]), min_size=1, max_size=8).map("".join))
def test_code_span_holds_its_text(text):
    spans = [token.content for token in tokens(f"x {markdown.code(text)} y") if token.type == "code_inline"]
    if text.strip():
        assert [span.strip() for span in spans] == [text.strip()]


@given(st.lists(st.sampled_from(["`", "``", "|", "\\", " ", "a", "<b>"]), min_size=1, max_size=8).map("".join))
def test_code_span_in_a_table_stays_in_its_cell(text):
    table = f"| a | b |\n|---|---|\n| {markdown.code(text, cell=True)} | end |\n"
    cells = [token.content for token in PARSER.parse(table) if token.type == "inline"]
    assert len(cells) == 4
    assert cells[3] == "end"


def test_a_note_is_no_markup():
    noted = msgspec.structs.replace(verdicts.GREEN, goalposts=Goalposts(note="# <b>@all</b> **x**"))
    types = [token.type for token in tokens(report.render("markdown", noted))]
    assert types.count("heading_open") == 1
    assert "strong_open" not in types


@pytest.mark.parametrize("sign", ["x", "|", "`", "@a "])
def test_what_moved_is_told_of_however_long_it_is(sign):
    long = sign * 5_000
    move = Move(of=long, what=long, before=long, after=long, reason=long, looser=True)
    checks = {f"{long}{number}": Status.FAIL for number in range(50)}
    goalposts = Goalposts(moves=(move,) * 50, verdict=Status.FAIL, checks=checks)
    text = report.render("markdown", msgspec.structs.replace(verdicts.MIXED, goalposts=goalposts))
    assert len(text) <= markdown.LIMIT
    assert "… and 40 more" in text
    assert "| check | status |" in text


@pytest.mark.parametrize("limit", [1_000, 5_000, 65_536])
def test_length_is_kept_and_what_is_cut_is_said(limit):
    findings = tuple(Finding(subject=f"column_{number}", message="x" * 90) for number in range(30))
    results = [
        Result(check=f"contract.{number:04}", kind="contract", status=Status.FAIL, findings=findings)
        for number in range(600)
    ]
    text = markdown.render(verdicts.verdict(*results, exit_code=1), limit=limit)
    assert len(text) <= limit
    assert f"Left out to stay within {limit:,} characters" in text
    assert "mlgate fail: 600 failed" in text.splitlines()[0]


def test_failures_come_first():
    rows = [line for line in report.render("markdown", verdicts.MIXED).splitlines() if line.startswith("| ")]
    assert "`contract.train`" in rows[1]


def test_short_report_is_not_cut():
    assert "Left out" not in report.render("markdown", verdicts.MIXED)


def test_the_path_of_a_leak_stands_below_its_finding():
    lines = report.render("markdown", verdicts.LINTED).splitlines()
    (number,) = (number for number, line in enumerate(lines) if "MLL101" in line)
    assert lines[number + 1].startswith("  - `src/train.py:9:6`: came in `")
    assert 'df = pd.read_csv("rows.csv")' in "\n".join(lines)


@pytest.mark.parametrize(("text", "shown"), [
    ("run `git fetch --depth 1` first", "run `git fetch --depth 1` first"),
    ("`a|b` is one", "`a\\|b` is one"),
    ("`a`, `b` and c", "`a`, `b` and c"),
    ("a column a`b", "a column a&#96;b"),
    ("known: `a`b`", "known: &#96;a&#96;b&#96;"),
    ("``", "&#96;&#96;"),
    ("$`x`$", "\\$&#96;x&#96;\\$"),
    ("*no* `*yes*`", "\\*no\\* `*yes*`"),
    ("see `a` - `b`", "see `a` \\- `b`"),
    ("  `a` b", "`a` b"),
])  # fmt: skip
def test_what_stands_between_backticks_is_code(text, shown):
    assert markdown.sentence(text, cell=True) == shown
