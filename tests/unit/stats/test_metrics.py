"""Metrics against scikit-learn, their influence against derivatives, bootstraps and textbook formulae."""

from dataclasses import replace
from functools import partial

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn import metrics as reference

from drawn import draw, many_classes
from mlgate.stats.estimates import Undefined
from mlgate.stats.metrics import estimate
from mlgate.stats.names import METRICS, described
from mlgate.stats.sample import Sample


def averaged(function, average, **fixed):
    return partial(function, average=average, zero_division=0, **fixed)


def calibration_error(y_true, y_score, sample_weight, bins=15):
    """Return the expected calibration error, bin by bin."""
    if y_score.ndim > 1:
        y_true, y_score = y_score.argmax(1) == y_true, y_score.max(1)
    weight = np.ones(len(y_true)) if sample_weight is None else sample_weight
    error = 0.0
    for low in np.arange(bins) / bins:
        held = (y_score >= low) & ((y_score < low + 1 / bins) | (low == (bins - 1) / bins))
        if held.any():
            gap = np.average(y_true[held], weights=weight[held]) - np.average(y_score[held], weights=weight[held])
            error += weight[held].sum() / weight.sum() * abs(gap)
    return error


OF_SCIKIT_LEARN = {
    "accuracy": reference.accuracy_score,
    "average_precision": reference.average_precision_score,
    "balanced_accuracy": reference.balanced_accuracy_score,
    "brier_score_loss": reference.brier_score_loss,
    "cohen_kappa": reference.cohen_kappa_score,
    "expected_calibration_error": calibration_error,
    "f1": reference.f1_score,
    "log_loss": reference.log_loss,
    "matthews_corrcoef": reference.matthews_corrcoef,
    "mean_absolute_error": reference.mean_absolute_error,
    "mean_pinball_loss": reference.mean_pinball_loss,
    "mean_pinball_loss@0.9": partial(reference.mean_pinball_loss, alpha=0.9),
    "mean_squared_error": reference.mean_squared_error,
    "precision": reference.precision_score,
    "r2": reference.r2_score,
    "recall": reference.recall_score,
    "roc_auc": reference.roc_auc_score,
    "root_mean_squared_error": reference.root_mean_squared_error,
    "specificity": partial(reference.recall_score, pos_label=0),
    "top_k_accuracy": reference.top_k_accuracy_score,
    "top_k_accuracy@3": partial(reference.top_k_accuracy_score, k=3),
} | {
    f"{name}_{average}": averaged(function, average)
    for name, function in (
        ("f1", reference.f1_score),
        ("precision", reference.precision_score),
        ("recall", reference.recall_score),
    )
    for average in ("macro", "micro", "weighted")
}
OF_SCIKIT_LEARN["selection_rate"] = lambda y_true, y_pred, *, sample_weight: np.average(y_pred, weights=sample_weight)
NAMES = [*OF_SCIKIT_LEARN]


def samples(name, seed=0, n=400, *, weighted=False):
    """Return samples for the metric `name`: of two classes and of more where it takes both, with ties among scores."""
    rng = np.random.default_rng(seed)
    metric = described(name)
    drawn = [draw(name, n, rng).candidate]
    if metric.target == "classes" and not metric.binary and not metric.many:
        drawn.append(many_classes(n, rng).candidate)
    if metric.target == "classes":
        drawn = [replace(one, y_score=rounded(one.y_score)) for one in drawn]
    weight = rng.gamma(2, size=n) if weighted else None
    return [replace(one, weight=weight) for one in drawn]


def rounded(score):
    """Return scores with ties, and those of many classes with a sum of 1."""
    score = np.round(score, 2)
    return score if score.ndim == 1 else score / score.sum(axis=1, keepdims=True)


def of_scikit_learn(name, rows):
    said = rows.y_score if described(name).needs == "y_score" else rows.y_pred
    return OF_SCIKIT_LEARN[name](rows.y_true, said, sample_weight=rows.weight)


def test_every_metric_has_a_reference():
    assert {name.partition("@")[0] for name in NAMES} | {"ndcg"} == set(METRICS)


@pytest.mark.parametrize("weighted", [False, True])
@pytest.mark.parametrize("name", NAMES)
def test_value_is_that_of_scikit_learn(name, weighted):
    for seed in range(5):
        for rows in samples(name, seed, weighted=weighted):
            assert estimate(name, rows).value == pytest.approx(of_scikit_learn(name, rows), rel=1e-12)


@pytest.mark.parametrize("weighted", [False, True])
@pytest.mark.parametrize("name", NAMES)
def test_influence_is_the_derivative_with_respect_to_a_row(name, weighted):
    for rows in samples(name, n=200, weighted=weighted):
        found = estimate(name, rows)
        assert found.influence.sum() == pytest.approx(0, abs=1e-12)
        weight = np.ones(200) if rows.weight is None else rows.weight
        for row in (0, 17, 199):
            heavier = weight.copy()
            heavier[row] *= 1 + 1e-6
            derivative = (estimate(name, replace(rows, weight=heavier)).value - found.value) / 1e-6
            # The correction for small samples is a factor near 1.
            assert found.influence[row] == pytest.approx(derivative, rel=0.02, abs=1e-7)


# The bootstrap of a sum of absolute values adds to it, and its spread is another where bins are near 0.
@pytest.mark.parametrize("weighted", [False, True])
@pytest.mark.parametrize("name", sorted({*NAMES} - {"expected_calibration_error"}))
def test_standard_error_is_that_of_a_bootstrap(name, weighted):
    rows = samples(name, n=1000, weighted=weighted)[-1]
    rng = np.random.default_rng(1)
    values = [estimate(name, rows.take(rng.integers(0, 1000, 1000))).value for _ in range(1000)]
    influence = estimate(name, rows).influence
    # Among 1,000 resamples the bootstrap has an error of 2.2 % itself.
    assert np.sqrt(influence @ influence) == pytest.approx(np.std(values), rel=0.08)


def test_variance_of_roc_auc_is_delongs():
    (rows,) = samples("roc_auc", n=60)
    positive, negative = rows.y_score[rows.y_true == 1], rows.y_score[rows.y_true == 0]
    wins = (positive[:, None] > negative) + 0.5 * (positive[:, None] == negative)
    variance = wins.mean(1).var(ddof=1) / len(positive) + wins.mean(0).var(ddof=1) / len(negative)
    found = estimate("roc_auc", rows)
    assert found.value == pytest.approx(wins.mean(), rel=1e-12)
    assert found.influence @ found.influence == pytest.approx(variance, rel=1e-12)


def test_covariance_of_two_roc_aucs_is_delongs():
    (rows,), other = samples("roc_auc", n=60), np.round(np.random.default_rng(5).random(60), 1)
    placed = []
    for score in (rows.y_score, other):
        positive, negative = score[rows.y_true == 1], score[rows.y_true == 0]
        wins = (positive[:, None] > negative) + 0.5 * (positive[:, None] == negative)
        placed.append((wins.mean(1), wins.mean(0)))
    (p1, n1), (p2, n2) = placed
    covariance = np.cov(p1, p2)[0, 1] / len(p1) + np.cov(n1, n2)[0, 1] / len(n1)
    one = estimate("roc_auc", rows).influence
    two = estimate("roc_auc", Sample(y_true=rows.y_true, y_score=other, classes=2)).influence
    assert one @ two == pytest.approx(covariance, rel=1e-12)


# The ovarian cancer data of DeLong, DeLong & Clarke-Pearson (1988), rows without a missing value: albumin, total
# protein, K-G score, whether the patient benefits from surgery.
SURGERY = """
3.0 5.8 10 0 3.2 6.3 5 1 3.9 6.8 3 1 2.8 4.8 6 0 3.2 5.8 3 1 0.9 4.0 5 0 2.5 5.7 8 0 1.6 5.6 5 1 3.8 5.7 5 1
3.7 6.7 6 1 3.2 5.4 4 1 3.8 6.6 6 1 4.1 6.6 5 1 3.6 5.7 5 1 4.3 7.0 4 1 3.6 6.7 4 0 2.3 4.4 6 1 4.2 7.6 4 0
4.0 6.6 6 0 3.5 5.8 6 1 3.8 6.8 7 1 3.0 4.7 8 0 4.5 7.4 5 1 3.7 7.4 5 1 3.1 6.6 6 1 4.1 8.2 6 1 4.3 7.0 5 1
4.3 6.5 4 1 3.2 5.1 5 1 2.6 4.7 6 1 3.3 6.8 6 0 1.7 4.0 7 0 3.7 6.1 5 1 3.3 6.3 7 1 4.2 7.7 6 1 3.5 6.2 5 1
2.9 5.7 9 0 2.1 4.8 7 1 2.8 6.2 8 0 4.0 7.0 7 1 3.3 5.7 6 1 3.7 6.9 5 1 3.6 6.6 5 1
"""


def test_delongs_example():
    """As SAS/STAT's documentation works it out: areas, their standard errors, and those of two differences."""
    albumin, protein, score, benefits = np.array(SURGERY.split(), dtype=float).reshape(-1, 4).T
    of = {
        name: estimate("roc_auc", Sample(y_true=benefits, y_score=said, classes=2))
        for name, said in (("albumin", albumin), ("protein", protein), ("score", 10 - score))
    }
    for name, area, error in (("albumin", 0.7366, 0.0927), ("protein", 0.6478, 0.1000), ("score", 0.7258, 0.1028)):
        found = of[name]
        assert (found.value, np.sqrt(found.influence @ found.influence)) == pytest.approx((area, error), abs=5e-5)
    for name, difference, error in (("protein", -0.0780, 0.1046), ("albumin", 0.0108, 0.0953)):
        found = of[name].minus(of["score"])
        assert (found.value, np.sqrt(found.influence @ found.influence)) == pytest.approx((difference, error), abs=5e-5)


@pytest.mark.parametrize("k", [None, 1, 3, 20])
def test_ndcg_is_that_of_scikit_learn(k):
    rng = np.random.default_rng(0)
    gain, score = rng.integers(0, 4, (40, 12)).astype(float), np.round(rng.random((40, 12)), 1)
    gain[3] = 0
    order = rng.permutation(480)
    rows = Sample(y_true=gain.ravel(), y_score=score.ravel(), query=np.repeat(np.arange(40) * 7, 12)).take(order)
    found = estimate("ndcg" if k is None else f"ndcg@{k}", rows)
    assert found.value == pytest.approx(reference.ndcg_score(gain, score, k=k), rel=1e-12)
    each = [reference.ndcg_score(gain[[q]], score[[q]], k=k) for q in range(40)]
    per_query = found.grouped(np.asarray(rows.query)).influence
    assert np.sqrt(per_query @ per_query) == pytest.approx(np.std(each, ddof=1) / np.sqrt(40), rel=1e-9)


def test_ndcg_of_queries_of_different_lengths_is_the_mean_of_each():
    rng = np.random.default_rng(1)
    query = np.repeat(np.arange(5), [1, 2, 7, 30, 4])
    gain, score = rng.integers(1, 4, 44).astype(float), rng.random(44)
    found = estimate("ndcg@5", Sample(y_true=gain, y_score=score, query=query)).value
    each = [reference.ndcg_score(gain[None, query == q], score[None, query == q], k=5) for q in range(1, 5)]
    # Of one row alone scikit-learn computes nothing; it is where it belongs.
    assert found == pytest.approx(np.mean([1.0, *each]), rel=1e-12)


@given(st.lists(st.tuples(st.booleans(), st.integers(0, 3)), min_size=1, max_size=40))
def test_average_precision_with_many_ties_is_that_of_scikit_learn(rows):
    y_true, score = (np.array(column, dtype=float) for column in zip(*rows, strict=True))
    if not y_true.any():
        return
    found = estimate("average_precision", Sample(y_true=y_true, y_score=score, classes=2))
    assert found.value == pytest.approx(reference.average_precision_score(y_true, score), abs=1e-12)


@pytest.mark.parametrize(
    ("name", "y_true", "y_pred", "message"),
    [
        ("precision", [0, 1], [0, 0], "no row is predicted positive"),
        ("recall", [0, 0], [0, 1], "no row is positive"),
        ("specificity", [1, 1], [0, 1], "no row is negative"),
        ("cohen_kappa", [1, 1], [1, 1], "all rows are of one class"),
    ],
)
def test_undefined_metrics_of_tables(name, y_true, y_pred, message):
    rows = Sample(y_true=np.tile(y_true, 20) * 1.0, y_pred=np.tile(y_pred, 20) * 1.0, classes=2)
    with pytest.raises(Undefined, match=message):
        estimate(name, rows)


def test_a_class_that_only_the_model_knows_counts_as_one_more():
    y_true, y_pred = np.array([0, 1, 2, 2, 1, 0]), np.array([0, 1, 3, 2, 3, 0])
    rows = Sample(y_true=y_true * 1.0, y_pred=y_pred * 1.0, classes=3)
    for name, function in (("f1_macro", reference.f1_score), ("precision_weighted", reference.precision_score)):
        expected = function(y_true, y_pred, average=name.split("_")[1], zero_division=0)
        assert estimate(name, rows).value == pytest.approx(expected)


def test_paired_standard_error_of_f1_is_that_of_the_exact_multinomial_bootstrap():
    rng = np.random.default_rng(3)
    n, resamples = 2000, 20_000
    truth = (rng.random(n) < 0.2).astype(int)
    one, two = (np.where(rng.random(n) < error, 1 - truth, truth) for error in (0.1, 0.13))
    cells = np.bincount(4 * truth + 2 * one + two, minlength=8)
    drawn = rng.multinomial(n, cells / n, size=resamples).reshape(-1, 2, 2, 2)
    f1_one = 2 * drawn[:, 1, 1].sum(1) / (drawn[:, 1].sum((1, 2)) + drawn[:, :, 1].sum((1, 2)))
    f1_two = 2 * drawn[:, 1, :, 1].sum(1) / (drawn[:, 1].sum((1, 2)) + drawn[:, :, :, 1].sum((1, 2)))
    found = [estimate("f1", Sample(y_true=truth * 1.0, y_pred=pred * 1.0, classes=2)) for pred in (one, two)]
    difference = found[0].influence - found[1].influence
    assert found[0].value - found[1].value == pytest.approx(np.mean(f1_one - f1_two), abs=1e-3)
    assert np.sqrt(difference @ difference) == pytest.approx(np.std(f1_one - f1_two), rel=0.03)


@given(st.lists(st.tuples(st.booleans(), st.integers(0, 3)), min_size=4, max_size=40))
def test_roc_auc_with_many_ties_is_the_share_of_pairs_won(rows):
    y_true, score = (np.array(column, dtype=float) for column in zip(*rows, strict=True))
    found = Sample(y_true=y_true, y_score=score, classes=2)
    if np.ptp(y_true) == 0:
        with pytest.raises(Undefined, match="only one class"):
            estimate("roc_auc", found)
        return
    positive, negative = score[y_true == 1][:, None], score[y_true == 0]
    won = np.mean((positive > negative) + 0.5 * (positive == negative))
    assert estimate("roc_auc", found).value == pytest.approx(won, abs=1e-12)


@pytest.mark.parametrize("n", [30, 333, 100_003])
def test_a_perfect_model_scores_exactly_one(n):
    y_true = (np.arange(n) % 3 == 0).astype(float)
    rows = Sample(y_true=y_true, y_pred=y_true, y_score=y_true, classes=2)
    for name in ("accuracy", "f1", "roc_auc", "r2"):
        assert estimate(name, rows).value == 1.0
    for name in ("brier_score_loss", "mean_absolute_error"):
        assert estimate(name, rows).value == 0.0


def test_log_loss_of_many_classes_is_that_of_scikit_learn():
    rng = np.random.default_rng(0)
    y_true, score = rng.integers(0, 4, 300), rng.dirichlet(np.ones(4), 300)
    found = estimate("log_loss", Sample(y_true=y_true.astype(float), y_score=score, classes=4))
    assert found.value == pytest.approx(reference.log_loss(y_true, score), rel=1e-12)


def test_log_loss_of_a_certain_error_is_finite():
    rows = Sample(y_true=np.array([0.0, 1.0]), y_score=np.array([1.0, 0.0]), classes=2)
    assert estimate("log_loss", rows).value == pytest.approx(36.04, abs=0.01)


def test_f1_without_positives_is_undefined():
    nothing = np.zeros(40)
    with pytest.raises(Undefined, match="no row is positive"):
        estimate("f1", Sample(y_true=nothing, y_pred=nothing, classes=1))


def test_r2_of_a_constant_is_undefined():
    with pytest.raises(Undefined, match="same number"):
        estimate("r2", Sample(y_true=np.full(40, 0.1), y_pred=np.arange(40.0)))
