"""`mlgate explain CHECK` of a comparison: everything, in order, and no more than a person reads."""

import msgspec

import verdicts
from mlgate.core.model import Measurement, Result, Status
from mlgate.report import explained

(DELAY,) = (result for result in verdicts.MIXED.results if result.check == "regression.delay")
LIMITS = {"max_drop": 0.005}


def test_all_rows_then_slices_worst_first():
    lines = explained(DELAY)
    assert lines[0].startswith("✗ regression.delay  fail  2 of 13 measurements failed")
    assert lines[1].strip().startswith("roc_auc fell from 0.7391")
    text = "\n".join(lines)
    head = (
        "    measure           value                    baseline  difference                  allowed         n      p"
    )
    assert head in lines
    assert "  ✗ roc_auc           0.7102 [0.6882, 0.7322]  0.7391" in text
    assert "max_drop 0.005  9,000  0.0021" in text
    places = [
        text.index(part) for part in ("All rows:", "roc_auc by slice:", "carrier=WN  ", "carrier=9E", "carrier=AA")
    ]
    assert places == sorted(places)
    assert "9,117" in next(line for line in lines if "carrier=9E" in line)
    assert "only one class in 12 rows" in text


def test_what_is_the_same_is_told_once():
    rows = {"what": "newly wrong", "by": "the candidate's confidence", "count": 1, "column": "flight", "ids": ["AA 1"]}
    measured = [Measurement(name=name, value=0.5, evidence={"rows": rows}) for name in ("accuracy", "f1")]
    text = "\n".join(
        explained(Result(check="regression.a", kind="regression", status=Status.PASS, measurements=tuple(measured)))
    )
    assert text.count("AA 1") == 1
    assert "accuracy, f1: 1 row that is newly wrong" in text
    assert "worst by the candidate's confidence, flight: AA 1" in text


def test_what_was_accepted_earlier_is_told():
    moments = [
        {"at": "2026-01-01", "value": 0.7, "reason": "the first", "other": "the labels"},
        {"at": "2026-02-01", "value": 0.72},
    ]
    measured = Measurement(name="roc_auc", value=0.75, evidence={"history": moments})
    lines = explained(Result(check="regression.a", kind="regression", status=Status.PASS, measurements=(measured,)))
    place = lines.index("roc_auc, as it was accepted:")
    assert lines[place + 1 :] == [
        "    day         value  reason",
        "    2026-01-01  0.7    the first (not the same as now: the labels)",
        "    2026-02-01  0.72   \N{EN DASH}",
    ]


def test_many_slices_and_a_damaged_verdict_stay_readable():
    many = [
        Measurement(name="f1", value=0.5, slice=f"s={number}", status=Status.PASS, limits=LIMITS)
        for number in range(500)
    ]
    odd = [
        Measurement(name="f1", value=0.5, evidence={"rows": {}, "samples": "x", "region": {}}),
        Measurement(name="f2", value=0.5, evidence={"rows": [1], "samples": [1, {}], "region": 3, "history": 3}),
        Measurement(name="f4", value=0.5, evidence={"history": [1, {}, {"at": 3, "value": 10**400}, {"value": "x"}]}),
        Measurement(name="f3", value=0.5, evidence={"rows": {"ids": list(range(999))}, "samples": [{"a": 1}, {}]}),
    ]
    lines = explained(msgspec.structs.replace(DELAY, measurements=(*many, *odd)))
    assert len(lines) < 96
    assert "    … and 450 more: `--format json` has all" in lines
    assert max(map(len, lines)) < 2000
