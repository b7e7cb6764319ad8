"""A verdict with everything that the page can show, for the tests that read it and for those that open it."""

from __future__ import annotations

import msgspec

import verdicts
from mlgate.core.model import Finding, Location, Measurement, MlTestAnswer, MlTestScore, Severity, Status


def _bin(start, n, predicted, observed, half):
    return {
        "start": start,
        "end": round(start + 0.2, 1),
        "n": n,
        "predicted": predicted,
        "observed": observed,
        "low": round(observed - half, 3),
        "high": round(observed + half, 3),
    }


_STARTS = (0.0, 0.2, 0.4, 0.6, 0.8)
_ROWS = (4100, 2600, 1300, 700, 300)
_HALVES = (0.02, 0.03, 0.04, 0.06, 0.08)


def _curve(predicted, observed):
    return [_bin(*one) for one in zip(_STARTS, _ROWS, predicted, observed, _HALVES, strict=True)]


RELIABILITY = {
    "candidate": _curve((0.11, 0.29, 0.5, 0.69, 0.86), (0.08, 0.21, 0.37, 0.55, 0.74)),
    "baseline": _curve((0.1, 0.3, 0.49, 0.68, 0.87), (0.1, 0.29, 0.5, 0.7, 0.85)),
}
GAP = {
    "rate": "selection",
    "highest": "group=a",
    "lowest": "group=c",
    "groups": [
        {"rate": "selection", "group": "group=a", "value": 0.41, "low": 0.38, "high": 0.44, "n": 2100},
        {"rate": "selection", "group": "group=b", "value": 0.36, "low": 0.31, "high": 0.41, "n": 900},
        {"rate": "selection", "group": "group=c", "value": 0.22, "low": 0.15, "high": 0.29, "n": 240},
    ],
}
NUMBERS = {
    "names": ["train", "live"],
    "edges": [0.0, 50.0, 100.0, 150.0, 200.0, 300.0, 400.0, 700.0],
    "reference": [0.08, 0.24, 0.29, 0.17, 0.12, 0.07, 0.03],
    "current": [0.03, 0.12, 0.21, 0.22, 0.19, 0.15, 0.08],
}
# As a contract's rule writes them: the first and the last bin have no end, and names are the contract's own.
OPEN = {
    "names": ["contract", "data"],
    "edges": [18.0, 30.0, 45.0, 65.0],
    "reference": [0.02, 0.24, 0.31, 0.32, 0.11],
    "current": [0.09, 0.31, 0.3, 0.25, 0.05],
}
NAMED = {
    "names": ["contract", "data"],
    "categories": ["primary", "secondary", "tertiary", "others"],
    "reference": [0.2, 0.5, 0.3, 0.0],
    "current": [0.11, 0.42, 0.33, 0.14],
}
CATEGORIES = {"names": ["train", "live"], "reference": [0.5, 0.3, 0.2], "current": [0.3, 0.3, 0.4]}
HISTORY = [
    {"at": f"2026-0{month}-01", "commit": f"{month}" * 12, "value": value, "low": value - 0.01, "high": value + 0.01}
    for month, value in ((1, 0.727), (2, 0.741), (3, 0.744), (4, 0.738), (5, 0.739))
]
HISTORY[0] |= {"other": "the rows of the test set", "reason": "the first model"}
HISTORY[3] |= {"reason": "answers twice as fast"}
PATH = [
    {"what": "came in", "at": "src/train.py:9:6", "code": 'df = pd.read_csv("rows.csv")'},
    {"what": "fitted", "at": "src/train.py:14:1", "code": "scaler.fit(df)"},
    {
        "what": "split",
        "at": "notebooks/train.ipynb:cell_3:4:1",
        "code": "train, test = train_test_split(df)",
        "file_line": 71,
    },
]

_BY_NAME = {result.check: result for result in verdicts.MIXED.results}
_EXTRA = (
    Measurement(
        name="expected_calibration_error",
        value=0.094,
        low=0.081,
        high=0.108,
        n=9000,
        baseline=0.012,
        difference=0.082,
        difference_low=0.066,
        difference_high=0.098,
        better="lower",
        status=Status.FAIL,
        note="worse: rise of 0.082 [0.066, 0.098] is beyond max_rise 0.02",
        limits={"max_rise": 0.02},
        evidence={"reliability": RELIABILITY},
    ),
    Measurement(
        name="demographic_parity_difference",
        value=0.19,
        low=0.12,
        high=0.26,
        n=3240,
        better="lower",
        status=Status.FAIL,
        note="0.19 is above at_most 0.1",
        limits={"at_most": 0.1},
        evidence={"gap": GAP, "rows": {"ids": ["row-of-a-person"], "count": 1, "column": "id"}},
    ),
    Measurement(
        name="roc_auc",
        value=0.7102,
        low=0.69,
        high=0.73,
        n=9000,
        against="dummy",
        must_be="higher",
        baseline=0.5,
        difference=0.2102,
        difference_low=0.19,
        difference_high=0.23,
        better="higher",
        status=Status.PASS,
    ),
)


def _with(name, **changes):
    return msgspec.structs.replace(_BY_NAME[name], **changes)


def _drifted():
    measured = list(_BY_NAME["drift.live"].measurements)
    measured[0] = msgspec.structs.replace(measured[0], evidence={"distribution": NUMBERS})
    measured[1] = msgspec.structs.replace(
        measured[1], evidence={"distribution": CATEGORIES, "samples": ["JFK-secret", "LGA-secret", "EWR-secret"]}
    )
    return _with("drift.live", measurements=tuple(measured))


def _compared():
    measured = _BY_NAME["regression.delay"].measurements
    with_history = [
        msgspec.structs.replace(one, evidence={"history": HISTORY}) if one.key == "roc_auc" else one for one in measured
    ]
    return _with("regression.delay", measurements=(*with_history, *_EXTRA))


def _leaking():
    leak = msgspec.structs.replace(_BY_NAME["lint.code"].findings[0], evidence={"path": PATH})
    other = Finding(
        subject="MLR301",
        message="RandomForestClassifier without random_state gives another model every run",
        severity=Severity.WARNING,
        location=Location(path="src/train.py", line=20, column=9),
    )
    return _with("lint.code", findings=(leak, other))


def _broken_contract():
    found = list(_BY_NAME["contract.train"].findings)
    found[1] = msgspec.structs.replace(
        found[1],
        evidence={"samples": ["value-withheld", 7]},
        location=Location(path="contracts/people.odcs.yaml", line=12),
    )
    moved = [
        Finding(
            subject=f"{name}:distribution",
            message=f"distance (psi) of {name} from its distribution is {value}; the contract says mustBeLessThan 0.1",
            total=1000,
            location=Location(path="contracts/people.odcs.yaml", line=line),
            evidence={"value": value, "distribution": seen},
        )
        for name, value, line, seen in (("age", 0.216, 9, OPEN), ("education", 1.384, 16, NAMED))
    ]
    return _with("contract.train", findings=(*found, *moved))


_CHANGED = {one.check: one for one in (_drifted(), _leaking(), _broken_contract())}
_CHANGED["regression.delay"] = _compared()
EVERYTHING = msgspec.structs.replace(
    verdicts.MIXED,
    results=tuple(_CHANGED.get(result.check, result) for result in verdicts.MIXED.results),
    ml_test_score=MlTestScore(
        score=1,
        sections={"Data": 1, "Model": 2, "Infra": 1, "Monitor": 1},
        tests=(MlTestAnswer(test="Model 6", status=Status.FAIL, checks=("regression.delay",)),),
    ),
)
