"""The bootstrap of functions of which nothing is known."""

from dataclasses import replace

import numpy as np
import pytest
from scipy import stats

from drawn import draw
from mlgate.stats.estimates import Undefined
from mlgate.stats.metrics import estimate
from mlgate.stats.pair import Pair
from mlgate.stats.paired import compare
from mlgate.stats.resampling import by_resampling
from mlgate.stats.sample import Sample


def f1(sample):
    try:
        return estimate("f1", sample).value
    except Undefined:
        return float("nan")


def mean_of_predictions(sample):
    return float(sample.y_pred.mean())


def numbers(values, other):
    return Pair(
        candidate=Sample(y_true=np.arange(len(values)) * 1.0, y_pred=values),
        baseline=Sample(y_true=np.arange(len(values)) * 1.0, y_pred=other),
    )


def test_it_is_the_same_for_the_same_rows_and_another_for_others():
    pair = draw("f1", 300, np.random.default_rng(0))
    one, same = (by_resampling(f1, pair, resamples=200).interval_of_change() for _ in range(2))
    other = by_resampling(f1, draw("f1", 300, np.random.default_rng(1)), resamples=200).interval_of_change()
    assert one == same != other


@pytest.mark.parametrize("n", [300, 6000])
def test_the_interval_is_scipys(n):
    rng = np.random.default_rng(0)
    values = rng.gamma(1.0, size=n)
    found = by_resampling(mean_of_predictions, numbers(values, np.zeros(n))).interval()
    method = "BCa" if n <= 5000 else "percentile"
    expected = stats.bootstrap((values,), np.mean, confidence_level=0.90, n_resamples=9999, method=method, rng=rng)
    width = expected.confidence_interval.high - expected.confidence_interval.low
    assert found.low == pytest.approx(expected.confidence_interval.low, abs=0.05 * width)
    assert found.high == pytest.approx(expected.confidence_interval.high, abs=0.05 * width)


def test_a_known_metric_has_the_interval_of_its_closed_form():
    pair = draw("f1", 2000, np.random.default_rng(2), worse=0.5)
    found = by_resampling(f1, pair)
    expected = compare(estimate("f1", pair.candidate), estimate("f1", pair.baseline))
    width = expected.high - expected.low
    interval = found.interval_of_change()
    assert interval.value == pytest.approx(expected.value)
    assert (interval.low, interval.high) == pytest.approx((expected.low, expected.high), abs=0.08 * width)
    assert found.baseline == pytest.approx(estimate("f1", pair.baseline).value)


def test_groups_are_what_is_drawn():
    rng = np.random.default_rng(3)
    per_group, group = rng.normal(size=60), np.repeat(np.arange(60), 20)
    pair = replace(numbers(per_group[group], np.zeros(1200)), group=group)
    found = by_resampling(mean_of_predictions, pair)
    assert found.value.error == pytest.approx(per_group.std(ddof=1) / np.sqrt(60), rel=0.06)
    rows = by_resampling(mean_of_predictions, replace(pair, group=None))
    assert found.value.error > 3 * rows.value.error


def test_few_groups_have_students_quantile():
    rng = np.random.default_rng(4)
    group = np.repeat(np.arange(6), 50)
    pair = replace(numbers(rng.normal(size=6)[group], np.zeros(300)), group=group)
    found = by_resampling(mean_of_predictions, pair)
    assert found.interval().high - found.value.value == pytest.approx(stats.t.ppf(0.95, 5) * found.value.error)


def test_far_out_there_are_too_few_resamples_to_read_a_quantile_from():
    found = by_resampling(mean_of_predictions, draw("r2", 300, np.random.default_rng(5)), resamples=200)
    assert found.interval(0.999) == found.value.interval(0.999)
    assert found.interval(0.80) != found.value.interval(0.80)


def test_a_function_that_is_nowhere_defined_is_undefined():
    pair = draw("f1", 100, np.random.default_rng(6))
    with pytest.raises(Undefined, match="not a finite number"):
        by_resampling(lambda _: float("inf"), pair, resamples=50)


def test_a_function_that_is_often_undefined_is_undefined_and_seldom_is_not():
    def defined_with(value):
        return lambda sample: float(sample.y_pred[0]) if value in sample.y_pred else float("nan")

    once = Pair(candidate=Sample(y_true=np.arange(100.0), y_pred=np.arange(100.0)))
    with pytest.raises(Undefined, match="of 500 resamples"):
        by_resampling(defined_with(7.0), once, resamples=500)
    ten_times = Pair(candidate=Sample(y_true=np.arange(100.0), y_pred=np.arange(100.0) // 10))
    assert by_resampling(defined_with(7.0), ten_times, resamples=500).change is None


def test_a_constant_has_no_width():
    found = by_resampling(lambda _: 1.0, draw("f1", 100, np.random.default_rng(7)), resamples=100)
    interval = found.interval_of_change()
    assert (interval.low, interval.high, found.p_value) == (0.0, 0.0, 1.0)


def test_labels_may_be_text():
    pair = Pair(candidate=Sample(y_true=np.array(["a", "b"] * 40, dtype=object), y_pred=np.arange(80.0)))
    found = by_resampling(mean_of_predictions, pair, resamples=100)
    assert found.interval().low < 39.5 < found.interval().high
