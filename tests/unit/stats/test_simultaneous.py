"""Slices decided together."""

import numpy as np
import pytest
from scipy import stats

from mlgate.stats.simultaneous import Part, Together, correlation, decide

Z = stats.norm.ppf(0.95)


def tails(*statistics):
    return stats.norm.sf(np.array(statistics, dtype=float))


def critical(found):
    return stats.norm.ppf((1 + found.confidence) / 2)


def test_one_slice_is_decided_as_if_alone():
    found = decide(np.eye(1), tails(1.7))
    assert critical(found) == pytest.approx(Z, abs=0.03)
    assert found.above.tolist() == [True]


@pytest.mark.parametrize("slices", [5, 45, 300])
def test_slices_that_share_no_row_are_sidaks(slices):
    found = decide(np.eye(slices), tails(*[0.0] * slices))
    assert critical(found) == pytest.approx(stats.norm.ppf(0.95 ** (1 / slices)), abs=0.04)
    assert not found.above.any()


def test_the_same_slice_many_times_is_one():
    found = decide(np.ones((45, 45)), tails(*[1.8] * 45))
    assert critical(found) == pytest.approx(Z, abs=0.03)
    assert found.above.all()


def test_it_is_the_same_for_the_same_input():
    one, other = (decide(np.eye(7) * 0.5 + 0.5, tails(*range(7))) for _ in range(2))
    assert one.confidence == other.confidence


def test_what_is_found_first_lowers_the_bar_for_what_is_left():
    """Of two slices the first is far beyond; the other is judged as if alone."""
    both, none = decide(np.eye(2), tails(5, 1.8)), decide(np.eye(2), tails(0, 1.8))
    assert critical(both) == pytest.approx(stats.norm.ppf(0.95**0.5), abs=0.03)
    assert both.above.tolist() == [True, True]
    assert none.above.tolist() == [False, False]


def test_both_directions_are_families_of_their_own():
    found = decide(np.eye(3), tails(4, -4, 0))
    assert (found.above.tolist(), found.below.tolist()) == ([True, False, False], [False, True, False])


def test_without_slices_nothing_is_decided():
    assert Together.of_none().confidence == 0.90


def test_correlation_is_that_of_the_rows_in_common():
    rng = np.random.default_rng(0)
    per_row = rng.normal(size=100)
    first, second = np.arange(60), np.arange(40, 100)[::-1]
    found = correlation([Part(rows=rows, influence=per_row[rows]) for rows in (first, second)])
    expected = (per_row[40:60] ** 2).sum() / np.sqrt((per_row[:60] ** 2).sum() * (per_row[40:] ** 2).sum())
    assert found == pytest.approx(np.array([[1, expected], [expected, 1]]))


def test_rows_of_one_group_are_summed_before():
    rng = np.random.default_rng(1)
    per_row, group = rng.normal(size=100), rng.integers(0, 12, 100)
    halves = [np.arange(50), np.arange(50, 100)]
    sums = [np.bincount(group[rows], weights=per_row[rows], minlength=12) for rows in halves]
    found = correlation([Part(rows=rows, influence=per_row[rows]) for rows in halves], group)
    assert found[0, 1] == pytest.approx(sums[0] @ sums[1] / np.sqrt((sums[0] @ sums[0]) * (sums[1] @ sums[1])))


def test_a_slice_without_variance_has_nothing_in_common():
    rows = np.arange(10)
    parts = [Part(rows=rows, influence=np.zeros(10)), Part(rows=rows, influence=np.arange(10.0) - 4.5)]
    assert np.array_equal(correlation(parts), np.eye(2))


def test_the_draws_are_the_multiplier_bootstraps():
    """Rows weighted by normal multipliers, one set for all slices, resample all statistics to the same maxima."""
    rng = np.random.default_rng(2)
    n, codes = 3000, [rng.integers(0, 4, 3000), rng.integers(0, 5, 3000)]
    per_row = rng.standard_t(5, n)
    parts = [np.flatnonzero(code == k) for code in codes for k in range(code.max() + 1)]
    found = decide(correlation([Part(rows=rows, influence=per_row[rows]) for rows in parts]), tails(*[0] * len(parts)))
    weight = rng.normal(size=(4000, n))
    drawn = np.stack([weight[:, rows] @ per_row[rows] / np.linalg.norm(per_row[rows]) for rows in parts], axis=1)
    assert critical(found) == pytest.approx(np.quantile(drawn.max(axis=1), 0.95), abs=0.08)
