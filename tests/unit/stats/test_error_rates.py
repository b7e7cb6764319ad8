"""How often the gate errs, by simulation through `limits.judge`: seeds are fixed, tolerances follow from the trials."""

from collections import Counter
from dataclasses import replace

import numpy as np
import pytest
from scipy import stats

from drawn import draw, many_classes
from mlgate.core.limits import Limits, judge
from mlgate.core.model import Status
from mlgate.stats.measure import measure
from mlgate.stats.metrics import estimate
from mlgate.stats.pair import Pair
from mlgate.stats.paired import compare
from mlgate.stats.resampling import by_resampling
from mlgate.stats.sample import Sample

pytestmark = pytest.mark.slow

# By the rows that they are measured on; where two are the same function of these, one of them.
METRICS = {
    "classes": (
        "accuracy",
        "average_precision",
        "balanced_accuracy",
        "brier_score_loss",
        "cohen_kappa",
        "expected_calibration_error",
        "f1",
        "log_loss",
        "matthews_corrcoef",
        "precision",
        "recall",
        "roc_auc",
    ),
    "many": ("f1_macro", "precision_weighted", "recall_macro", "matthews_corrcoef", "top_k_accuracy"),
    "numbers": ("mean_absolute_error", "mean_pinball_loss@0.9", "mean_squared_error", "r2", "root_mean_squared_error"),
    "queries": ("ndcg", "ndcg@3"),
}
KINDS = [*METRICS]
TINY = 1e-9


def most(trials, rate):
    """Return how many of `trials` may be hit at `rate`, but for one simulation in ten thousand: there are hundreds."""
    return int(stats.binom.ppf(0.9999, trials, rate))


def least(trials, rate):
    return int(stats.binom.ppf(0.0001, trials, rate))


def drawn(kind, n, rng, *, worse=0.0, **how):
    if kind == "many":
        return many_classes(n, rng, (float(np.hypot(0.3, worse)), 0.3))
    return draw(METRICS[kind][0], n, rng, worse=worse, **how)


def loses(name):
    """Tell whether less is better."""
    return name.partition("@")[0].endswith(("_loss", "_error"))


def limit(name, margin):
    return Limits(max_rise=margin) if loses(name) else Limits(max_drop=margin)


def measured(kind, n, trials, *, worse, seed, **how):
    """Yield for each metric of `kind` what was measured in `trials` draws of `n` rows."""
    rng = np.random.default_rng([seed, n])
    found = {name: [] for name in METRICS[kind]}
    for _ in range(trials):
        pair = drawn(kind, n, rng, worse=worse, **how)
        for name, those in found.items():
            those.append(next(measure(name, pair)))
    return found


def truths(kind, **how):
    """Return by how much the candidate differs in the population, from a million rows of it."""
    pairs = [drawn(kind, 250_000, np.random.default_rng([99, k]), **how) for k in range(4)]
    return {
        name: np.mean([estimate(name, one.candidate).value - estimate(name, one.baseline).value for one in pairs])
        for name in METRICS[kind]
    }


def statuses(name, those, margin, fail_when):
    return Counter(judge(one, limit(name, margin), fail_when=fail_when).status for one in those)


# Where the interval does not hold its level, and by how much it misses: docs/regression.md says why.
# Precision, recall and what is made of them move in steps of 1/12 and less among 100 rows, and the calibration error of
# few rows is mostly noise: these are wider than they need be.
CAUTIOUS_AT_100 = {"recall", "recall_macro", "expected_calibration_error", "ndcg", "ndcg@3"}
# The mean of it over samples of 100 rows is above that of the population, the more so the lower it is.
PASSES_AT_100 = {"average_precision": 0.065}


@pytest.mark.parametrize(("n", "trials"), [(100, 800), (1000, 800), (10_000, 200)])
@pytest.mark.parametrize("kind", KINDS)
def test_a_candidate_worse_by_the_margin(kind, n, trials):
    """Coverage of the 90 % interval; and at d = -m, how often it passes, and how often it is proven to be worse."""
    truth = truths(kind, worse=0.5)
    for name, those in measured(kind, n, trials, worse=0.5, seed=1).items():
        judged = [one for one in those if not one.insufficient]
        outside = sum(not one.difference_low <= truth[name] <= one.difference_high for one in judged)
        assert outside <= most(len(judged), 0.10 if n > 100 else 0.115), name
        if n > 100 or name not in CAUTIOUS_AT_100:
            assert outside >= least(len(judged), 0.10 if n > 100 else 0.06), name
        # Where the candidate is truly better there is no harm to be missed.
        harm = truth[name] if loses(name) else -truth[name]
        if harm > 0.002:
            ends = statuses(name, judged, harm, "proven")
            assert ends[Status.PASS] <= most(len(judged), PASSES_AT_100.get(name, 0.055) if n == 100 else 0.05), name
            assert ends[Status.FAIL] <= most(len(judged), 0.05 if n > 100 else 0.065), name


@pytest.mark.parametrize(("n", "trials"), [(40, 800), (400, 800), (4000, 200)])
@pytest.mark.parametrize("kind", KINDS)
def test_equal_models_fail_in_at_most_five_percent_even_without_a_margin(kind, n, trials):
    for name, those in measured(kind, n, trials, worse=0.0, seed=2).items():
        assert statuses(name, those, TINY, "likely")[Status.FAIL] <= most(trials, 0.05), name


@pytest.mark.parametrize("kind", KINDS)
def test_equal_models_fail_in_fewer_runs_with_a_margin_as_teams_set_it(kind):
    for name, those in measured(kind, 1000, 300, worse=0.0, seed=3).items():
        assert statuses(name, those, 0.01, "likely")[Status.FAIL] <= most(300, 0.03), name


@pytest.mark.parametrize("kind", KINDS)
def test_a_candidate_worse_by_three_margins_on_ten_thousand_rows_fails(kind):
    truth = truths(kind, worse=0.6)
    trials = 40
    for name, those in measured(kind, 10_000, trials, worse=0.6, seed=4).items():
        margin = abs(truth[name]) / 3
        if margin > 0.002:
            assert statuses(name, those, margin, "likely")[Status.FAIL] >= 0.95 * trials, name


@pytest.mark.parametrize("n", [100, 300, 1000])
def test_rankings_that_are_nearly_perfect(n):
    """What harm the rows have not shown yet is allowed for; by the variance alone it is not."""
    trials, how = 400, {"worse": 0.5, "apart": 4.0}
    truth, rng = truths("classes", **how), np.random.default_rng([5, n])
    assert truth["roc_auc"] < -0.003
    missed = Counter()
    for _ in range(trials):
        pair = drawn("classes", n, rng, **how)
        for name in ("roc_auc", "average_precision"):
            one = next(measure(name, pair))
            missed[name] += one.insufficient == "" and one.difference_low > truth[name]
            by_variance = compare(estimate(name, pair.candidate), estimate(name, pair.baseline))
            missed[name, "by variance"] += by_variance.low > truth[name]
    for name in ("roc_auc", "average_precision"):
        assert missed[name] <= most(trials, 0.05)
    if n < 1000:
        assert missed["roc_auc", "by variance"] >= 0.08 * trials


def test_few_positive_rows():
    """Between 10 and 30, where areas are DeLong's too."""
    trials, rng = 500, np.random.default_rng(6)
    truth = truths("classes", worse=0.5, positives=0.1)
    outside, judged = Counter(), Counter()
    for _ in range(trials):
        pair = drawn("classes", 200, rng, worse=0.5, positives=0.1)
        for name in ("roc_auc", "average_precision", "f1", "recall", "matthews_corrcoef"):
            one = next(measure(name, pair))
            judged[name] += not one.insufficient
            outside[name] += not one.insufficient and not one.difference_low <= truth[name] <= one.difference_high
    for name, count in judged.items():
        assert count > 0.9 * trials
        assert outside[name] <= most(count, 0.10), name


def median_error(sample):
    return float(np.median(np.abs(sample.y_true - sample.y_pred)))


def f1(sample):
    both = 2 * (sample.y_true @ sample.y_pred)
    return both / (sample.y_true.sum() + sample.y_pred.sum())


@pytest.mark.parametrize(("function", "kind", "n"), [(median_error, "numbers", 300), (f1, "classes", 100)])
def test_the_bootstrap_of_a_function_of_the_users_own(function, kind, n):
    trials, rng = 120, np.random.default_rng([7, n])
    population = [drawn(kind, 500_000, np.random.default_rng([98, k]), worse=0.5) for k in range(4)]
    truth = np.mean([function(one.candidate) - function(one.baseline) for one in population])
    outside = 0
    for _ in range(trials):
        found = by_resampling(function, drawn(kind, n, rng, worse=0.5), resamples=300).interval_of_change()
        outside += not found.low <= truth <= found.high
    # Of few resamples the quantiles are uncertain themselves, and percentiles of few rows a little too near.
    assert least(trials, 0.09) <= outside <= most(trials, 0.13)


@pytest.mark.parametrize("groups", [8, 25, 200])
@pytest.mark.parametrize("name", ["mean_absolute_error", "roc_auc", "f1"])
def test_rows_that_depend_on_one_another_raise_no_alarms_with_their_group(name, groups):
    """Groups of 20 rows, whose differences share a fifth of their variance."""
    rng, trials, group = np.random.default_rng([8, groups]), 400, np.repeat(np.arange(groups), 20)
    failed = {True: 0, False: 0}
    for _ in range(trials):
        pair = clustered(name, group, rng)
        for grouped in failed:
            one = next(measure(name, replace(pair, group=group if grouped else None)))
            failed[grouped] += judge(one, limit(name, TINY)).status == Status.FAIL
    assert failed[True] <= most(trials, 0.05)
    # What the same rows do where nobody says that they are not independent: 22 % are expected of the first.
    if groups == 200:
        assert failed[False] > (0.20 if name == "mean_absolute_error" else 0.09) * trials


def clustered(name, group, rng, icc=0.2):
    n = len(group)
    own = rng.normal(0, (1 - icc) ** 0.5, n) + rng.normal(0, icc**0.5, group.max() + 1)[group]
    if name == "mean_absolute_error":
        return Pair(
            candidate=Sample(y_true=np.zeros(n), y_pred=50 + own / 2),
            baseline=Sample(y_true=np.zeros(n), y_pred=50 - own / 2),
        )
    # In some groups the one model is the better, in others the other.
    y_true = (rng.random(n) < 0.4).astype(float)
    shared = rng.normal(1.2 * y_true - 0.6, 1)
    sides = [shared + sign * 0.4 * own * (2 * y_true - 1) for sign in (1, -1)]
    one, two = (Sample(y_true=y_true, y_pred=(s > 0) * 1.0, y_score=s, classes=2) for s in sides)
    return Pair(candidate=one, baseline=two)


def slices_of_one_column(n, rng):
    """Return 45 slices of 40 to 400 rows that share none."""
    codes = rng.choice(45, n, p=np.linspace(1, 10, 45) / np.linspace(1, 10, 45).sum())
    return {f"s={code}": np.flatnonzero(codes == code) for code in range(45)}


def slices_of_three_columns(n, rng):
    """Return 45 slices of which each row is in three, the columns being alike."""
    first = rng.integers(0, 15, n)
    columns = [first, *(np.where(rng.random(n) < 0.8, first, rng.integers(0, 15, n)) for _ in range(2))]
    return {f"{k}={code}": np.flatnonzero(column == code) for k, column in enumerate(columns) for code in range(15)}


@pytest.mark.parametrize(
    ("name", "slices"),
    [
        ("accuracy", slices_of_one_column),
        ("accuracy", slices_of_three_columns),
        ("roc_auc", slices_of_three_columns),
        ("log_loss", slices_of_one_column),
    ],
)
def test_forty_five_slices_without_a_change_raise_an_alarm_in_at_most_five_percent(name, slices):
    rng, trials, n = np.random.default_rng(9), 120, 9000
    alarms = Counter()
    for _ in range(trials):
        _, *found = measure(name, draw(name, n, rng), slices(n, rng))
        for margin in (TINY, 0.01):
            alarms[margin] += any(judge(one, limit(name, margin)).status == Status.FAIL for one in found)
    assert max(alarms.values()) <= most(trials, 0.05)


@pytest.mark.parametrize("name", ["roc_auc", "average_precision", "f1", "root_mean_squared_error"])
def test_the_interval_is_that_of_a_plain_bootstrap_loop(name):
    """20,000 times the same rows of both models, drawn with replacement."""
    rng, n = np.random.default_rng(10), 500
    pair = draw(name, n, rng, worse=0.4)
    differences = []
    for _ in range(20_000):
        rows = rng.integers(0, n, n)
        ours, theirs = pair.candidate.take(rows), pair.baseline.take(rows)
        differences.append(estimate(name, ours).value - estimate(name, theirs).value)
    low, high = np.quantile(differences, [0.05, 0.95])
    found = next(measure(name, pair))
    assert (found.difference_low, found.difference_high) == pytest.approx((low, high), abs=0.07 * (high - low))
