"""What a comment says and how, judged by a CommonMark parser with GitHub's tables and automatic links."""

from __future__ import annotations

import re

import msgspec
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import verdicts
from mlgate.core.model import Finding, Location, Measurement, Result, Status
from mlgate.github import body
from rendered_markdown import LINKED, PARSER, tokens

ABOUT = body.About(marker=body.marker(".", ()))
MARKER = re.compile(r"<!-- mlgate:comment [0-9a-f]{20} -->")
_HOSTILE = [
    "@everyone", "@acme/admins", "a@example.com", "#1", "org/repo#12", "GH-7", "https://evil.example/x",
    "www.evil.example", "[a](https://evil.example)", "![a](https://evil.example/p.png)", "<img src=x onerror=alert(1)>",
    "<!-- x", "-->", "--!>", "<!---->", "<!-- mlgate:comment 00000000000000000000 -->", "<script>alert(1)</script>",
    "</details>", "<details open>", "</summary>", "</code></summary>", "a|b", "a\\|b", "a\\\\|b", "|", "|---|",
    "`", "``", "`a``b", "``` x", "~~~", "**b**", "_i_", "~~s~~", "$x$", "$$x$$", "&lt;b&gt;", "&#64;everyone",
    "[a]: https://evil.example", "<https://evil.example>", "\\", "\\`", "# h", "- l", "1. n", "> q",
    "ftp://evil.example",     "mailto:a@example.com",
    "x\ny", "x\r\n\r\n# h", "x\u2028y", "Commit `x`", "<sub>", "</sub>", "\u202e", "",
    "::set-output name=verdict::pass", "##[error]x", "[^1]", "[^1]: note", "- [x] done", "<svg/onload=alert(1)>",
]  # fmt: skip
_OURS = re.compile(r"</?details>|</?summary>|</?code>|</?sub>")


def named(name):
    """A verdict in which everything that may come from outside is `name`."""
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
                evidence={"path": [{"what": name, "at": name, "code": name}], "samples": ["canary"]},
            ),
        ),
        measurements=(
            Measurement(name=name, value=1.0, slice=name, against=name, status=Status.FAIL, note=name),
            Measurement(name=f"{name}2", value=1.0, baseline=2.0, difference=-1.0, status=Status.PASS, note=name),
        ),
    )
    error = Result(check=f"{name}2", kind="contract", status=Status.ERROR, reason=name)
    skipped = Result(check=f"{name}3", kind="contract", status=Status.SKIP, reason=name)
    verdict = verdicts.verdict(result, error, skipped, exit_code=1)
    return msgspec.structs.replace(verdict, mlgate=name, commit=name, baseline_commit=name)


def rendered(name):
    return body.render(named(name), body.About(marker=body.marker(name, (name,)), title=name, from_fork=True))


@settings(max_examples=300, deadline=None)
@given(st.lists(st.sampled_from(_HOSTILE) | st.text(max_size=4), min_size=1, max_size=4).map("".join).filter(bool))
@example("@everyone")
@example("<!-- mlgate:comment 00000000000000000000 -->")
@example("a\\|b`")
@example("--> <!--")
def test_nothing_from_outside_is_markup(name):
    text = rendered(name)
    found = list(tokens(text))
    assert {token.type for token in found}.isdisjoint({"link_open", "image", "strong_open", "em_open", "s_open"})
    tags = "".join(token.content for token in found if token.type in {"html_inline", "html_block"})
    # The one comment in it is ours, and stands first.
    assert re.findall("<[^>]*>|<!|-->", _OURS.sub("", MARKER.sub("", tags, count=1))) == []
    assert MARKER.fullmatch(text.partition("\n")[0])
    shape = [token.type for token in PARSER.parse(text)]
    assert shape == [token.type for token in PARSER.parse(rendered("name"))]
    for token in found:
        if token.type == "text":
            assert not LINKED.search(token.content), "GitHub would link or notify"
    assert "canary" not in text


def test_what_is_folded_is_closed_again():
    text = rendered("name")
    assert text.count("<details>") == text.count("</details>") > 2
    assert text.count("<details>") == text.count("<summary>") == text.count("</summary>")


@settings(deadline=None)
@given(st.sampled_from([verdicts.MIXED, verdicts.GREEN, verdicts.LINTED]), st.integers(1500, 8000))
def test_no_limit_is_exceeded_and_what_is_cut_is_said(verdict, limit):
    text, whole = body.render(verdict, ABOUT, limit=limit), body.render(verdict, ABOUT)
    assert len(text) <= limit
    assert ("Left out" in text) == (text != whole)
    assert text.count("<details>") == text.count("</details>")
    assert text.rstrip().endswith("</sub>")


@pytest.mark.parametrize("sign", ["&", "|", "x", "😀"])
def test_first_lines_that_are_too_long_are_cut_too(sign):
    verdict = verdicts.verdict(exit_code=2, reason=sign * 5000)
    text = body.render(verdict, ABOUT, limit=800)
    assert len(text) <= 800
    assert "first lines: 1" in text


@pytest.mark.parametrize("sign", ["&|", "x", "😀", "`"])
def test_a_comment_is_of_a_length_that_github_takes(sign):
    findings = tuple(Finding(subject=f"{number}", message=sign * 300) for number in range(20))
    results = [
        Result(check=f"contract.{number:04}", kind="contract", status=Status.FAIL, findings=findings)
        for number in range(60)
    ]
    long = body.About(marker=ABOUT.marker, title=sign * 5000, run_url="https://github.com/o/r/actions/runs/1")
    text = body.render(verdicts.verdict(*results, exit_code=1), long)
    refused = body.render_refusal([sign * 5000] * 30, long, "0" * 40)
    # GitHub keeps 262,144 bytes, four for each character that it allows.
    assert max(len(text), len(refused)) <= 65_536
    assert max(len(text.encode()), len(refused.encode())) <= 262_144
    assert "Left out to stay within" in text
    assert re.search(r"… and \d+ more", refused)


def test_what_failed_stands_above_what_is_folded_with_by_how_much_and_where():
    text = body.render(verdicts.MIXED, ABOUT)
    (fall,) = [line for line in text.splitlines() if "carrier=WN" in line and line.startswith("|")]
    assert fall == (
        "| ❌ | `regression.delay` | `roc_auc` | `carrier=WN` | 0.745 | 0.681 [0.641, 0.721] "
        "| -0.064 [-0.084, -0.044] | max\\_drop 0.005 |"
    )
    above = text.partition("<details>")[0]
    assert fall in above
    assert "`age:range`" in above
    assert "`artifact.models`" in above
    assert "contract.live" not in above


def test_a_green_comment_shows_all_checks_and_folds_no_more_than_before_and_after():
    text = body.render(verdicts.GREEN, ABOUT)
    assert "| ✅ | `contract.train` | pass |" in text.partition("<details>")[0]
    assert text.count("<details>") == 1
    assert "| `regression.delay` | `roc_auc` | 0.7391 |" in text


@pytest.mark.parametrize(("count", "title"), [(1, "The check"), (2, "All 2 checks")])
def test_one_check_is_not_all_checks(count, title):
    results = [Result(check=f"budget.{n}", kind="budget", status=Status.FAIL, reason="slow") for n in range(count)]
    assert f"<summary>{title}</summary>" in body.render(verdicts.verdict(*results, exit_code=1), ABOUT)


def test_commands_in_what_is_said_are_code():
    error = Result(check="a.b", kind="a", status=Status.ERROR, reason="run `git fetch` | or `a|b`")
    assert r"run `git fetch` &#124; or `a\|b`" in body.render(verdicts.verdict(error, exit_code=1), ABOUT)
    assert "- run `git fetch` first\n" in body.render_refusal(["run `git fetch` first"], ABOUT, "0" * 40)


def test_a_huge_number_is_short():
    measured = Measurement(
        name="roc_auc", value=0.5, baseline=-1e308, difference=1e308, status=Status.FAIL, limits={"max_drop": 0.1}
    )
    result = Result(check="regression.a", kind="regression", status=Status.FAIL, measurements=(measured,))
    told = body.render(verdicts.verdict(result, exit_code=1), ABOUT)
    assert "| -1e+308 |" in told
    assert "000,000" not in told


def test_each_configuration_and_each_choice_of_checks_has_its_marker():
    markers = {body.marker(*of) for of in [(".", ()), ("a", ()), ("a", ("b",)), ("a", ("b", "c")), ("a\0b", ())]}
    assert len(markers) == 4 + (body.marker("a\0b", ()) != body.marker("a", ("b",)))
    assert body.marker("a", ("b", "c")) == body.marker("a", ("c", "b"))
    assert all(MARKER.fullmatch(marker) for marker in markers)


def test_two_comments_say_the_same_but_for_commit_and_run():
    other = msgspec.structs.replace(verdicts.MIXED, commit="a" * 40, baseline_commit="b" * 40, seconds=99.0)
    one = body.render(verdicts.MIXED, body.About(marker=ABOUT.marker, run_url="https://github.example/1"))
    assert body.says_the_same(one, body.render(other, ABOUT))
    # As GitHub gives it back where somebody has edited it in a browser.
    assert body.says_the_same(one, one.replace("\n", "\r\n"))
    assert not body.says_the_same(one, body.render(verdicts.GREEN, ABOUT))
    worse = msgspec.json.decode(msgspec.json.encode(verdicts.MIXED).replace(b"0.681", b"0.682"), type=type(other))
    assert not body.says_the_same(one, body.render(worse, ABOUT))


@pytest.mark.parametrize("count", [0, 1, 25])
def test_no_finding_is_lost_unsaid(count):
    findings = tuple(Finding(subject=f"column{number}", message="x") for number in range(count))
    result = Result(check="contract.a", kind="contract", status=Status.FAIL, findings=findings, reason="why")
    text = body.render(verdicts.verdict(result, exit_code=1), ABOUT)
    shown = len(re.findall(r"^\| ❌ \| `contract.a` \| `column\d+` \|", text, re.MULTILINE))
    assert shown == min(count, 5)
    assert (f"… and {count - 5} more" in text) == (count > 5)


@given(st.lists(st.sampled_from(_HOSTILE) | st.text(max_size=4), min_size=1, max_size=4).map("".join).filter(bool))
@example("<!-- x")
def test_nothing_of_a_refusal_is_markup(name):
    text = body.render_refusal([f"x {name}"], body.About(marker=ABOUT.marker, title=name), "a" * 40)
    shape = [token.type for token in PARSER.parse(text)]
    assert shape == [
        token.type
        for token in PARSER.parse(body.render_refusal(["x"], body.About(marker=ABOUT.marker, title="name"), "a" * 40))
    ]
    assert {token.type for token in tokens(text)}.isdisjoint({"link_open", "image", "strong_open", "em_open", "s_open"})
