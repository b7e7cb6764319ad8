"""A number climbs by steps that are more than chance."""

import msgspec
import numpy as np
import pytest

from mlgate.core.baseline import AcceptedValue
from mlgate.core.ladder import moved, standard_error
from mlgate.core.limits import Z_95
from mlgate.core.model import Measurement


def value(measured):
    return AcceptedValue(value=measured.value, low=measured.low, high=measured.high)


def test_the_error_is_that_of_the_pair_where_the_pair_is_with_what_was_accepted():
    bounds = {"low": 0.6, "high": 0.8, "difference_low": -0.01, "difference_high": 0.03}
    measured = Measurement(name="auc", value=0.71, baseline=0.7, difference=0.01, **bounds)
    assert standard_error(measured, AcceptedValue(value=0.7, low=0.6, high=0.8)) == pytest.approx(0.02 / Z_95)
    other = AcceptedValue(value=0.69, low=0.59, high=0.79)
    assert standard_error(measured, other) == pytest.approx(np.hypot(0.1, 0.1) / Z_95, rel=0.01)


@pytest.mark.parametrize("accepted", [AcceptedValue(value=0.7), AcceptedValue(value=0.7, low=0.6)])
def test_without_intervals_there_is_no_error_and_every_gain_counts(accepted):
    measured = Measurement(name="auc", value=0.71, low=0.6, high=0.8, better="higher")
    assert standard_error(measured, accepted) is None
    assert moved(measured, value(measured), accepted) == value(measured)


def test_chance_climbs_less_than_without_the_step():
    """The figures that the module tells: 50 candidates as good as the first, a tenth of 2,000 rows differ."""
    rng = np.random.default_rng(0)
    rows, changed, candidates, runs = 2000, 200, 50, 400
    half = Z_95 * np.sqrt(2 * 0.25 * changed) / rows
    heights, steps, greedy = [], 0, []
    for scores in 0.8 + (rng.binomial(changed, 0.5, size=(runs, candidates)) - changed / 2) / rows:
        accepted = AcceptedValue(value=scores[0])
        for score in scores[1:]:
            difference = score - accepted.value
            pair = Measurement(name="accuracy", value=score, baseline=accepted.value, better="higher")
            bounds = {"difference_low": difference - half, "difference_high": difference + half}
            pair = msgspec.structs.replace(pair, difference=difference, **bounds)
            # What is worse is not what the rule is for: nobody accepts it.
            new = moved(pair, value(pair), accepted) if difference > 0 else accepted
            steps += new is not accepted
            accepted = new
        heights.append(accepted.value - 0.8)
        greedy.append(scores.max() - 0.8)
    assert np.mean(heights) == pytest.approx(0.006, abs=0.0008)
    assert np.mean(greedy) == pytest.approx(0.008, abs=0.0008)
    assert steps / runs == pytest.approx(0.9, abs=0.15)
