"""Measurements over all rows and over slices."""

from dataclasses import replace

import numpy as np
import pytest
from scipy import stats
from sklearn import metrics as reference

from mlgate.core.errors import CheckError
from mlgate.stats.measure import measure
from mlgate.stats.pair import Pair
from mlgate.stats.proportions import mcnemar, tango
from mlgate.stats.sample import Sample


def classes(n, *, positives=None, seed=0, noise=1.0, weight=None):
    positives = n // 2 if positives is None else positives
    rng = np.random.default_rng(seed)
    y_true = np.zeros(n)
    y_true[rng.permutation(n)[:positives]] = 1
    score = 1 / (1 + np.exp(-(2 * y_true - 1) - noise * rng.normal(size=n)))
    return Sample(y_true=y_true, y_pred=(score > 0.5) * 1.0, y_score=score, classes=2, weight=weight)


def whole(name, pair):
    return next(measure(name, pair))


def test_a_pair_has_both_values_and_their_difference():
    one, two = classes(500), classes(500, noise=1.5)
    two = Sample(y_true=one.y_true, y_score=np.clip(one.y_score + 0.1, 0, 1), classes=2)
    found = whole("brier_score_loss", Pair(candidate=two, baseline=one))
    assert found.difference == pytest.approx(found.value - found.baseline)
    assert found.difference_low < found.difference < found.difference_high
    assert found.low < found.value < found.high
    assert (found.n, found.slice, found.insufficient) == (500, None, "")


def test_without_a_baseline_there_is_no_difference():
    found = whole("accuracy", Pair(candidate=classes(500)))
    assert (found.baseline, found.difference) == (None, None)


@pytest.mark.parametrize(
    ("name", "sample", "why"),
    [
        ("accuracy", classes(29), "only 29 rows, at least 30 are needed"),
        ("roc_auc", classes(100, positives=9), "only 9 positive rows, at least 10 are needed"),
        ("roc_auc", classes(100, positives=99), "only 1 negative row, at least 10 are needed"),
        ("f1", classes(100, positives=9), "only 9 positive rows, at least 10 are needed"),
        ("log_loss", classes(100, weight=np.r_[np.full(5, 1000.0), np.ones(95)]), "only 100 rows (worth 5 by weight)"),
    ],
)
def test_too_few_rows_are_told_and_have_no_interval(name, sample, why):
    found = whole(name, Pair(candidate=sample, baseline=sample))
    assert found.insufficient.startswith(why)
    assert found.value is not None
    assert (found.low, found.difference) == (None, None)


@pytest.mark.parametrize(("name", "positives"), [("accuracy", 9), ("f1", 99), ("brier_score_loss", 2)])
def test_a_rare_class_matters_only_to_metrics_that_rest_on_it(name, positives):
    assert whole(name, Pair(candidate=classes(100, positives=positives))).insufficient == ""


def test_few_groups_are_not_enough():
    group = np.repeat(np.arange(4), 25)
    assert whole("accuracy", Pair(candidate=classes(100), group=group)).insufficient.startswith("only 4 groups")


@pytest.mark.parametrize("name", ["roc_auc", "f1"])
def test_one_class_overall_is_refused(name):
    with pytest.raises(CheckError, match="only one class"):
        whole(name, Pair(candidate=classes(100, positives=0)))


def test_one_class_in_a_slice_is_not_enough():
    sample = classes(200)
    rows = np.flatnonzero(sample.y_true == 0)
    found = list(measure("roc_auc", Pair(candidate=sample), {"a=1": rows}))[1]
    assert (found.slice, found.value) == ("a=1", None)
    assert found.insufficient == "only 0 positive rows, at least 10 are needed"


def test_a_constant_target_is_refused_overall_and_not_enough_in_a_slice():
    flat = Sample(y_true=np.full(50, 2.0), y_pred=np.arange(50.0))
    with pytest.raises(CheckError, match="same number in every row"):
        whole("r2", Pair(candidate=flat))
    steps = Sample(y_true=np.repeat([1.0, 2.0], 50), y_pred=np.arange(100.0))
    found = list(measure("r2", Pair(candidate=steps), {"half=1": np.arange(50)}))[1]
    assert "same number" in found.insufficient


def test_slices_are_measured_alone_and_widened_for_their_number():
    sample = classes(2000)
    rows = np.arange(500)
    alone = whole("accuracy", Pair(candidate=sample.take(rows)))
    first = {"s=0": rows}
    codes = np.random.default_rng(0).permutation(np.arange(1500) % 9)
    many = first | {f"t={k}": 500 + np.flatnonzero(codes == k) for k in range(9)}
    same = first | {f"t={k}": rows for k in range(9)}
    parts = (first, many, same)
    of_one, of_ten, of_same = (list(measure("accuracy", Pair(candidate=sample), part))[1] for part in parts)
    assert (of_one.value, of_one.low) == pytest.approx((alone.value, alone.low), rel=1e-3)
    assert of_ten.value == alone.value
    # Ten slices that share no row hold together at 0.95^(1/10) each; ten times the same rows are one slice.
    widened = stats.norm.ppf(0.95 ** (1 / 10)) / stats.norm.ppf(0.95)
    assert (of_ten.high - of_ten.value) / (of_one.high - of_one.value) == pytest.approx(widened, rel=0.03)
    assert (of_same.low, of_same.high) == pytest.approx((of_one.low, of_one.high), rel=0.02)


def test_slices_too_small_to_be_judged_do_not_widen_the_others():
    sample = classes(1000)
    big = {"s=0": np.arange(500)}
    small = {f"s={k}": np.arange(k, k + 20) for k in range(1, 30)}
    one = list(measure("accuracy", Pair(candidate=sample), big))[1]
    assert list(measure("accuracy", Pair(candidate=sample), big | small))[1] == one


def test_a_slice_carries_its_group_and_weight():
    rng = np.random.default_rng(0)
    sample = classes(400, weight=rng.random(400))
    group, rows = rng.integers(0, 40, 400), np.arange(0, 400, 2)
    of_slice = list(measure("f1", Pair(candidate=sample, group=group), {"even=1": rows}))[1]
    alone = whole("f1", Pair(candidate=sample.take(rows), group=group[rows]))
    assert (of_slice.value, of_slice.low, of_slice.high) == (alone.value, alone.low, alone.high)


def test_bounds_stay_within_what_the_metric_can_be():
    y_true = np.tile([0.0, 1.0], 20)
    score = y_true + np.where(np.arange(40) == 3, -1.5, 0)
    found = whole("roc_auc", Pair(candidate=Sample(y_true=y_true, y_score=score, classes=2)))
    assert found.value < 1
    assert found.high == 1.0


@pytest.mark.parametrize("n", [40, 400, 4000])
def test_models_that_agree_on_the_rows_seen_may_differ_on_others(n):
    one = classes(n)
    other = Sample(y_true=one.y_true, y_pred=one.y_pred, y_score=one.y_score * 0.99, classes=2)
    found = whole("accuracy", Pair(candidate=other, baseline=one))
    assert found.difference == 0
    # With no event in n rows the exact one-sided 95 % bound p solves (1 - p)^n = 0.05.
    assert (1 - found.difference_high) ** n == pytest.approx(0.05)
    assert found.difference_low == -found.difference_high


@pytest.mark.parametrize("name", ["accuracy", "f1", "recall", "matthews_corrcoef", "precision_macro"])
def test_cells_say_what_their_rows_say(name):
    one, other = classes(2000), classes(2000, noise=1.3)
    # A weight of 1 in every row changes nothing, and keeps the rows apart.
    apart = [replace(side, weight=np.ones(2000)) for side in (one, other)]
    slices = {"s=0": np.arange(0, 1200), "t=0": np.arange(800, 1800)}
    of_cells = list(measure(name, Pair(candidate=one, baseline=other), slices))
    of_rows = list(measure(name, Pair(candidate=apart[0], baseline=apart[1]), slices))
    for cells, rows in zip(of_cells, of_rows, strict=True):
        assert (cells.n, cells.slice) == (rows.n, rows.slice)
        for field in ("value", "low", "high", "difference", "difference_low", "difference_high"):
            assert getattr(cells, field) == pytest.approx(getattr(rows, field), rel=1e-9), field


def test_recall_is_the_accuracy_on_positive_rows():
    one, other = classes(900, positives=150), classes(900, positives=150, noise=2.0)
    positive = np.flatnonzero(one.y_true == 1)
    recall = whole("recall", Pair(candidate=one, baseline=other))
    alone = whole("accuracy", Pair(candidate=one.take(positive), baseline=other.take(positive)))
    for field in ("value", "low", "high", "difference", "difference_low", "difference_high", "p_value"):
        assert getattr(recall, field) == pytest.approx(getattr(alone, field)), field


def test_few_rows_are_compared_by_tango_and_mcnemar():
    one, other = classes(100), classes(100, noise=1.3)
    right = [side.y_pred == side.y_true for side in (one, other)]
    gained, lost = int((right[0] & ~right[1]).sum()), int((right[1] & ~right[0]).sum())
    found, expected = whole("accuracy", Pair(candidate=one, baseline=other)), tango(gained, lost, 100)
    assert found.difference_low <= expected.low
    assert found.difference_high >= expected.high
    assert expected.low in (found.difference_low, pytest.approx(found.difference_low, abs=0.01))
    assert found.p_value == mcnemar(gained, lost)


def test_the_p_value_is_students():
    rng = np.random.default_rng(0)
    truth = rng.normal(size=300)
    one, other = (Sample(y_true=truth, y_pred=truth + rng.uniform(1, 2, 300)) for _ in range(2))
    found = whole("mean_absolute_error", Pair(candidate=one, baseline=other))
    expected = stats.ttest_rel(np.abs(one.y_pred - truth), np.abs(other.y_pred - truth)).pvalue
    assert found.p_value == pytest.approx(expected, rel=1e-6)


def compared_by_counts(*counts):
    """Return slices of 1,000 rows, on so many of which only the candidate is right, and only the baseline."""
    right = [np.ones(1000 * len(counts)) for _ in range(2)]
    for place, pair in enumerate(counts):
        right[1][1000 * place : 1000 * place + pair[0]] = 0
        right[0][1000 * place + 500 : 1000 * place + 500 + pair[1]] = 0
    sides = [Sample(y_true=np.ones(len(one)), y_pred=one, classes=2) for one in right]
    slices = {f"s={place}": np.arange(1000) + 1000 * place for place in range(len(counts))}
    return list(measure("accuracy", Pair(candidate=sides[0], baseline=sides[1]), slices))[1:]


def test_a_slightly_worse_slice_is_found_where_much_worse_ones_are_found_first():
    same, slightly, much = (20, 20), (20, 38), (0, 400)
    among_the_same = compared_by_counts(slightly, *[same] * 8)[0]
    beside_worse = compared_by_counts(slightly, *[same] * 3, *[much] * 5)
    assert among_the_same.difference_high > 0
    assert beside_worse[0].difference_high < 0
    assert all(one.difference_high > 0 for one in beside_worse[1:4])
    assert beside_worse[0].difference_low == pytest.approx(among_the_same.difference_low)


def test_a_slightly_better_slice_is_found_too():
    same, slightly, much = (20, 20), (38, 20), (400, 0)
    found = compared_by_counts(slightly, *[same] * 3, *[much] * 5)
    assert found[0].difference_low > 0 > found[1].difference_low


def test_rankings_are_measured_by_query():
    rng = np.random.default_rng(0)
    query, gain = np.repeat(np.arange(60), 8), rng.integers(0, 3, 480).astype(float)
    sides = [Sample(y_true=gain, y_score=gain + rng.normal(0, noise, 480)) for noise in (1.0, 1.1)]
    found = whole("ndcg@5", Pair(candidate=sides[0], baseline=sides[1], group=query))
    tables = [(gain.reshape(60, 8), side.y_score.reshape(60, 8)) for side in sides]
    each = [[reference.ndcg_score(g[[q]], s[[q]], k=5) for q in range(60)] for g, s in tables]
    students = stats.ttest_rel(*each).confidence_interval(0.90)
    assert found.difference == pytest.approx(np.mean(each[0]) - np.mean(each[1]))
    # Satterthwaite's degrees of freedom are fewer than Student's where few queries carry the difference.
    assert found.difference_low == pytest.approx(students.low, rel=0.05)


@pytest.mark.parametrize("name", ["f1_macro", "precision_macro", "recall_macro", "balanced_accuracy"])
def test_a_rare_class_counts_alike_and_is_not_known(name):
    truth = np.repeat([0.0, 1.0, 2.0, 3.0], [100, 50, 9, 2])
    sample = Sample(y_true=truth, y_pred=truth[::-1].copy(), classes=4)
    found = whole(name, Pair(candidate=sample))
    why = "2 of the 4 classes, which count alike, have too few rows: the fewest 2, at least 10 are needed"
    assert (found.insufficient, found.low) == (why, None)
    enough = Sample(y_true=np.repeat([0.0, 1.0, 2.0], 10), y_pred=np.repeat([0.0, 1.0, 2.0], 10), classes=3)
    assert whole(name, Pair(candidate=enough)).insufficient == ""


@pytest.mark.parametrize("name", ["f1_weighted", "f1_micro", "accuracy", "matthews_corrcoef"])
def test_a_rare_class_counts_little_elsewhere(name):
    truth = np.repeat([0.0, 1.0, 2.0], [100, 50, 2])
    assert whole(name, Pair(candidate=Sample(y_true=truth, y_pred=truth[::-1].copy(), classes=3))).insufficient == ""


def test_a_class_that_is_only_predicted_counts_in_macro_averages():
    truth = np.repeat([0.0, 1.0], 50)
    said = np.where(np.arange(100) == 7, 2.0, truth)
    pair = Pair(candidate=Sample(y_true=truth, y_pred=truth, classes=3))
    assert whole("f1_macro", pair).insufficient == whole("balanced_accuracy", pair).insufficient == ""
    pair = replace(pair, baseline=Sample(y_true=truth, y_pred=said, classes=3))
    assert "1 of the 3 classes" in whole("f1_macro", pair).insufficient
    assert whole("balanced_accuracy", pair).insufficient == ""
