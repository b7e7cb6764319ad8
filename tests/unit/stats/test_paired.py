"""Intervals against textbook ones."""

import numpy as np
import pytest
from scipy import stats

from mlgate.stats.estimates import Estimate
from mlgate.stats.losses import mean_absolute_error
from mlgate.stats.paired import compare, interval
from mlgate.stats.sample import Sample


def errors(values):
    return mean_absolute_error(Sample(y_true=np.zeros(len(values)), y_pred=values))


@pytest.mark.parametrize("n", [30, 150, 5000])
def test_paired_difference_of_means_is_students(n):
    rng = np.random.default_rng(n)
    one, two = rng.uniform(1, 2, n), rng.uniform(1, 2, n)
    found = compare(errors(one), errors(two))
    students = stats.ttest_rel(one, two).confidence_interval(0.90)
    assert (found.low, found.high) == pytest.approx((students.low, students.high), rel=1e-9)
    assert found.value == pytest.approx(one.mean() - two.mean())


def test_confidence_widens():
    estimate = errors(np.random.default_rng(0).uniform(1, 2, 500))
    widths = [(found.high - found.low) for found in (interval(estimate, confidence=c) for c in (0.8, 0.9, 0.99))]
    assert widths == sorted(widths)
    assert widths[2] / widths[1] == pytest.approx(stats.norm.ppf(0.995) / stats.norm.ppf(0.95), rel=0.01)


def test_two_thousand_rows_that_differ_four_times_know_no_more_than_four():
    influence = np.zeros(2000)
    influence[:4] = 1e-3
    found = interval(Estimate(value=4e-3, influence=influence))
    half = found.high - found.value
    assert half == pytest.approx(2e-3 * stats.t.ppf(0.95, 2 / (1 / 4 - 1 / 2000)), rel=1e-9)
    assert half > 1.12 * 2e-3 * stats.norm.ppf(0.95)


def test_no_difference_in_any_row_has_no_width():
    estimate = errors(np.arange(50.0))
    found = compare(estimate, estimate)
    assert (found.value, found.low, found.high) == (0, 0, 0)


def test_groups_are_what_is_counted():
    rng = np.random.default_rng(0)
    per_group = rng.uniform(1, 2, 40)
    found = interval(errors(np.repeat(per_group, 25)), group=np.repeat(np.arange(40), 25))
    students = stats.ttest_1samp(per_group, 0).confidence_interval(0.90)
    # The rows' own correction, n / (n - 1), is there beside that of the groups.
    assert (found.low, found.high) == pytest.approx((students.low, students.high), rel=1e-3)


def test_few_groups_have_students_quantile():
    rng = np.random.default_rng(1)
    per_group = rng.uniform(1, 2, 5)
    found = interval(errors(np.repeat(per_group, 200)), group=np.repeat(np.arange(5), 200))
    expected = stats.t.ppf(0.95, 4) * per_group.std(ddof=1) / 5**0.5
    assert found.high - found.value == pytest.approx(expected, rel=2e-3)


def test_codes_of_groups_need_not_be_dense():
    estimate = errors(np.random.default_rng(2).uniform(1, 2, 60))
    codes = np.repeat(np.arange(12), 5)
    assert interval(estimate, group=codes) == interval(estimate, group=codes * 1000 + 7)
