"""Uses of a test set against the published figures, and by simulation of one that is asked too often."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlgate.stats.reuse import honest_uses


@pytest.mark.parametrize(("changed", "rows"), [(1.0, 582_000), (0.10, 60_100), (0.03, 19_300)])
def test_the_rows_that_32_answers_take_are_those_of_the_paper(changed, rows):
    """Renggli et al. 2019: a margin of 0.01, reliability 0.999, fully adaptive."""

    def bears_32(n):
        return honest_uses(n, 0.01, variance=changed, reliability=0.999) >= 32

    fewest = next(n for n in range(1000, 600_000, 100) if bears_32(n))
    assert fewest == pytest.approx(rows, rel=0.01)


@given(st.integers(1, 10**7), st.floats(1e-4, 0.5), st.floats(1e-3, 1))
def test_more_rows_wider_margins_and_fewer_changes_bear_no_less(rows, margin, changed):
    uses = honest_uses(rows, margin, variance=changed)
    assert uses >= honest_uses(rows, margin) >= 0
    assert honest_uses(2 * rows, margin, variance=changed) >= uses
    assert honest_uses(rows, 1.5 * margin, variance=changed) >= uses
    assert honest_uses(rows, margin, variance=changed / 2) >= uses


@pytest.mark.slow
@pytest.mark.parametrize("changed", [0.05, 0.3])
def test_within_the_number_of_uses_the_best_of_all_that_could_be_chosen_is_no_accident(changed):
    """As many null candidates as answers can tell apart: the best looks better by the margin in at most 5 % of sets."""
    rng = np.random.default_rng(7)
    rows, margin, trials = 2_000, 0.03, 400
    uses = min(honest_uses(rows, margin, variance=changed), 8)
    assert uses >= 1 or changed > 0.1
    fooled = 0
    for _ in range(trials):
        # Rows on which a candidate differs are right or wrong by chance.
        differ = rng.binomial(rows, changed, size=2**uses)
        gain = (2 * rng.binomial(differ, 0.5) - differ) / rows
        fooled += gain.max() >= margin
    assert fooled / trials <= 0.05 + 3.3 * math.sqrt(0.05 * 0.95 / trials)
