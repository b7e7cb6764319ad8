"""Tango's interval and McNemar's mid-p against published examples, and against their definitions."""

import numpy as np
import pytest
from scipy import stats

from mlgate.stats.proportions import mcnemar, tango


def score(gained, lost, rows, true):
    """Return Tango's statistic, its nuisance probability found by the likelihood itself, on a fine grid."""
    low, high = max(0.0, -true), (1 - true) / 2
    chance = np.linspace(low, high, 2_000_001)[1:-1]
    both = rows - gained - lost
    likelihood = gained * np.log(chance + true) + lost * np.log(chance) + both * np.log(1 - 2 * chance - true)
    best = chance[np.argmax(likelihood)]
    return (gained - lost - rows * true) / np.sqrt(rows * (2 * best + true * (1 - true)))


def test_airway_hyper_responsiveness():
    """Bentur et al. (2009), as worked out by Fagerland, Lydersen & Laake (2014): 1 of 21 against 7."""
    found = tango(1, 7, 21, confidence=0.95)
    assert (found.low, found.high) == pytest.approx((-0.517, -0.026), abs=5e-4)
    assert mcnemar(1, 7) == pytest.approx(0.0391, abs=5e-5)


@pytest.mark.parametrize(("gained", "lost", "rows"), [(5, 9, 60), (20, 3, 150), (1, 0, 40), (7, 12, 35)])
def test_bounds_are_where_the_score_test_begins_to_reject(gained, lost, rows):
    found = tango(gained, lost, rows)
    assert score(gained, lost, rows, found.low) == pytest.approx(1.6449, abs=2e-3)
    assert score(gained, lost, rows, found.high) == pytest.approx(-1.6449, abs=2e-3)


@pytest.mark.parametrize("rows", [10, 44, 199])
def test_models_that_agree_on_every_row_may_differ_on_others(rows):
    found = tango(0, 0, rows)
    square = stats.norm.ppf(0.95) ** 2
    assert (found.low, found.high) == pytest.approx((-square / (rows + square), square / (rows + square)), rel=1e-6)


@pytest.mark.parametrize(("gained", "lost"), [(30, 0), (0, 30), (0, 3)])
def test_one_model_always_right(gained, lost):
    found, other = tango(gained, lost, 30), tango(lost, gained, 30)
    assert -1 <= found.low <= found.value <= found.high <= 1
    assert (found.low, found.high) == pytest.approx((-other.high, -other.low), abs=1e-9)


@pytest.mark.parametrize(("gained", "lost"), [(1, 7), (59, 16), (0, 4), (12, 11)])
def test_mid_p_is_the_exact_one_less_half_of_what_was_seen(gained, lost):
    exact = stats.binomtest(gained, gained + lost).pvalue
    assert mcnemar(gained, lost) == pytest.approx(exact - stats.binom.pmf(gained, gained + lost, 0.5))
    assert mcnemar(gained, lost) == mcnemar(lost, gained)


@pytest.mark.parametrize("both", [0, 5])
def test_as_many_gained_as_lost_is_no_difference(both):
    assert mcnemar(both, both) == 1.0
