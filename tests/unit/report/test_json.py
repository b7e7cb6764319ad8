from __future__ import annotations

import json
import math

import msgspec

import verdicts
from mlgate import report
from mlgate.core.model import Finding, Measurement, Result, Status, Verdict


def _one(**fields) -> Verdict:
    result = Result(check="contract.a", kind="contract", status=Status.FAIL, **fields)
    return verdicts.verdict(result, exit_code=1)


def test_verdict_survives_the_way_there_and_back():
    assert msgspec.json.decode(report.render("json", verdicts.MIXED), type=Verdict) == verdicts.MIXED


def test_keys_are_those_of_the_specification():
    shown = json.loads(report.render("json", verdicts.MIXED))
    assert list(shown)[:4] == ["schema", "verdict", "exit_code", "reason"]
    assert shown["schema"] == "mlgate/verdict/v1"
    assert set(shown) == {
        "schema", "verdict", "exit_code", "reason", "mlgate", "commit", "baseline_commit", "started", "seconds",
        "counts", "digests", "results",
    }  # fmt: skip
    assert list(shown["counts"]) == ["pass", "fail", "warn", "inconclusive", "skip", "error"]
    failed = next(result for result in shown["results"] if result["check"] == "contract.train")
    assert failed["location"] == {"path": "mlgate.toml", "line": 12}
    assert failed["findings"][0] == {
        "subject": "age:range",
        "message": "12 of 1,000 rows are outside [0, 120], first in row 17",
        "count": 12,
        "total": 1000,
        "location": {"path": "contracts/people.odcs.yaml", "line": 7},
        "evidence": {"rows": [17, 41, 99]},
    }


def test_numbers_that_are_not_finite_are_null():
    measured = Measurement(name="r2", value=math.nan, low=-math.inf, high=math.inf, status=Status.FAIL)
    shown = json.loads(report.render("json", _one(measurements=(measured,))))["results"][0]["measurements"][0]
    assert (shown["value"], shown["low"], shown["high"]) == (None, None, None)


def test_escapes_are_undone_by_any_reader():
    hostile = "##[add-mask]x ###[ #\u0301#[ \x1b[31m \x9b \u202e \u2028 \\##[ \\\\##[ \ufeff é"
    shown = report.render("json", _one(findings=(Finding(subject=hostile, message=hostile),)))
    assert "##" not in shown
    assert json.loads(shown)["results"][0]["findings"][0]["subject"] == hostile


def test_lone_surrogates_of_file_names_do_not_stop_the_report():
    shown = report.render("json", _one(findings=(Finding(subject="a\udcff.csv", message="m"),)))
    assert json.loads(shown)["results"][0]["findings"][0]["subject"] == "a?.csv"


def test_evidence_of_any_type_is_written():
    finding = Finding(subject="a", message="m", evidence={"set": {1}, "object": complex(1, 2), "tuple": (1,)})
    shown = json.loads(report.render("json", _one(findings=(finding,))))["results"][0]["findings"][0]["evidence"]
    assert shown == {"set": [1], "object": "(1+2j)", "tuple": [1]}
