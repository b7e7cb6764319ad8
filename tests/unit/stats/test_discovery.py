"""The search for a region, alone; what it says on rows that it has not seen, by simulation."""

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

from mlgate.core.limits import Limits, judge
from mlgate.core.model import Status
from mlgate.stats import discovery
from mlgate.stats.discovery import Condition, Feature, halves, inside, worst_region
from mlgate.stats.measure import alone
from mlgate.stats.pair import Pair
from mlgate.stats.sample import Sample


def values(codes, size):
    return Feature(codes=np.asarray(codes, dtype=np.uint8), size=size, ordered=False)


def bins(codes, size):
    return Feature(codes=np.asarray(codes, dtype=np.uint8), size=size, ordered=True)


def columns(n, rng, count=30):
    """Return columns of six values and of sixteen bins in turn."""
    return [
        values(rng.integers(0, 6, n), 6) if place % 2 else bins(rng.integers(0, 16, n), 16) for place in range(count)
    ]


def score(loss, chosen):
    """Return what `worst_region` says it maximises, from its definition."""
    excess = loss - loss.mean()
    own, m = excess[chosen], np.count_nonzero(chosen)
    variance = (own.var() * m + 30 * excess.var()) / (m + 30)
    return own.sum() / np.sqrt(m * variance)


# Searching


def test_a_conjunction_is_found():
    rng = np.random.default_rng(1)
    features = columns(4000, rng, 6)
    bad = (features[1].codes == 2) & (features[2].codes >= 12)
    loss = rng.normal(size=4000) + 2.0 * bad
    found = worst_region(loss, features, np.arange(4000))
    assert set(found) == {Condition(feature=1, low=2, high=3), Condition(feature=2, low=12, high=16)}
    assert np.array_equal(inside(found, features, np.arange(4000)), np.flatnonzero(bad))


@pytest.mark.parametrize("at", [(0, 4), (5, 9), (12, 16)])
def test_an_interval_is_found_at_either_end_and_between(at):
    rng = np.random.default_rng(2)
    features = columns(2000, rng, 3)
    bad = (features[0].codes >= at[0]) & (features[0].codes < at[1])
    found = worst_region(rng.normal(size=2000) + 1.5 * bad, features, np.arange(2000))
    assert found == (Condition(feature=0, low=at[0], high=at[1]),)


def test_missing_is_a_condition_and_the_rest_is_none():
    rng = np.random.default_rng(3)
    codes = rng.integers(0, 5, 2000)
    features = [values(codes, 3)]
    found = worst_region(rng.normal(size=2000) + 2.0 * (codes == 3), features, np.arange(2000))
    assert found == (Condition(feature=0, low=3, high=4),)
    found = worst_region(rng.normal(size=2000) + 2.0 * (codes == 4), features, np.arange(2000))
    assert found is None or found[0].low != 4


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10**6), st.integers(100, 400))
def test_of_one_condition_none_is_better(seed, n):
    rng = np.random.default_rng(seed)
    features = [values(rng.integers(0, 6, n), 4), bins(rng.integers(0, 7, n), 6)]
    loss = rng.normal(size=n).round(1)
    found = worst_region(loss, features, np.arange(n))
    best = -np.inf
    for feature in features:
        for low, high in itertools.combinations(range(feature.size + 2), 2):
            whole = high <= feature.size if feature.ordered else high == low + 1 and high <= feature.size
            chosen = (feature.codes >= low) & (feature.codes < high)
            if (whole or (low, high) == (feature.size, feature.size + 1)) and 40 <= chosen.sum() < n:
                best = max(best, score(loss, chosen))
    if found is None:
        assert best <= 0
        return
    rows = np.isin(np.arange(n), inside(found, features, np.arange(n)))
    own = score(loss, rows)
    assert rows.sum() >= 40
    assert own == pytest.approx(best) if len(found) == 1 else own > best


def test_the_order_of_columns_and_rows_says_nothing():
    rng = np.random.default_rng(4)
    features = columns(1500, rng, 8)
    loss = rng.normal(size=1500) + 0.6 * (features[1].codes == 1)
    found = worst_region(loss, features, np.arange(1500))
    again = worst_region(loss, features[::-1], np.arange(1500))
    assert {(one.feature, one.low, one.high) for one in found} == {
        (7 - one.feature, one.low, one.high) for one in again
    }
    order = rng.permutation(1500)
    turned = [Feature(codes=one.codes[order], size=one.size, ordered=one.ordered) for one in features]
    assert set(worst_region(loss[order], turned, np.arange(1500))) == set(found)


def test_rows_that_are_not_searched_say_nothing():
    rng = np.random.default_rng(5)
    features = columns(2000, rng, 4)
    loss = rng.normal(size=2000)
    rows = np.arange(0, 2000, 2)
    found = worst_region(loss, features, rows)
    loss[1::2] = np.nan
    assert worst_region(loss, features, rows) == found


def test_weights_of_one_say_nothing_and_rows_without_weight_say_nothing():
    rng = np.random.default_rng(6)
    features = columns(2000, rng, 4)
    loss = rng.normal(size=2000) + (features[1].codes == 1)
    rows = np.arange(2000)
    assert worst_region(loss, features, rows, np.full(2000, 3.0)) == worst_region(loss, features, rows)
    weight = np.where(features[1].codes == 1, 0.0, 1.0)
    assert worst_region(loss, features, rows, weight) != worst_region(loss, features, rows)


@pytest.mark.parametrize(
    ("loss", "features"),
    [
        (np.zeros(500), [values(np.arange(500) % 3, 3)]),
        (np.ones(500), [bins(np.arange(500) % 3, 3)]),
        (np.arange(500.0), []),
        (np.arange(500.0), [values(np.zeros(500), 1)]),
        (np.arange(60.0), [values(np.arange(60) % 2, 2)]),
        (np.arange(0.0), [values([], 2)]),
    ],
    ids=["no loss", "the same loss", "no column", "one value", "few rows", "no rows"],
)
def test_nothing_is_found_where_nothing_can_be(loss, features):
    assert worst_region(loss, features, np.arange(len(loss))) is None


def test_halves_part_all_rows_and_keep_groups_whole():
    one, other = halves(101, 7)
    assert (len(one), len(other)) == (50, 51)
    assert sorted([*one, *other]) == list(range(101))
    assert np.array_equal(halves(101, 7)[0], one)
    assert not np.array_equal(halves(101, 8)[0], one)
    group = np.random.default_rng(0).integers(0, 20, 400)
    one, other = halves(400, 7, group)
    assert not set(group[one]) & set(group[other])
    assert len(one) + len(other) == 400
    assert len(set(group[one])) == 10


# By simulation


def drawn(n, rng, *, broken=0.0):
    """Return two models that are right on 85 % of rows, of which 5 % are drawn anew; and columns that say nothing.

    The candidate loses a share of `broken` in a region of two conditions, 5 % of rows.
    """
    features = columns(n, rng)
    region = (features[1].codes == 2) & (features[0].codes < 5)
    base = rng.random(n) < 0.85
    own = np.where(rng.random(n) < 0.05, rng.random(n) < 0.85, base)
    own = own & ~(region & (rng.random(n) < broken / 0.85))
    samples = [Sample(y_true=np.ones(n), y_pred=right.astype(float), classes=2) for right in (own, base)]
    return Pair(candidate=samples[0], baseline=samples[1]), features, region


def confirmed(pair, features, seed, limits):
    """Return how the region that one half of the rows shows is judged on the other, and its rows there."""
    loss = (pair.candidate.y_pred == 0) * 1.0 - (pair.baseline.y_pred == 0)
    searched, confirming = halves(len(loss), seed)
    found = worst_region(loss, features, searched)
    if found is None:
        return None, np.zeros(0, dtype=int), confirming
    rows = inside(found, features, confirming)
    return judge(alone("accuracy", pair.take(rows), "found"), limits).status, rows, confirming


@pytest.mark.slow
@pytest.mark.parametrize("margin", [0.0, 0.01])
def test_where_nothing_changed_a_region_raises_a_false_alarm_in_at_most_5_percent(margin):
    rng = np.random.default_rng(11)
    trials = 200
    alarms = 0
    for trial in range(trials):
        pair, features, _ = drawn(2000, rng)
        alarms += confirmed(pair, features, trial, Limits(max_drop=margin))[0] == Status.FAIL
    assert alarms <= stats.binom.ppf(0.9999, trials, 0.05)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("n", "broken", "least"), [(2000, 0.1, 0.1), (2000, 0.2, 0.7), (2000, 0.3, 0.85), (10_000, 0.1, 0.85)]
)
def test_a_broken_region_is_found_and_confirmed(n, broken, least):
    rng = np.random.default_rng([12, n])
    trials = 60
    hits, shares = 0, []
    for trial in range(trials):
        pair, features, region = drawn(n, rng, broken=broken)
        status, rows, _ = confirmed(pair, features, trial, Limits(max_drop=0.005))
        hits += status == Status.FAIL
        shares.append(region[rows].mean() if status == Status.FAIL else np.nan)
    assert hits >= stats.binom.ppf(0.001, trials, least)
    assert np.nanmean(shares) > 0.5, "what is found is the broken region"


@pytest.mark.slow
def test_the_same_rows_searched_and_judged_would_alarm_nearly_always():
    """Why one half confirms: what is worst of thousands looks bad on the rows that it was searched on."""
    rng = np.random.default_rng(13)
    alarms = 0
    for _ in range(40):
        pair, features, _ = drawn(2000, rng)
        loss = (pair.candidate.y_pred == 0) * 1.0 - (pair.baseline.y_pred == 0)
        rows = inside(worst_region(loss, features, np.arange(2000)), features, np.arange(2000))
        judged = judge(alone("accuracy", pair.take(rows), "found"), Limits(max_drop=0.01))
        alarms += judged.status == Status.FAIL
    assert alarms > 30


def test_a_region_needs_the_rows_that_confirm_it():
    assert discovery.LEAST_ROWS > 30
