import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from scipy.stats import binom

from mlgate.stats.changes_of_gaps import change_of_gap
from mlgate.stats.comparing import by_influence
from mlgate.stats.estimates import Undefined
from mlgate.stats.gap_names import gap
from mlgate.stats.gaps import gap_of
from mlgate.stats.levels import Level
from mlgate.stats.pair import Pair
from mlgate.stats.pairs_of_groups import Bounds, difference, ratio
from mlgate.stats.proportions import wilson
from mlgate.stats.sample import Sample

FAIRLEARN = json.loads(Path(__file__).with_name("fairlearn.json").read_text(encoding="utf-8"))


def levels(name, sample, code, baseline=None, group=None):
    found = []
    for place, rate in enumerate(gap(name).rates):
        for value in np.unique(code):
            pair = Pair(candidate=sample, baseline=baseline, group=group).take(np.flatnonzero(code == value))
            theirs = None if baseline is None else by_influence(rate.metric, Pair(candidate=pair.baseline))
            ours = by_influence(rate.metric, pair)
            rows = np.flatnonzero(code == value)
            found.append(Level(rate=place, rows=rows, ours=ours, theirs=theirs, complement=rate.complement))
    return found


@pytest.mark.parametrize("weighted", [False, True])
@pytest.mark.parametrize("name", FAIRLEARN["plain"])
def test_value_is_that_of_fairlearn(name, weighted):
    rows = {key: np.array(column, dtype=float) for key, column in FAIRLEARN["rows"].items()}
    y_pred = rows["y_score" if name.startswith("mean_absolute") else "y_pred"]
    sample = Sample(y_true=rows["y_true"], y_pred=y_pred, y_score=rows["y_score"], classes=2)
    sample = replace(sample, weight=rows["weight"] if weighted else None)
    found = gap_of(levels(name, sample, rows["group"]), gap(name).of)
    expected = FAIRLEARN["weighted" if weighted else "plain"][name]
    assert found.interval.value == pytest.approx(expected, rel=1e-12, abs=1e-12)
    assert found.interval.low <= found.interval.value <= found.interval.high


def selected(rng, sizes, rates, moved=None):
    """Return which rows are selected at `rates`; where `moved` is given, those of a second model that mostly agrees."""
    chance, drawn = np.repeat(rates, sizes), rng.random(sum(sizes))
    first = (drawn < chance).astype(float)
    if moved is None:
        return first, None
    again = np.where(rng.random(sum(sizes)) < 0.8, drawn, rng.random(sum(sizes)))
    return first, (again < np.repeat(moved, sizes)).astype(float)


def parity(rng, sizes, rates, moved=None, name="selection_rate_difference"):
    ours, theirs = selected(rng, sizes, rates, moved)
    one = Sample(y_true=np.ones(sum(sizes)), y_pred=ours, classes=2)
    other = None if theirs is None else replace(one, y_pred=theirs)
    return levels(name, one, np.repeat(np.arange(len(sizes)), sizes), other)


def at_most(misses, trials, rate=0.05):
    """Tell whether so many misses happen by chance at `rate`, once in 1,000 times."""
    return misses <= binom.ppf(0.999, trials, rate)


TRUTH = {
    "difference": lambda rates: max(rates) - min(rates),
    "ratio": lambda rates: min(rates) / max(rates),
    "group_min": min,
    "group_max": max,
}


@pytest.mark.slow
@pytest.mark.parametrize("of", TRUTH)
@pytest.mark.parametrize(
    ("sizes", "rates"),
    [
        ([200, 200], [0.3, 0.3]),
        ([200, 200], [0.3, 0.4]),
        ([200] * 5, [0.3] * 5),
        ([200] * 10, [0.3] * 10),
        ([200] * 5, [0.4, 0.3, 0.3, 0.3, 0.3]),
        ([2000, 60], [0.05, 0.15]),
        ([1000, 40, 40, 100, 500], [0.3] * 5),
    ],
)
def test_each_bound_of_a_gap_errs_in_five_percent_at_most(of, sizes, rates):
    rng, trials, truth = np.random.default_rng(5), 150, TRUTH[of](rates)
    name = f"selection_rate_{of}"
    found = [gap_of(parity(rng, sizes, rates, name=name), of).interval for _ in range(trials)]
    assert at_most(sum(one.low > truth for one in found), trials)
    assert at_most(sum(one.high < truth for one in found), trials)


@pytest.mark.slow
@pytest.mark.parametrize("of", TRUTH)
@pytest.mark.parametrize(
    ("rates", "moved"), [([0.3, 0.3], [0.3, 0.3]), ([0.3, 0.5], [0.3, 0.4]), ([0.3, 0.4, 0.4], [0.35, 0.35, 0.35])]
)
def test_each_bound_of_a_change_errs_in_five_percent_at_most(of, rates, moved):
    rng, trials, sizes = np.random.default_rng(6), 100, [400] * len(rates)
    truth, name = TRUTH[of](rates) - TRUTH[of](moved), f"selection_rate_{of}"
    found = [change_of_gap(parity(rng, sizes, rates, moved, name=name), of) for _ in range(trials)]
    assert at_most(sum(one.low > truth for one in found), trials)
    assert at_most(sum(one.high < truth for one in found), trials)


def test_a_gap_that_is_plain_is_compared_by_its_own_pair():
    found = change_of_gap(parity(np.random.default_rng(1), [4000, 4000], [0.3, 0.5], [0.3, 0.4]), "difference")
    assert 0.05 < found.low < 0.1 < found.high < 0.15


COUNTS = st.lists(st.tuples(st.integers(0, 40), st.integers(40, 80)), min_size=2, max_size=5)


@settings(max_examples=30, deadline=None)
@given(COUNTS, st.sampled_from([*TRUTH]), st.randoms())
def test_the_order_of_groups_does_not_matter_and_bounds_enclose_the_value(counts, of, random):
    assume(of != "ratio" or any(selected for selected, _ in counts))
    found = []
    for groups in (counts, random.sample(counts, len(counts))):
        said = np.concatenate([np.arange(size) < selected for selected, size in groups]).astype(float)
        code = np.repeat(np.arange(len(groups)), [size for _, size in groups])
        sample = Sample(y_true=np.ones(len(said)), y_pred=said, classes=2)
        found.append(gap_of(levels(f"selection_rate_{of}", sample, code), of).interval)
    one, other = found
    assert 0 <= one.low <= one.value <= one.high <= 1
    # The draws stand in another order, and their quantiles differ by that.
    assert (one.value, one.low, one.high) == pytest.approx((other.value, other.low, other.high), abs=0.02)


def test_the_ends_of_a_gap_are_told():
    rng = np.random.default_rng(2)
    for of, ends in {"difference": (2, 0), "ratio": (2, 0), "group_min": (0, 0), "group_max": (2, 2)}.items():
        found = gap_of(parity(rng, [500] * 3, [0.2, 0.5, 0.8], name=f"selection_rate_{of}"), of)
        assert (found.highest, found.lowest) == ends


def test_groups_that_share_users_are_less_sure():
    rng = np.random.default_rng(3)
    user = np.arange(400) % 200
    sample = Sample(y_true=np.ones(400), y_pred=(rng.random(200)[user] < 0.4).astype(float), classes=2)
    # Both halves have the same users, who are treated alike: their difference is known, and each value is not.
    code = np.arange(400) // 200
    together = gap_of(levels("selection_rate_difference", sample, code, group=user), "difference", user).interval
    apart = gap_of(levels("selection_rate_difference", sample, code), "difference").interval
    assert together.value == apart.value == 0
    assert together.high < apart.high


def test_models_that_agree_on_every_row_may_differ_on_others():
    rng = np.random.default_rng(4)
    ours, _ = selected(rng, [50, 50], [0.3, 0.5])
    sample = Sample(y_true=np.ones(100), y_pred=ours, classes=2)
    code = np.arange(100) // 50
    for of in ("difference", "ratio"):
        found = change_of_gap(levels(f"selection_rate_{of}", sample, code, sample), of)
        assert found.low < found.value == 0 < found.high


def test_nothing_but_zeros_has_no_ratio():
    sample = Sample(y_true=np.ones(100), y_pred=np.zeros(100), classes=2)
    found = levels("selection_rate_ratio", sample, np.arange(100) // 50)
    with pytest.raises(Undefined, match="0 in every group"):
        gap_of(found, "ratio")


def test_the_ratio_of_zero_to_something_has_bounds():
    y_pred = np.concatenate((np.zeros(50), np.ones(25), np.zeros(25)))
    sample = Sample(y_true=np.ones(100), y_pred=y_pred, classes=2)
    found = gap_of(levels("selection_rate_ratio", sample, np.arange(100) // 50), "ratio").interval
    assert found.low == found.value == 0
    assert 0.05 < found.high < 0.25


def test_wilson_is_that_of_scipy():
    from scipy.stats import binomtest

    expected = binomtest(7, 40).proportion_ci(0.9, method="wilson")
    found = wilson(7 / 40, 40, 1.6448536269514722)
    assert (found.low, found.high) == pytest.approx((expected.low, expected.high))


def test_difference_is_newcombes_method_ten():
    # Newcombe 1998, table II, example (a): 56/70 and 48/80, 95 %.
    z = 1.959963984540054
    one, other = wilson(56 / 70, 70, z), wilson(48 / 80, 80, z)
    found = difference(
        *(Bounds(value=np.array([w.value]), low=np.array([w.low]), high=np.array([w.high])) for w in (one, other))
    )
    assert (found.low[0], found.high[0]) == pytest.approx((0.0524, 0.3339), abs=5e-5)


def test_bounds_of_a_ratio_are_where_the_difference_ends():
    one = Bounds(value=np.array([0.3]), low=np.array([0.24]), high=np.array([0.37]))
    other = Bounds(value=np.array([0.5]), low=np.array([0.42]), high=np.array([0.57]))
    found = ratio(one, other)

    def scaled(by):
        return Bounds(value=other.value * by, low=other.low * by, high=other.high * by)

    assert difference(one, scaled(found.low)).low[0] == pytest.approx(0, abs=1e-12)
    assert difference(one, scaled(found.high)).high[0] == pytest.approx(0, abs=1e-12)
