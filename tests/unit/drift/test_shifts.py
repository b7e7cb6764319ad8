import random

import pytest

from mlgate.drift.shifts import largest_gap, mean_difference, share_difference, total_variation


def test_newcombes_own_example():
    # Newcombe (1998), table II, method 10: 56/70 against 48/80 gives 0.2 (0.0524 to 0.3339).
    shift = share_difference((48, 56), (80, 70), 0.05)
    assert (shift.value, shift.low, shift.high) == pytest.approx((0.2, 0.0524, 0.3339), abs=5e-5)


def test_means():
    shift = mean_difference((1.0, 2.0), (3.0, 4.0), (100, 100), 0.05)
    assert (shift.value, shift.low, shift.high) == pytest.approx((1.0, 1 - 0.98, 1 + 0.98), abs=1e-3)


def test_distances():
    assert total_variation({"a": 50, "b": 50}, {"a": 100}, 0.05).value == 0.5
    steps = [n / 200 for n in range(201)]
    assert largest_gap(steps, [one + 0.5 for one in steps], (10_000, 10_000), 0.05).value == pytest.approx(0.5)
    assert largest_gap([1.0] * 201, [1.0] * 201, (50, 50), 0.05).value == 0


def test_intervals_hold():
    draws = random.Random(7)
    missed = 0
    for _ in range(300):
        first, second = ({"a": 0, "b": 0, "c": 0} for _ in range(2))
        for one in (first, second):
            for _ in range(80):
                one[draws.choice("abc")] += 1
        missed += total_variation(first, second, 0.05).low > 0
    assert missed <= 15
