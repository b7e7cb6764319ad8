"""Intervals over rounds: against Student's, and how often they err on times that follow one another."""

import numpy as np
import pytest
from scipy import stats

from mlgate.stats import rounds

SHAPE = (6, 50)
SHARES = (0.5, 0.95)


def test_an_interval_is_students():
    values = np.random.default_rng(1).normal(3, 1, 6)
    found = rounds.interval(values)
    expected = stats.t.interval(0.9, 5, loc=values.mean(), scale=stats.sem(values))
    assert (found.low, found.high) == pytest.approx(expected)
    assert found.value == values.mean()


def test_a_model_that_takes_a_second_longer_each_time_takes_a_second_longer():
    times = np.random.default_rng(2).exponential(1, (4, 50))
    found = rounds.interval(rounds.quantile(0.95)(times + 1) - rounds.quantile(0.95)(times))
    assert (found.low, found.value, found.high) == pytest.approx((1, 1, 1))


def test_figures_are_those_of_each_round():
    times = np.arange(100.0).reshape(5, 20)
    assert rounds.quantile(0.25)(times).tolist() == [np.quantile(one, 0.25) for one in times]
    assert rounds.mean(times).tolist() == times.mean(axis=1).tolist()


@pytest.mark.parametrize(("families", "confidence"), [(0, 0.9), (1, 0.9), (4, 0.975)])
def test_intervals_that_hold_together_are_wider(families, confidence):
    assert rounds.shared(families) == pytest.approx(confidence)


def drawn(rng, remembered, *, slower=1.0, shape=SHAPE):
    """Return times of two models asked in turn, on a machine whose speed wanders, with stalls.

    `remembered` is the correlation of the machine's state between two requests that follow one another; processes of
    the same model differ by 5 %.
    """
    many, each = shape
    state = np.empty((many, 2 * each))
    state[:, 0] = rng.normal(size=many)
    for place in range(1, 2 * each):
        state[:, place] = remembered * state[:, place - 1] + (1 - remembered**2) ** 0.5 * rng.normal(size=many)
    found = []
    for model, factor in enumerate((slower, 1.0)):
        own = 0.05 * rng.normal(size=(many, 1))
        stall = 1 + (rng.random(shape) < 0.03) * rng.exponential(5, shape)
        found.append(factor * stall * np.exp(0.3 * state[:, model::2] + own + 0.1 * rng.normal(size=shape)))
    return found


def changes(pair, share):
    return rounds.quantile(share)(pair[0]) - rounds.quantile(share)(pair[1])


def bootstrap_errs(rng, share, pair):
    """Tell whether an interval for which requests are independent finds the first model slower."""
    chosen = rng.integers(0, pair[0].size, (200, pair[0].size))
    differences = [np.quantile(times.ravel()[chosen], share, axis=1) for times in pair]
    return np.quantile(differences[0] - differences[1], 0.05) > 0


@pytest.mark.slow
@pytest.mark.parametrize("remembered", [0.0, 0.9, 0.99])
def test_an_equal_model_is_found_slower_in_at_most_5_percent(remembered):
    rng = np.random.default_rng(7)
    runs, errs, together = 1000, dict.fromkeys(SHARES, 0), 0
    for _ in range(runs):
        pair = drawn(rng, remembered)
        found = {share: changes(pair, share) for share in SHARES}
        for share in SHARES:
            errs[share] += rounds.interval(found[share]).low > 0
        together += any(rounds.interval(one, rounds.shared(2)).low > 0 for one in found.values())
    assert max(*errs.values(), together) / runs <= 0.05 + 2.6 * (0.05 * 0.95 / runs) ** 0.5


@pytest.mark.slow
def test_requests_counted_as_independent_would_err_often():
    rng = np.random.default_rng(8)
    runs = 300
    errs = sum(bootstrap_errs(rng, 0.5, drawn(rng, 0.99)) for _ in range(runs))
    assert errs / runs > 0.1


@pytest.mark.slow
@pytest.mark.parametrize("remembered", [0.0, 0.9, 0.99])
def test_one_that_is_slower_by_just_the_margin_passes_in_few_runs(remembered):
    """The margin is a share of the baseline's own figure, which the interval takes for known: 5 to 7 %."""
    rng = np.random.default_rng(10)
    runs, passes = 600, dict.fromkeys(SHARES, 0)
    for _ in range(runs):
        pair = drawn(rng, remembered, slower=1.2)
        for share in SHARES:
            margin = 0.2 * rounds.quantile(share)(pair[1]).mean()
            passes[share] += rounds.interval(changes(pair, share)).high < margin
    assert max(passes.values()) / runs <= 0.075 + 2.6 * (0.05 * 0.95 / runs) ** 0.5


@pytest.mark.slow
@pytest.mark.parametrize(("share", "least"), [(0.5, 0.95), (0.95, 0.35)])
def test_half_as_slow_again_is_found_among_four_figures(share, least):
    rng = np.random.default_rng(9)
    runs, found = 300, 0
    for _ in range(runs):
        pair = drawn(rng, 0.9, slower=1.5)
        change = rounds.interval(changes(pair, share), rounds.shared(4))
        found += change.low > 0 and change.value > 0.2 * rounds.quantile(share)(pair[1]).mean()
    assert found / runs > least
