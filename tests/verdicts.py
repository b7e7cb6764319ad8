"""The verdicts that the reports' tests share: one of each status with slices, one all green, one of a linter."""

from __future__ import annotations

import msgspec

from mlgate.core.model import Finding, Goalposts, Location, Measurement, Move, Result, Severity, Status, Verdict, worst

_STARTED = "2026-01-31T12:00:00Z"


def verdict(*results: Result, exit_code: int, reason: str = "", seconds: float = 1.9) -> Verdict:
    statuses = [result.status for result in results]
    return Verdict(
        verdict=worst(statuses),
        exit_code=exit_code,
        reason=reason,
        mlgate="0.1.0",
        commit="1f0c5d3a9b7e4c2f8a6d0b1c3e5f7a9b2d4c6e80",
        baseline_commit="9e8d7c6b5a4f3e2d1c0b9a8f7e6d5c4b3a2f1e0d",
        started=_STARTED,
        seconds=seconds,
        counts={status.value: statuses.count(status) for status in Status},
        digests={"config": "sha256:" + "0" * 64, "data.test": "sha256:" + "1" * 64},
        results=tuple(sorted(results, key=lambda result: result.check)),
    )


def _compared(name: str, value: float, baseline: float, half_width: float, *, at: str | None = None) -> Measurement:
    difference = round(value - baseline, 6)
    return Measurement(
        name=name,
        value=value,
        low=round(value - 2 * half_width, 6),
        high=round(value + 2 * half_width, 6),
        n=9000 if at is None else 180,
        slice=at,
        baseline=baseline,
        difference=difference,
        difference_low=round(difference - half_width, 6),
        difference_high=round(difference + half_width, 6),
    )


_LIMITS = {"roc_auc": {"max_drop": 0.005}, "brier_score_loss": {"max_rise": 0.002}, "psi": {"at_most": 0.2}}


def _judged(
    measured: Measurement, status: Status = Status.PASS, note: str = "", n_needed: int | None = None
) -> Measurement:
    """The words of `core.limits` are written out here, so that a report's golden file changes with the report alone."""
    limits = _LIMITS.get(measured.name, {})
    return msgspec.structs.replace(measured, status=status, note=note, n_needed=n_needed, limits=limits)


_CARRIERS = [f"carrier={code}" for code in ("AA", "B6", "DL", "EV", "FL", "MQ", "UA", "US")]
_REGRESSION = (
    _judged(
        msgspec.structs.replace(_compared("roc_auc", 0.7102, 0.7391, 0.011), p_value=0.0021),
        Status.FAIL,
        "worse: drop of 0.0289 [0.0179, 0.0399] is beyond max_drop 0.005",
    ),
    _judged(_compared("brier_score_loss", 0.1524, 0.1519, 0.0008)),
    *(_judged(_compared("roc_auc", 0.7405, 0.7391, 0.003, at=carrier)) for carrier in _CARRIERS),
    _judged(
        _compared("roc_auc", 0.681, 0.745, 0.02, at="carrier=WN"),
        Status.FAIL,
        "worse: drop of 0.064 [0.044, 0.084] is beyond max_drop 0.005",
    ),
    _judged(
        _compared("roc_auc", 0.731, 0.735, 0.02, at="carrier=9E"),
        Status.INCONCLUSIVE,
        "not enough data: drop of 0.004 [-0.016, 0.024] against max_drop 0.005; 9,117 rows would decide, 8,937 more",
        9117,
    ),
    _judged(
        Measurement(name="roc_auc", value=None, n=12, slice="carrier=HA", insufficient="only one class in 12 rows"),
        Status.INCONCLUSIVE,
        "only one class in 12 rows",
    ),
)
_MISSING = _judged(
    Measurement(name="log_loss", value=0.4312, n=9000), Status.INCONCLUSIVE, "no baseline yet to compare with"
)

MIXED = verdict(
    Result(
        check="artifact.models",
        kind="artifact",
        status=Status.ERROR,
        reason="models/delay.onnx: is not an ONNX file; is it a Git LFS pointer? run `git lfs pull`",
        location=Location(path="mlgate.toml", line=31),
        seconds=0.01,
    ),
    Result(
        check="contract.live",
        kind="contract",
        status=Status.PASS,
        seconds=0.3,
        measurements=(Measurement(name="rows", value=336776.0, status=Status.PASS),),
    ),
    Result(
        check="contract.train",
        kind="contract",
        status=Status.FAIL,
        reason="2 findings, first age:range: 12 of 1,000 rows are outside [0, 120]",
        description="What the training pipeline relies on",
        seconds=0.4,
        location=Location(path="mlgate.toml", line=12),
        findings=(
            Finding(
                subject="age:range",
                message="12 of 1,000 rows are outside [0, 120], first in row 17",
                count=12,
                total=1000,
                location=Location(path="contracts/people.odcs.yaml", line=7),
                evidence={"rows": [17, 41, 99]},
            ),
            Finding(subject="region:values", message="values that the contract does not list", count=3, total=1000),
        ),
    ),
    Result(
        check="drift.live",
        kind="drift",
        status=Status.WARN,
        severity=Severity.WARNING,
        reason="psi[air_time]: 0.31 is above at_most 0.2",
        seconds=0.2,
        measurements=(
            _judged(
                Measurement(name="psi", value=0.31, slice="column=air_time", n=9000),
                Status.FAIL,
                "0.31 is above at_most 0.2",
            ),
            _judged(Measurement(name="psi", value=0.02, slice="column=distance", n=9000)),
        ),
    ),
    Result(
        check="features.daily",
        kind="features",
        status=Status.SKIP,
        reason="nothing changed in features/ since the baseline",
    ),
    Result(
        check="lint.code",
        kind="lint",
        status=Status.FAIL,
        reason="1 finding, first MLL101: scaler is fitted on rows that later reach train_test_split",
        location=Location(path="mlgate.toml", line=40),
        findings=(
            Finding(
                subject="MLL101",
                message="scaler is fitted on rows that later reach train_test_split",
                location=Location(path="notebooks/train.ipynb", cell=3, line=2, column=5, file_line=57),
            ),
        ),
    ),
    Result(
        check="regression.delay",
        kind="regression",
        status=Status.FAIL,
        reason="roc_auc: worse",
        seconds=0.9,
        measurements=tuple(sorted(_REGRESSION, key=lambda measured: measured.key)),
    ),
    Result(
        check="regression.price",
        kind="regression",
        status=Status.INCONCLUSIVE,
        reason="log_loss: no baseline yet to compare with",
        seconds=0.1,
        measurements=(_MISSING,),
    ),
    exit_code=1,
)

GREEN = verdict(
    Result(check="artifact.models", kind="artifact", status=Status.PASS, seconds=0.01),
    Result(check="contract.train", kind="contract", status=Status.PASS, seconds=0.4),
    Result(
        check="regression.delay",
        kind="regression",
        status=Status.PASS,
        seconds=0.9,
        measurements=(
            _judged(_compared("roc_auc", 0.7402, 0.7391, 0.003)),
            _judged(_compared("brier_score_loss", 0.1516, 0.1519, 0.0008)),
        ),
    ),
    exit_code=0,
    seconds=1.3,
)

LINTED = verdict(
    Result(
        check="lint",
        kind="lint",
        status=Status.FAIL,
        findings=(
            Finding(
                subject="MLL101",
                message="scaler is fitted on rows that later reach train_test_split",
                location=Location(path="src/train.py", line=14, column=1),
                evidence={
                    "path": [
                        {"what": "came in", "at": "src/train.py:9:6", "code": 'df = pd.read_csv("rows.csv")'},
                        {"what": "fitted", "at": "src/train.py:14:1", "code": "scaler.fit(df)"},
                        {"what": "split", "at": "src/train.py:18:15", "code": "train, test = train_test_split(df)"},
                    ]
                },
            ),
            Finding(
                subject="MLR301",
                message="RandomForestClassifier without random_state gives another model every run",
                location=Location(path="src/train.py", line=20, column=9),
            ),
        ),
    ),
    exit_code=1,
)

CLEAN = verdict(Result(check="lint", kind="lint", status=Status.PASS), exit_code=0)

NOTHING_CHECKED = verdict(exit_code=2, reason="nothing was checked")

MOVED = msgspec.structs.replace(
    GREEN,
    verdict=Status.WARN,
    goalposts=Goalposts(
        commit="9e8d7c6b5a4f3e2d1c0b9a8f7e6d5c4b3a2f1e0d",
        moves=(
            Move(
                of="regression.delay",
                what="roc_auc at_least",
                before="0.76",
                after="0.7",
                looser=True,
                reason="fewer carriers fly since May",
                location=Location(path="mlgate.toml", line=21),
            ),
            Move(of="contract.live", what="check", before="declared", looser=True),
            Move(of="data.test", what="path", before="data/test.parquet", after="data/new.parquet"),
            Move(of="regression.delay", what="brier_score_loss max_rise", after="0.002", looser=False),
        ),
        verdict=Status.FAIL,
        exit_code=1,
        checks={
            "artifact.models": Status.PASS,
            "contract.live": Status.INCONCLUSIVE,
            "contract.train": Status.PASS,
            "regression.delay": Status.FAIL,
        },
    ),
)
