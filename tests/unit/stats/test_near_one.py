"""Intervals of values near 1."""

import numpy as np
import pytest
from scipy import stats

from mlgate.stats.near_one import of_change, of_value
from mlgate.stats.paired import Student


def student(value, error=0.01, freedom=1e9):
    return Student(value=value, error=error, freedom=freedom)


def test_the_interval_of_a_value_is_symmetric_on_the_scale_of_logit():
    found = of_value(student(0.98), 50, 0.90)
    low, at, high = (np.log(x / (1 - x)) for x in (found.low, found.value, found.high))
    assert at - low == pytest.approx(high - at) == pytest.approx(stats.norm.ppf(0.95) * 0.01 / (0.98 * 0.02))
    assert 0.98 - found.low > 1.4 * (found.high - 0.98)
    assert found.high < 1


def test_a_value_of_one_is_bounded_by_what_no_row_of_the_rarer_class_shows():
    found = of_value(student(1.0, error=0.0), 40, 0.90)
    assert (1 - (1 - found.low)) ** 40 == pytest.approx(0.05)
    assert found.high == 1.0


def test_of_two_values_that_have_nothing_in_common_the_bounds_are_added_as_squares():
    change = student(0.01, error=np.hypot(0.01, 0.02))
    one, other = (of_value(student(value, error), 50, 0.90) for value, error in ((0.97, 0.01), (0.96, 0.02)))
    found = of_change(student(0.97), student(0.96, 0.02), change, 50, 0.90)
    assert found.value == 0.01
    assert 0.01 - found.low == pytest.approx(np.hypot(0.97 - one.low, other.high - 0.96))
    assert found.high - 0.01 == pytest.approx(np.hypot(one.high - 0.97, 0.96 - other.low))


def test_values_that_move_together_differ_by_less():
    apart, together = (
        of_change(student(0.97), student(0.97), student(0.0, error=error), 50, 0.90) for error in (0.0141, 0.002)
    )
    assert together.high - together.low < 0.6 * (apart.high - apart.low)


def test_far_from_one_it_is_the_interval_by_the_variance():
    change = student(0.0, error=0.004)
    found, expected = of_change(student(0.5), student(0.5), change, 50, 0.90), change.interval()
    assert (found.low, found.high) == pytest.approx((expected.low, expected.high), rel=1e-3)


def test_two_perfect_models_may_differ_on_other_rows():
    found = of_change(student(1.0, 0.0), student(1.0, 0.0), student(0.0, 0.0), 40, 0.90)
    assert -0.075 < found.low < -0.07
    assert found.low == -found.high
