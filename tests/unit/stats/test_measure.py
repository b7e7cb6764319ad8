"""Measurements over all rows and over slices."""

import numpy as np
import pytest

from mlgate.core.errors import CheckError
from mlgate.stats.measure import Pair, measure
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
    many = first | {f"s={k}": np.arange(500, 1000) for k in range(1, 10)}
    of_one, of_ten = (list(measure("accuracy", Pair(candidate=sample), slices))[1] for slices in (first, many))
    assert (of_one.value, of_one.low) == pytest.approx((alone.value, alone.low))
    assert of_ten.value == alone.value
    # z of 1 - 0.05 / 10 against z of 0.95
    assert (of_ten.high - of_ten.value) / (of_one.high - of_one.value) == pytest.approx(2.5758 / 1.6449, rel=0.01)


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
