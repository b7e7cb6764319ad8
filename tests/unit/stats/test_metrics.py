"""Metrics against scikit-learn, their influence against bootstraps and textbook formulae."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn import metrics as reference

from mlgate.stats.metrics import FUNCTIONS, Undefined
from mlgate.stats.names import METRICS
from mlgate.stats.sample import Sample

OF_SCIKIT_LEARN = {
    "accuracy": reference.accuracy_score,
    "brier_score_loss": reference.brier_score_loss,
    "f1": reference.f1_score,
    "log_loss": reference.log_loss,
    "mean_absolute_error": reference.mean_absolute_error,
    "r2": reference.r2_score,
    "roc_auc": reference.roc_auc_score,
}


def sample(name, seed=0, n=400, *, weighted=False):
    """Return rows for the metric `name`, with ties among the scores."""
    rng = np.random.default_rng(seed)
    weight = rng.gamma(2, size=n) if weighted else None
    if METRICS[name].target == "numbers":
        y_true = rng.normal(10, 3, n)
        return Sample(y_true=y_true, y_pred=y_true + rng.standard_t(5, n), weight=weight)
    y_true = (rng.random(n) < 0.3).astype(float)
    score = np.round(1 / (1 + np.exp(-rng.normal(2 * y_true - 1, 1))), 2)
    return Sample(y_true=y_true, y_pred=(score > 0.5).astype(float), y_score=score, weight=weight, classes=2)


def of_scikit_learn(name, rows):
    said = rows.y_score if METRICS[name].needs == "y_score" else rows.y_pred
    return OF_SCIKIT_LEARN[name](rows.y_true, said, sample_weight=rows.weight)


def resampled(rows, rng):
    return rows.take(rng.integers(0, len(rows), len(rows)))


def test_every_described_metric_has_its_function():
    assert list(FUNCTIONS) == list(METRICS)


@pytest.mark.parametrize("weighted", [False, True])
@pytest.mark.parametrize("name", METRICS)
def test_value_is_that_of_scikit_learn(name, weighted):
    for seed in range(5):
        rows = sample(name, seed, weighted=weighted)
        assert FUNCTIONS[name](rows).value == pytest.approx(of_scikit_learn(name, rows), rel=1e-12)


@pytest.mark.parametrize("weighted", [False, True])
@pytest.mark.parametrize("name", METRICS)
def test_influence_is_the_derivative_with_respect_to_a_row(name, weighted):
    rows = sample(name, n=200, weighted=weighted)
    found = FUNCTIONS[name](rows)
    assert found.influence.sum() == pytest.approx(0, abs=1e-12)
    weight = np.ones(200) if rows.weight is None else rows.weight
    for row in (0, 17, 199):
        heavier = weight.copy()
        heavier[row] *= 1 + 1e-6
        moved = FUNCTIONS[name](Sample(**{**vars(rows), "weight": heavier})).value
        derivative = (moved - found.value) / 1e-6
        # The correction for small samples is a factor near 1.
        assert found.influence[row] == pytest.approx(derivative, rel=0.02, abs=1e-7)


@pytest.mark.parametrize("weighted", [False, True])
@pytest.mark.parametrize("name", METRICS)
def test_standard_error_is_that_of_a_bootstrap(name, weighted):
    rows = sample(name, n=1000, weighted=weighted)
    rng = np.random.default_rng(1)
    values = [FUNCTIONS[name](resampled(rows, rng)).value for _ in range(1000)]
    influence = FUNCTIONS[name](rows).influence
    # Among 1,000 resamples the bootstrap has an error of 2.2 % itself.
    assert np.sqrt(influence @ influence) == pytest.approx(np.std(values), rel=0.08)


def test_variance_of_roc_auc_is_delongs():
    rows = sample("roc_auc", n=60)
    positive, negative = rows.y_score[rows.y_true == 1], rows.y_score[rows.y_true == 0]
    wins = (positive[:, None] > negative) + 0.5 * (positive[:, None] == negative)
    variance = wins.mean(1).var(ddof=1) / len(positive) + wins.mean(0).var(ddof=1) / len(negative)
    found = FUNCTIONS["roc_auc"](rows)
    assert found.value == pytest.approx(wins.mean(), rel=1e-12)
    assert found.influence @ found.influence == pytest.approx(variance, rel=1e-12)


def test_covariance_of_two_roc_aucs_is_delongs():
    rows, other = sample("roc_auc", n=60), np.round(np.random.default_rng(5).random(60), 1)
    placed = []
    for score in (rows.y_score, other):
        positive, negative = score[rows.y_true == 1], score[rows.y_true == 0]
        wins = (positive[:, None] > negative) + 0.5 * (positive[:, None] == negative)
        placed.append((wins.mean(1), wins.mean(0)))
    (p1, n1), (p2, n2) = placed
    covariance = np.cov(p1, p2)[0, 1] / len(p1) + np.cov(n1, n2)[0, 1] / len(n1)
    one = FUNCTIONS["roc_auc"](rows).influence
    two = FUNCTIONS["roc_auc"](Sample(y_true=rows.y_true, y_score=other, classes=2)).influence
    assert one @ two == pytest.approx(covariance, rel=1e-12)


def test_paired_standard_error_of_f1_is_that_of_the_exact_multinomial_bootstrap():
    rng = np.random.default_rng(3)
    n, resamples = 2000, 20_000
    truth = (rng.random(n) < 0.2).astype(int)
    one, two = (np.where(rng.random(n) < error, 1 - truth, truth) for error in (0.1, 0.13))
    cells = np.bincount(4 * truth + 2 * one + two, minlength=8)
    drawn = rng.multinomial(n, cells / n, size=resamples).reshape(-1, 2, 2, 2)
    f1_one = 2 * drawn[:, 1, 1].sum(1) / (drawn[:, 1].sum((1, 2)) + drawn[:, :, 1].sum((1, 2)))
    f1_two = 2 * drawn[:, 1, :, 1].sum(1) / (drawn[:, 1].sum((1, 2)) + drawn[:, :, :, 1].sum((1, 2)))
    found = [FUNCTIONS["f1"](Sample(y_true=truth * 1.0, y_pred=pred * 1.0, classes=2)) for pred in (one, two)]
    difference = found[0].influence - found[1].influence
    assert found[0].value - found[1].value == pytest.approx(np.mean(f1_one - f1_two), abs=1e-3)
    assert np.sqrt(difference @ difference) == pytest.approx(np.std(f1_one - f1_two), rel=0.03)


@given(st.lists(st.tuples(st.booleans(), st.integers(0, 3)), min_size=4, max_size=40))
def test_roc_auc_with_many_ties_is_the_share_of_pairs_won(rows):
    y_true, score = (np.array(column, dtype=float) for column in zip(*rows, strict=True))
    found = Sample(y_true=y_true, y_score=score, classes=2)
    if np.ptp(y_true) == 0:
        with pytest.raises(Undefined, match="only one class"):
            FUNCTIONS["roc_auc"](found)
        return
    positive, negative = score[y_true == 1][:, None], score[y_true == 0]
    won = np.mean((positive > negative) + 0.5 * (positive == negative))
    assert FUNCTIONS["roc_auc"](found).value == pytest.approx(won, abs=1e-12)


@pytest.mark.parametrize("n", [30, 333, 100_003])
def test_a_perfect_model_scores_exactly_one(n):
    y_true = (np.arange(n) % 3 == 0).astype(float)
    rows = Sample(y_true=y_true, y_pred=y_true, y_score=y_true, classes=2)
    for name in ("accuracy", "f1", "roc_auc", "r2"):
        assert FUNCTIONS[name](rows).value == 1.0
    for name in ("brier_score_loss", "mean_absolute_error"):
        assert FUNCTIONS[name](rows).value == 0.0


def test_log_loss_of_many_classes_is_that_of_scikit_learn():
    rng = np.random.default_rng(0)
    y_true, score = rng.integers(0, 4, 300), rng.dirichlet(np.ones(4), 300)
    found = FUNCTIONS["log_loss"](Sample(y_true=y_true.astype(float), y_score=score, classes=4))
    assert found.value == pytest.approx(reference.log_loss(y_true, score), rel=1e-12)


def test_log_loss_of_a_certain_error_is_finite():
    rows = Sample(y_true=np.array([0.0, 1.0]), y_score=np.array([1.0, 0.0]), classes=2)
    assert FUNCTIONS["log_loss"](rows).value == pytest.approx(36.04, abs=0.01)


def test_f1_without_positives_is_undefined():
    nothing = np.zeros(40)
    with pytest.raises(Undefined, match="no row is positive"):
        FUNCTIONS["f1"](Sample(y_true=nothing, y_pred=nothing, classes=1))


def test_r2_of_a_constant_is_undefined():
    with pytest.raises(Undefined, match="same number"):
        FUNCTIONS["r2"](Sample(y_true=np.full(40, 0.1), y_pred=np.arange(40.0)))
