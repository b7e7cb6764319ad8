import math

import numpy as np
import pytest

from mlgate.contracts.inference import figures


def test_as_many_rows_again_seldom_have_more():
    generator = np.random.default_rng(1)
    for rate in (0.5, 3, 40, 2000):
        first, second = generator.poisson(rate, (2, 4000))
        over = np.mean([count > figures.next_count(int(seen)) for seen, count in zip(first, second, strict=True)])
        assert over < 0.002


def test_the_rule_of_three():
    assert figures.at_most(1000) == pytest.approx(3 / 1000, rel=0.01)
    assert figures.at_most(1) == pytest.approx(0.95)


@pytest.mark.parametrize(
    ("share", "percent"),
    [(0.0, 0), (0.0213, 2.2), (0.5, 50), (0.123, 13), (0.000011, 0.0011), (0.999, None), (1.5, None)],
)
def test_tolerated_shares_are_rounded_up(share, percent):
    assert figures.tolerated(share) == percent


@pytest.mark.parametrize(
    ("extreme", "room", "up", "whole", "bound"),
    [
        (88, 30, True, True, 120),
        (1272, 2800, True, True, 5000),
        (-43, 10.0, False, True, -60),
        (0.8507, 0.21, True, False, 1.1),
        (9.5, 0.02, True, False, 9.52),
        (100, 0, True, True, 100),
        (100, math.inf, True, True, 100),
    ],
)
def test_bounds_are_round_and_far_enough(extreme, room, up, whole, bound):
    assert figures.beyond(extreme, room, up=up, whole=whole) == bound


@pytest.mark.parametrize(
    "draw",
    [
        lambda g, n: g.normal(size=n),
        lambda g, n: g.uniform(size=n),
        lambda g, n: g.exponential(size=n),
        lambda g, n: g.lognormal(sigma=0.5, size=n),
        lambda g, n: g.geometric(0.2, size=n).astype(float),
        lambda g, n: g.gamma(0.5, size=n),
        lambda g, n: g.poisson(4, size=n).astype(float),
    ],
    ids=["normal", "uniform", "exponential", "lognormal", "geometric", "gamma", "poisson"],
)
def test_as_many_values_again_seldom_exceed_the_head_room(draw):
    generator = np.random.default_rng(7)
    over = wide = 0
    for _ in range(300):
        seen, later = draw(generator, 2000), draw(generator, 2000)
        top = np.sort(seen)[::-1]
        room = figures.head_room([float(one) for one in top[:256]], 2000, float(top[0] - top[-1]))
        over += later.max() > top[0] + room
        wide += math.isfinite(room) and room > 10 * (top[0] - top[-1])
    assert over <= 3
    assert wide <= 15


def test_tails_that_have_no_bound_get_none():
    values = sorted((1 / (1 - n / 4000) ** 1.2 for n in range(4000)), reverse=True)
    assert figures.head_room(values[:256], 4000, values[0]) == math.inf


def test_few_or_equal_values_get_the_span():
    assert figures.head_room([3.0, 2.0, 1.0], 3, 2.0) == 2.0
    assert figures.head_room([5.0] * 256, 10_000, 4.0) == 4.0


@pytest.mark.parametrize(("rows", "half"), [(32561, 16000), (99, 49), (7, 3), (336776, 160000), (1, 0)])
def test_half_of_the_rows_is_a_round_number(rows, half):
    assert figures.half(rows) == half


@pytest.mark.parametrize(("value", "shown"), [(0.99342, "99 %"), (0.025, "2.5 %"), (3.8e-5, "0.0038 %"), (0, "0 %")])
def test_percentages_have_two_figures(value, shown):
    assert figures.percent(value) == shown
