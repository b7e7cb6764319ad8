"""SARIF against its schema, and against what GitHub does with it."""

from __future__ import annotations

import gzip
import json

import msgspec
import pytest

import verdicts
from mlgate import report
from mlgate.core.model import Finding, Goalposts, Location, Result, Status
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
    "verdict",
    [verdicts.MIXED, verdicts.GREEN, verdicts.LINTED, verdicts.CLEAN, verdicts.NOTHING_CHECKED, verdicts.MOVED],
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


def test_what_is_often_meant_is_said_to_be_less_precise():
    found = tuple(Finding(subject=rule, message="a") for rule in ("MLL101", "MLR306", "MLL110"))
    lint = Result(check="lint.a", kind="lint", status=Status.FAIL, findings=found)
    budget = Result(check="budget.a", kind="budget", status=Status.FAIL, reason="slow")
    log = json.loads(report.render("sarif", verdicts.verdict(lint, budget, exit_code=1)))
    rules = log["runs"][0]["tool"]["driver"]["rules"]
    assert {rule["id"]: rule["properties"]["precision"] for rule in rules} == {
        "MLL101": "high", "MLR306": "medium", "MLL110": "medium", "budget": "high",
    }  # fmt: skip


@pytest.mark.parametrize("path", ["src/ü::x,y.py", "a\nb.py", "a #[b] c.py", "bb:cell.py", f"{'folder/' * 90}a.py"])
def test_a_step_stands_in_the_file_of_its_finding(path):
    steps = [{"what": "fitted", "at": f"{path}:4:9", "code": "scaler.fit(df)"}]
    finding = Finding(
        subject="MLL101", message="leaks", location=Location(path=path, line=4, column=9), evidence={"path": steps}
    )
    (result,) = _run(Result(check="lint.a", kind="lint", status=Status.FAIL, findings=(finding,)))["results"]
    (step,) = result["codeFlows"][0]["threadFlows"][0]["locations"]
    place = step["location"]["physicalLocation"]
    assert place["artifactLocation"] == result["locations"][0]["physicalLocation"]["artifactLocation"]
    assert (place["region"]["startLine"], place["region"]["startColumn"]) == (4, 9)


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


def test_what_the_change_moves_is_a_result_at_its_line_where_it_asks_for_less():
    (run,) = json.loads(report.render("sarif", verdicts.MOVED))["runs"]
    told = [(one["ruleId"], one["level"], one["properties"]["subject"]) for one in run["results"]]
    assert told == [
        ("goalposts", "warning", "regression.delay: roc_auc at_least"),
        ("goalposts", "warning", "contract.live: check"),
        ("goalposts", "warning", "data.test: path"),
    ]
    assert run["results"][0]["locations"][0]["physicalLocation"]["region"] == {"startLine": 21}
    assert len({one["partialFingerprints"]["primaryLocationLineHash"] for one in run["results"]}) == 3
    message = run["results"][0]["message"]["text"]
    assert "roc_auc at_least 0.76 → 0.7, looser, reason given: fewer carriers fly since May" in message
    assert message.endswith("by that of this change: pass.")
    (note,) = run["invocations"][0]["toolExecutionNotifications"]
    assert note["level"] == "warning"
    assert "brier_score_loss max_rise not set → 0.002, stricter" in note["message"]["text"]


def test_a_first_run_is_a_note_and_no_result():
    first = msgspec.structs.replace(verdicts.GREEN, goalposts=Goalposts(note="first run: none yet", first=True))
    (run,) = json.loads(report.render("sarif", first))["runs"]
    assert run["results"] == []
    (note,) = run["invocations"][0]["toolExecutionNotifications"]
    assert note == {"level": "note", "message": {"text": "Baseline: first run: none yet."}}
