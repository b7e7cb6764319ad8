"""Labels and outputs as a test gives them, to one paired measurement."""

import numpy as np
import pandas as pd
import pytest
from sklearn import metrics

from mlgate.core.errors import CheckError
from pytest_mlgate.rows import compared

RNG = np.random.default_rng(0)
N = 300
Y = RNG.integers(0, 2, N)
P, Q = (np.clip(Y * 0.4 + RNG.uniform(0.05, 0.55, N), 0, 1) for _ in range(2))
K = RNG.integers(0, 3, N)
PROBABILITIES = RNG.dirichlet([1, 1, 1], N)
NAMED = np.array(["a", "b", "c"])[K]
GUESSED = np.roll(NAMED, 1)


@pytest.mark.parametrize(
    ("metric", "y_true", "candidate", "baseline", "value"),
    [
        ("roc_auc", Y, P, Q, metrics.roc_auc_score(Y, P)),
        ("roc_auc", Y.astype(bool), np.column_stack([1 - P, P]), Q, metrics.roc_auc_score(Y, P)),
        ("roc_auc", list(Y), list(P), list(Q), metrics.roc_auc_score(Y, P)),
        ("log_loss", Y, P, Q, metrics.log_loss(Y, P)),
        ("log_loss", K, PROBABILITIES, np.full((N, 3), 1 / 3), metrics.log_loss(K, PROBABILITIES)),
        ("brier_score_loss", Y, P, Q, metrics.brier_score_loss(Y, P)),
        ("f1", Y, P > 0.5, Q > 0.5, metrics.f1_score(Y, P > 0.5)),
        ("accuracy", NAMED, GUESSED, NAMED, metrics.accuracy_score(NAMED, GUESSED)),
        ("mean_absolute_error", P, Q, P + 0.1, metrics.mean_absolute_error(P, Q)),
        ("r2", pd.Series(P), pd.Series(Q), P + 0.1, metrics.r2_score(P, Q)),
    ],
)
def test_the_value_is_scikit_learns(metric, y_true, candidate, baseline, value):
    found = compared(metric, y_true, (candidate, baseline))
    assert found.value == pytest.approx(value)
    assert found.difference == pytest.approx(value - found.baseline)
    assert found.difference_low <= found.difference <= found.difference_high
    assert found.n == N


def test_groups_and_weights_count():
    alone = compared("accuracy", Y, (P > 0.5, Q > 0.5))
    grouped = compared("accuracy", Y, (P > 0.5, Q > 0.5), group=np.repeat([f"day {day}" for day in range(10)], 30))
    weighted = compared("accuracy", Y, (P > 0.5, Q > 0.5), weight=np.arange(N))
    assert grouped.value == alone.value
    assert grouped.low != alone.low
    assert weighted.value == pytest.approx(metrics.accuracy_score(Y, P > 0.5, sample_weight=np.arange(N)))


NAN = np.where(np.arange(N) == 3, np.nan, P)


@pytest.mark.parametrize(
    ("metric", "y_true", "candidate", "options", "message"),
    [
        ("roc_acu", Y, P, {}, "unknown metric 'roc_acu'; did you mean 'roc_auc'?"),
        ("roc_auc", Y, NAN, {}, "candidate has 1 value that is missing or not finite"),
        ("accuracy", Y, [None, *Y[1:]], {}, "candidate has 1 value that is missing or not finite"),
        ("roc_auc", Y, P[1:], {}, "candidate has 299 rows, y_true has 300"),
        ("roc_auc", [], [], {}, "y_true must have shape"),
        ("roc_auc", Y, PROBABILITIES, {}, "candidate has 3 classes; this metric is one of two"),
        ("roc_auc", Y + 1, P, {}, "y_true must be classes 0 and 1"),
        ("f1", NAMED, GUESSED, {}, "y_true must be classes 0 and 1"),
        ("f1", Y, P, {}, "candidate must be classes 0 and 1"),
        ("log_loss", K, PROBABILITIES, {}, r"candidate has shape \(300, 3\), baseline \(300,\)"),
        ("log_loss", Y, P * 2, {}, "candidate must be probabilities, from 0 to 1"),
        ("log_loss", K, PROBABILITIES * 0.5, {}, "candidate must sum to 1 over the classes"),
        ("mean_absolute_error", P, NAMED, {}, "candidate must be numbers"),
        ("mean_absolute_error", P, PROBABILITIES, {}, "candidate must have shape"),
        ("roc_auc", np.zeros(N, int), P, {}, "only one class"),
        ("roc_auc", Y, P, {"weight": -np.ones(N)}, "weight must not be negative"),
        ("roc_auc", Y, P, {"group": [1, 2]}, "group has 2 rows, y_true has 300"),
        ("roc_auc", pd.Series(Y), pd.Series(P).iloc[::-1], {}, "candidate and y_true have different indexes"),
    ],
)
def test_what_cannot_be_compared_says_why(metric, y_true, candidate, options, message):
    with pytest.raises(CheckError, match=message):
        compared(metric, y_true, (candidate, Q), **options)
