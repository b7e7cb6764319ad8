"""What holds for every format: found by file name, light, and of no use to who puts commands into data."""

from __future__ import annotations

import re
import subprocess
import sys

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import verdicts
from mlgate import report
from mlgate.core.errors import UsageError
from mlgate.core.limits import Limits, judge
from mlgate.core.model import Finding, Goalposts, Location, Measurement, Move, Result, Severity, Status, Verdict
from mlgate.report import text
from runner_commands import commands


@pytest.mark.parametrize(
    "line",
    ["::error::x", "  ::set-output name=a::b", "x ##[add-mask]y", "#\xad#[error]x", ":\u200b:warning file=a::b"],
)
def test_the_emulator_finds_commands(line):
    assert len(list(commands(line))) == 1


_PIECES = st.sampled_from(
    [
        "::error::x", "::set-output name=passed::true", "##[add-mask]x", "##[", "#", "[error]x", ":", "::", "error::",
        "\n", "\r", "\x1b[31m", "\u202e", "\xad", "\u200b", "\ufe0f", "\u2028", "\x85", "%0A", "%", ",", "]", ";",
        "##vso[task.setvariable]x", "#[set-output name=a]b", " ", "\ud800", "\ufffe", "`", "|", "<!--", "@all", "\\",
    ]
)  # fmt: skip
_HOSTILE = st.lists(st.one_of(_PIECES, st.text(max_size=3)), max_size=6).map("".join)
_LINES = st.none() | st.integers(1, 99)
_NUMBERS = st.none() | st.floats()
_LOCATIONS = st.none() | st.builds(Location, path=_HOSTILE, line=_LINES, column=_LINES, cell=_LINES, file_line=_LINES)
_FINDINGS = st.builds(
    Finding,
    subject=_HOSTILE,
    message=_HOSTILE,
    count=st.none() | st.integers(0, 9),
    total=st.none() | st.integers(0, 9),
    location=_LOCATIONS,
    evidence=st.dictionaries(
        st.just("samples") | _HOSTILE, st.one_of(_HOSTILE, st.lists(_HOSTILE, max_size=2)), max_size=2
    ),
)
_MEASUREMENTS = st.builds(
    Measurement,
    name=_HOSTILE,
    value=_NUMBERS,
    low=_NUMBERS,
    high=_NUMBERS,
    n=st.none() | st.integers(0, 10**9),
    slice=st.none() | _HOSTILE,
    against=st.none() | _HOSTILE,
    baseline=_NUMBERS,
    difference=_NUMBERS,
    difference_low=_NUMBERS,
    difference_high=_NUMBERS,
    note=_HOSTILE,
    status=st.none() | st.sampled_from(Status),
    limits=st.dictionaries(st.sampled_from(["at_least", "at_most", "max_drop", "max_rise"]), st.floats(), max_size=2),
)
_EVIDENCE = st.fixed_dictionaries(
    {},
    optional={
        "rows": st.dictionaries(st.sampled_from(["by", "what", "column", "count"]), _HOSTILE)
        | st.fixed_dictionaries(
            {"ids": st.lists(_HOSTILE, max_size=2), "column": _HOSTILE, "count": st.integers(0, 9)}
        ),
        "samples": st.lists(st.dictionaries(_HOSTILE, _HOSTILE, max_size=2), max_size=2),
        "region": st.fixed_dictionaries({"name": _HOSTILE, "value": _NUMBERS, "slice": _HOSTILE}),
    },
)
_KINDS = st.one_of(st.sampled_from(["lint", "contract", "regression"]), _HOSTILE)
_RESULTS = st.builds(
    Result,
    check=st.one_of(st.sampled_from(["lint", "contract.train"]), _HOSTILE),
    kind=_KINDS,
    status=st.sampled_from(Status),
    severity=st.sampled_from(Severity),
    reason=_HOSTILE,
    description=_HOSTILE,
    location=_LOCATIONS,
    findings=st.lists(_FINDINGS, max_size=3).map(tuple),
    measurements=st.lists(_MEASUREMENTS, max_size=3).map(tuple),
)


_MOVES = st.builds(
    Move,
    of=_HOSTILE,
    what=st.just("check") | _HOSTILE,
    before=st.none() | _HOSTILE,
    after=st.none() | _HOSTILE,
    looser=st.none() | st.booleans(),
    reason=_HOSTILE,
    location=_LOCATIONS,
)
_GOALPOSTS = st.builds(
    Goalposts,
    commit=_HOSTILE,
    moves=st.lists(_MOVES, max_size=3).map(tuple),
    verdict=st.none() | st.sampled_from(Status),
    checks=st.dictionaries(_HOSTILE, st.sampled_from(Status), max_size=2),
    note=_HOSTILE,
    first=st.booleans(),
)


@st.composite
def hostile_verdicts(draw) -> Verdict:
    built = verdicts.verdict(*draw(st.lists(_RESULTS, max_size=3)), exit_code=1)
    return msgspec.structs.replace(
        built,
        reason=draw(st.just("") | _HOSTILE),
        commit=draw(st.none() | _HOSTILE),
        baseline_commit=draw(st.none() | _HOSTILE),
        digests=draw(st.dictionaries(_HOSTILE, _HOSTILE, max_size=2)),
        goalposts=draw(st.just(msgspec.UNSET) | _GOALPOSTS),
    )


@settings(max_examples=300, deadline=None)
@given(verdict=hostile_verdicts(), format_name=st.sampled_from([name for name in report.formats() if name != "github"]))
def test_no_value_becomes_a_command(verdict, format_name):
    assert list(commands(report.render(format_name, verdict))) == []


@settings(max_examples=50, deadline=None)
@given(verdict=hostile_verdicts(), evidence=_EVIDENCE)
def test_what_is_explained_is_harmless(verdict, evidence):
    for result in verdict.results:
        measured = tuple(msgspec.structs.replace(one, evidence=evidence) for one in result.measurements)
        text = "\n".join(report.explained(msgspec.structs.replace(result, measurements=measured)))
        assert list(commands(text)) == []
        assert re.findall("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text) == []


@settings(max_examples=300, deadline=None)
@given(verdict=hostile_verdicts())
def test_github_commands_are_ours(verdict):
    log = report.render("github", verdict)
    lines = log.splitlines()
    found = [name for name, _ in commands(log)]
    assert found == [line[2:].partition(" ")[0] for line in lines[:-1]]
    assert set(found) <= {"error", "warning"}


@settings(max_examples=200, deadline=None)
@given(verdict=hostile_verdicts(), format_name=st.sampled_from(report.formats()))
def test_text_for_logs_is_printable_and_encodable(verdict, format_name):
    shown = report.render(format_name, verdict)
    shown.encode("utf-8")
    # Control characters but line ends, and marks that turn the direction of the text.
    assert re.findall("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", shown) == []
    assert shown.endswith("\n")


def test_samples_stay_out_of_what_is_posted():
    canary = "canary-4111111111111111"
    finding = Finding(subject="card:pattern", message="3 rows", count=3, evidence={"samples": [canary, 7]})
    result = Result(check="contract.cards", kind="contract", status=Status.FAIL, findings=(finding,))
    verdict = verdicts.verdict(result, exit_code=1)
    shown = {name for name in report.formats() if canary in report.render(name, verdict)}
    assert shown == {"json", "text"}
    assert f"3 rows (values '{canary}', 7)" in report.render("text", verdict)


def test_unknown_format_names_the_nearest():
    with pytest.raises(UsageError, match="unknown format 'jsn'; did you mean 'json'"):
        report.render("jsn", verdicts.GREEN)


def test_styled_text_is_the_plain_text():
    assert "".join(piece for piece, _ in text.styled(verdicts.MIXED)) == report.render("text", verdicts.MIXED)
    assert ("FAIL", "bold red") in text.styled(verdicts.MIXED)


def test_long_lists_are_cut_and_counted():
    findings = tuple(Finding(subject=f"column_{number}", message="missing") for number in range(25))
    result = Result(check="contract.wide", kind="contract", status=Status.FAIL, findings=findings)
    shown = report.render("text", verdicts.verdict(result, exit_code=1))
    assert "column_19: missing\n" in shown
    assert "column_20: missing\n" not in shown
    assert "… and 5 more" in shown
    assert len(text.result_lines(result)) == 26


def test_a_path_that_is_longer_than_any_leaks_is_cut():
    """A verdict of a fork's may hold millions of lines, each of which would be escaped only to be left out."""
    path = [{"what": "read", "at": f"a.py:{number}", "code": "x"} for number in range(5000)]
    found = Finding(subject="MLL101", message="a leak", evidence={"path": path})
    assert [step["at"] for step in text.path_of(found)] == [f"a.py:{number}" for number in range(100)]


def test_passing_check_shows_a_note_on_harm_within_tolerance():
    result = Result(
        check="regression.a", kind="regression", status=Status.PASS, reason="roc_auc: worse, within tolerance"
    )
    assert "within tolerance" in report.render("text", verdicts.verdict(result, exit_code=0))


def test_figures_that_passed_are_not_shown_beside_findings():
    measured = Measurement(name="unchecked", value=0.0, status=Status.PASS)
    finding = Finding(subject="age:range", message="12 rows")
    result = Result(
        check="contract.a", kind="contract", status=Status.FAIL, findings=(finding,), measurements=(measured,)
    )
    assert "unchecked" not in report.render("text", verdicts.verdict(result, exit_code=1))


def test_a_missing_baseline_is_followed_by_how_to_accept_one():
    measured = judge(Measurement(name="log_loss", value=0.4), Limits(max_rise=0.01))
    result = Result(check="regression.a", kind="regression", status=Status.INCONCLUSIVE, measurements=(measured,))
    shown = report.render("text", verdicts.verdict(result, exit_code=0))
    assert "mlgate accept regression.a --reason 'first baseline'" in shown


def test_reports_import_nothing_heavy():
    code = (
        "import sys; before = set(sys.modules); import mlgate.report; mlgate.report.formats();"
        "import mlgate.report.text; print(*sorted({name.partition('.')[0] for name in sys.modules}))"
    )
    loaded = set(
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    )
    assert loaded.isdisjoint({"rich", "numpy", "pandas", "polars", "sklearn", "yaml", "xml", "difflib"})
