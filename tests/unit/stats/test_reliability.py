from dataclasses import replace

import numpy as np
import pytest

from mlgate.stats.metrics import estimate
from mlgate.stats.reliability import curve
from mlgate.stats.sample import Sample


def drawn(n, seed=0, *, tilt=0.0, classes=2):
    rng = np.random.default_rng(seed)
    if classes == 2:
        score = rng.beta(2, 3, n)
        return Sample(y_true=(rng.random(n) < score + tilt).astype(float), y_score=score, classes=2)
    score = rng.dirichlet(np.ones(classes), n)
    truth = (score.cumsum(axis=1) < rng.random(n)[:, None]).sum(axis=1)
    return Sample(y_true=truth.astype(float), y_score=score, classes=classes)


@pytest.mark.parametrize("weighted", [False, True])
@pytest.mark.parametrize("classes", [2, 4])
def test_the_gaps_of_the_bins_make_the_calibration_error(classes, weighted):
    sample = drawn(500, classes=classes)
    weight = np.random.default_rng(1).gamma(2, size=500) if weighted else None
    sample = replace(sample, weight=weight)
    bins = curve(sample, 15)
    assert sum(one.n for one in bins) == 500
    score = sample.score if classes == 2 else sample.score.max(axis=1)
    inside = [(score >= one.start) & (score < one.end) for one in bins]
    share = [sample.share[rows].sum() for rows in inside]
    error = sum(part * abs(one.observed - one.predicted) for part, one in zip(share, bins, strict=True))
    assert error == pytest.approx(estimate("expected_calibration_error", sample).value)


def test_bins_are_those_of_scikit_learn():
    from sklearn.calibration import calibration_curve

    sample = drawn(500)
    observed, predicted = calibration_curve(sample.y_true, sample.score, n_bins=10)
    bins = curve(sample, 10)
    assert [one.observed for one in bins] == pytest.approx(observed)
    assert [one.predicted for one in bins] == pytest.approx(predicted)


def test_bins_without_rows_are_left_out():
    sample = Sample(y_true=np.array([0.0, 1.0, 1.0]), y_score=np.array([0.0, 1.0, 0.95]), classes=2)
    assert [(one.start, one.end, one.n) for one in curve(sample, 10)] == [(0.0, 0.1, 1), (0.9, 1.0, 2)]


def test_rows_that_depend_on_one_another_say_less():
    sample = drawn(400)
    twice = Sample(y_true=np.repeat(sample.y_true, 2), y_score=np.repeat(sample.score, 2), classes=2)
    alone, together = curve(twice, 5), curve(twice, 5, np.repeat(np.arange(400), 2))
    widths = [[one.high - one.low for one in bins] for bins in (alone, together)]
    assert all(wide > narrow for narrow, wide in zip(*widths, strict=True))


@pytest.mark.slow
def test_all_intervals_hold_at_once():
    trials, missed, seen = 500, 0, 0
    for seed in range(trials):
        bins = curve(drawn(1000, seed), 10)
        missed += any(not one.low <= one.predicted <= one.high for one in bins)
        seen += any(not one.low <= one.predicted <= one.high for one in curve(drawn(1000, seed, tilt=0.15), 10))
    # 10 % of 500 and three standard errors.
    assert missed <= 70
    assert seen > 0.9 * trials
