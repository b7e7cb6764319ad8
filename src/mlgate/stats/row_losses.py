"""What each row costs: of metrics that are means over rows what they are means of, of others what comes nearest.

A metric says how much worse a model is; the loss of each row says on which rows.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from mlgate.stats.names import METRICS, split
from mlgate.stats.rankings import misplaced
from mlgate.stats.sample import Floats, Sample


def row_losses(name: str, sample: Sample) -> Floats:
    """Return what each row of `sample` costs by the metric `name`, shape (n,): the more, the worse.

    1 for a wrong class and 0 for a right one; errors of numbers as the metric has them; of probabilities `-log` or the
    square, as it has them; of rankings the share of the rows of the other class that are on the wrong side. Recall and
    specificity speak of the rows of one class alone. `ndcg`, which speaks of queries, has none, and neither has a
    function of the user's own.
    """
    base, number = split(name)
    arguments: tuple[Any, ...] = (number,) if base in _WITH_NUMBER else ()
    return (_wrong if METRICS[base].table and base not in _BY_ROW else _BY_ROW[base])(sample, *arguments)


def has_row_losses(name: str) -> bool:
    """Tell whether `row_losses` knows the metric `name`."""
    base = name.partition("@")[0]
    return base in _BY_ROW or (base in METRICS and METRICS[base].table)


def right(sample: Sample) -> Floats:
    """Return 1 for each row whose class is predicted, else 0."""
    return np.asarray(sample.predicted == sample.y_true, dtype=np.float64)


def among_first(sample: Sample, k: float) -> Floats:
    """Return 1 for each row whose class is among the `k` that score highest; of equal ones the later counts first."""
    score, truth = sample.score, sample.y_true.astype(np.intp)
    own = score[np.arange(len(truth)), truth][:, None]
    ahead = (score > own) | ((score == own) & (np.arange(score.shape[1]) > truth[:, None]))
    return np.asarray(ahead.sum(axis=1) < k, dtype=np.float64)


def absolute(sample: Sample) -> Floats:
    """Return `|y_true - y_pred|`."""
    return np.abs(sample.y_true - sample.predicted)


def squared(sample: Sample) -> Floats:
    """Return `(y_true - y_pred)^2`."""
    return np.asarray((sample.y_true - sample.predicted) ** 2, dtype=np.float64)


def pinball(sample: Sample, alpha: float) -> Floats:
    """Return `alpha * e` where `e = y_true - y_pred` is positive and `(alpha - 1) * e` where not (Koenker 1978)."""
    error = sample.y_true - sample.predicted
    return np.maximum(alpha * error, (alpha - 1) * error)


def brier(sample: Sample) -> Floats:
    """Return the squared difference of the positive class's probability from 0 or 1 (Brier 1950)."""
    return np.asarray((sample.score - sample.y_true) ** 2, dtype=np.float64)


def surprise(sample: Sample) -> Floats:
    """Return `-log` of the probability given to the true class, in nats.

    Probabilities are kept `eps` of float64 away from 0 and 1, as scikit-learn does.
    """
    score, truth = sample.score, sample.y_true.astype(np.intp)
    binary = score.ndim == 1
    of_truth = np.where(truth == 1, score, 1.0 - score) if binary else score[np.arange(len(truth)), truth]
    eps = np.finfo(np.float64).eps
    return np.asarray(-np.log(np.clip(of_truth, eps, 1.0 - eps)), dtype=np.float64)


def _wrong(sample: Sample) -> Floats:
    return 1.0 - right(sample)


def _missed(code: float) -> Callable[[Sample], Floats]:
    return lambda sample: _wrong(sample) * (sample.y_true == code)


_BY_ROW: dict[str, Callable[..., Floats]] = {
    "accuracy": _wrong,
    "average_precision": misplaced,
    "brier_score_loss": brier,
    "expected_calibration_error": surprise,
    "log_loss": surprise,
    "mean_absolute_error": absolute,
    "mean_pinball_loss": pinball,
    "mean_squared_error": squared,
    "r2": squared,
    "recall": _missed(1.0),
    "roc_auc": misplaced,
    "root_mean_squared_error": squared,
    "specificity": _missed(0.0),
    "top_k_accuracy": lambda sample, k: 1.0 - among_first(sample, k),
}
_WITH_NUMBER = frozenset({"mean_pinball_loss", "top_k_accuracy"})
