"""SARIF against its schema, and against what GitHub does with it."""

from __future__ import annotations

import gzip
import json

import msgspec
import pytest

import verdicts
from mlgate import report
from mlgate.core.model import Finding, Location, Result, Status
from mlgate.report import sarif
from sarif_schema import problems_of


def _run(*results: Result):
    return json.loads(report.render("sarif", verdicts.verdict(*results, exit_code=1)))["runs"][0]


def _lint(*findings: Finding) -> Result:
    place = Location(path="mlgate.toml", line=4)
    return Result(check="lint.a", kind="lint", status=Status.FAIL, findings=findings, location=place)


def _leak(line: int, text: str = "ab") -> Finding:
    return Finding(subject="MLL101", message="leak", location=Location(path="a b.py", line=line), line_digest=text)


@pytest.mark.parametrize(
    "verdict", [verdicts.MIXED, verdicts.GREEN, verdicts.LINTED, verdicts.CLEAN, verdicts.NOTHING_CHECKED]
)
def test_it_is_what_the_schema_says(verdict):
    assert list(problems_of(json.loads(report.render("sarif", verdict)))) == []


def test_the_schema_refuses():
    assert list(problems_of({"version": "2.1.0", "runs": [{}]})) != []


def test_the_fingerprint_stays_when_the_line_moves_and_tells_two_alike_apart():
    before = [one["partialFingerprints"] for one in _run(_lint(_leak(3), _leak(9)))["results"]]
    after = [one["partialFingerprints"] for one in _run(_lint(_leak(5), _leak(20)))["results"]]
    assert before == after
    assert before[0] != before[1]
    (other,) = _run(_lint(_leak(3, "cd")))["results"]
    assert other["partialFingerprints"] not in before


def test_a_notebook_is_shown_at_the_line_of_its_file():
    (physical,) = [
        one["locations"][0]["physicalLocation"]
        for one in json.loads(report.render("sarif", verdicts.MIXED))["runs"][0]["results"]
        if one["ruleId"] == "MLL101"
    ]
    assert physical["region"] == {"startLine": 57}


def test_the_path_of_a_leak_is_a_code_flow():
    (flow,) = json.loads(report.render("sarif", verdicts.LINTED))["runs"][0]["results"][0]["codeFlows"]
    steps = [one["location"]["physicalLocation"]["region"] for one in flow["threadFlows"][0]["locations"]]
    assert [(step["startLine"], step["startColumn"]) for step in steps] == [(9, 6), (14, 1), (18, 15)]


def test_a_check_that_is_no_code_stands_at_its_configuration():
    (result,) = _run(Result(check="budget.a", kind="budget", status=Status.FAIL, reason="slow",
                            location=Location(path="mlgate.toml", line=4)))["results"]  # fmt: skip
    place = result["locations"][0]["physicalLocation"]
    assert (place["artifactLocation"]["uri"], place["region"]["startLine"]) == ("mlgate.toml", 4)
    assert "primaryLocationLineHash" in result["partialFingerprints"]


def test_what_is_beyond_the_limits_is_cut_and_said(monkeypatch):
    monkeypatch.setattr(sarif, "MOST_RESULTS", 3)
    run = _run(_lint(*(_leak(number) for number in range(1, 6))))
    assert len(run["results"]) == 3
    (note,) = run["invocations"][0]["toolExecutionNotifications"]
    assert note["message"]["text"].startswith("2 of 5 results are left out")


def test_the_bytes_are_within_the_limit(monkeypatch):
    monkeypatch.setattr(sarif, "MOST_BYTES", 4_000)
    text = report.render("sarif", verdicts.verdict(_lint(*(_leak(n) for n in range(1, 300))), exit_code=1))
    assert len(gzip.compress(text.encode())) <= 4_000
    assert 0 < len(json.loads(text)["runs"][0]["results"]) < 299


def test_rules_are_those_used():
    assert [rule["id"] for rule in _run(_lint(_leak(1)))["tool"]["driver"]["rules"]] == ["MLL101"]


def test_gitlab_names_each_violation_once():
    entries = json.loads(report.render("gitlab", verdicts.verdict(_lint(_leak(3), _leak(9)), exit_code=1)))
    assert len({one["fingerprint"] for one in entries}) == 2
    assert entries[0]["location"] == {"path": "a b.py", "lines": {"begin": 3}}
    green = msgspec.structs.replace(verdicts.GREEN)
    assert json.loads(report.render("gitlab", green)) == []
