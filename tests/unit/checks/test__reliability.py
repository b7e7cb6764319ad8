import numpy as np
import polars as pl
import pytest

from regressions import check, measured, predictions

ECE = "metrics.expected_calibration_error = { at_most = 0.5 }\n"


def test_the_curve_is_the_evidence_of_the_calibration_error(tmp_path):
    predictions().write_csv(tmp_path / "p.csv")
    predictions(seed=1, noise=2.0).write_csv(tmp_path / "b.csv")
    result = check(tmp_path, f'baseline = "b.csv"\nslices = ["s"]\n{ECE}')
    found = measured(result, "expected_calibration_error")
    curves = found.evidence["reliability"]
    assert [sum(one["n"] for one in curves[side]) for side in ("candidate", "baseline")] == [600, 600]
    error = sum(one["n"] / 600 * abs(one["observed"] - one["predicted"]) for one in curves["candidate"])
    assert error == pytest.approx(found.value)
    assert measured(result, "expected_calibration_error[s=0]").evidence == {}


def test_as_many_bins_as_the_metric_has(tmp_path):
    predictions().with_columns(y_score=pl.Series(np.linspace(0, 1, 600))).write_csv(tmp_path / "p.csv")
    result = check(tmp_path, 'metrics."expected_calibration_error@4".at_most = 1\n')
    assert len(measured(result, "expected_calibration_error@4").evidence["reliability"]["candidate"]) == 4
