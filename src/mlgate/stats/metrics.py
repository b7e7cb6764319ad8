"""Each metric as its value and the influence of every row on it.

A metric is a function of the empirical distribution of the rows. Its influence values `u_i`, first derivatives with
respect to the weight of row `i`, divided by `n`, sum to 0 over the sample, and `sum u_i^2` estimates the variance of
the metric (Hampel 1974; the delta method, the sandwich estimator and DeLong's variance are cases of it). From this all
else follows for every metric alike: the influence of a difference is the difference of the influences, which makes the
comparison of two models paired; rows that depend on one another are summed within their group first.

A metric is added here, under the name that `mlgate.stats.names` describes.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from mlgate.stats.sample import Codes, Floats, Sample


class Undefined(ValueError):  # noqa: N818 - a state of the data, which callers turn into an error or "inconclusive"
    """A metric that has no value on these rows; the message says why."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Estimate:
    """A metric's value and the influence of each row, shape (n,), scaled so that `sum influence^2` is its variance."""

    value: float
    influence: Floats


def accuracy(sample: Sample) -> Estimate:
    """Share of rows whose class is predicted."""
    return _mean((_predicted(sample) == sample.y_true).astype(np.float64), sample)


def mean_absolute_error(sample: Sample) -> Estimate:
    """Mean of `|y_true - y_pred|`, in the unit of `y_true`."""
    return _mean(np.abs(sample.y_true - _predicted(sample)), sample)


def brier_score_loss(sample: Sample) -> Estimate:
    """Mean squared difference of the positive class's probability from 0 or 1 (Brier 1950)."""
    return _mean((_score(sample) - sample.y_true) ** 2, sample)


def log_loss(sample: Sample) -> Estimate:
    """Mean of `-log` of the probability given to the true class, in nats.

    Probabilities are kept `eps` of float64 away from 0 and 1, as scikit-learn does.
    """
    score, truth = _score(sample), sample.y_true.astype(np.intp)
    binary = score.ndim == 1
    of_truth = np.where(truth == 1, score, 1.0 - score) if binary else score[np.arange(len(sample)), truth]
    eps = np.finfo(np.float64).eps
    return _mean(-np.log(np.clip(of_truth, eps, 1.0 - eps)), sample)


def f1(sample: Sample) -> Estimate:
    """`2 tp / (2 tp + fp + fn)` of class 1, with the influence by the delta method.

    With `D = 2 tp + fp + fn`, `dF/dtp = 2 (1 - F) / D` and `dF/dfp = dF/dfn = -F / D`.
    """
    predicted, share = _predicted(sample) == 1, sample.share
    positive = sample.y_true == 1
    hit, wrong = predicted & positive, predicted != positive
    scale = float(2 * share[hit].sum() + share[wrong].sum())
    if scale == 0:
        raise Undefined("f1 is undefined: no row is positive or predicted positive")
    value = 2 * float(share[hit].sum()) / scale
    influence = share * (2 * (1 - value) * hit - value * wrong) / scale
    return Estimate(value=value, influence=_corrected(influence))


def r2(sample: Sample) -> Estimate:
    """`1 - SSE / SST`; the influence is `((1 - R2) (y_i - mean)^2 - e_i^2) / SST`.

    The mean that SST is taken around is estimated too, which has no influence of first order: SST is least there.
    """
    share = sample.share
    error = (sample.y_true - _predicted(sample)) ** 2
    spread = (sample.y_true - sample.mean(sample.y_true)) ** 2
    total = sample.mean(spread)
    if total == 0 or np.ptp(sample.y_true) == 0:
        raise Undefined("r2 is undefined: y_true is the same number in every row")
    value = 1.0 - sample.mean(error) / total
    return Estimate(value=value, influence=_corrected(share * ((1.0 - value) * spread - error) / total))


def roc_auc(sample: Sample) -> Estimate:
    """Area under the ROC curve, the probability that a positive row scores above a negative one, ties half.

    The influence of a row is its placement among the rows of the other class, less the area (DeLong, DeLong &
    Clarke-Pearson 1988), by mid-ranks in O(n log n) (Sun & Xu 2014). Unweighted, `sum u_i^2` is DeLong's variance.
    """
    score, positive = _score(sample), sample.y_true == 1
    weight = np.ones(len(sample)) if sample.weight is None else sample.weight
    _, place = np.unique(score, return_inverse=True)
    total_positive, total_negative = float(weight[positive].sum()), float(weight[~positive].sum())
    if total_positive == 0 or total_negative == 0:
        raise Undefined("roc_auc is undefined: only one class")
    above_negatives = _below(place, np.where(positive, 0.0, weight)) / total_negative
    above_positives = _below(place, np.where(positive, weight, 0.0)) / total_positive
    placed = np.where(positive, above_negatives, 1.0 - above_positives)
    value = float(weight[positive] @ placed[positive]) / total_positive
    influence = weight * (placed - value) / np.where(positive, total_positive, total_negative)
    influence[positive] = _corrected(influence[positive])
    influence[~positive] = _corrected(influence[~positive])
    return Estimate(value=value, influence=influence)


# By name, for those that measure what a configuration asks for.
FUNCTIONS: dict[str, Callable[[Sample], Estimate]] = {
    function.__name__: function
    for function in (accuracy, brier_score_loss, f1, log_loss, mean_absolute_error, r2, roc_auc)
}


def _predicted(sample: Sample) -> Floats:
    assert sample.y_pred is not None
    return sample.y_pred


def _score(sample: Sample) -> Floats:
    assert sample.y_score is not None
    return sample.y_score


def _mean(per_row: Floats, sample: Sample) -> Estimate:
    value = sample.mean(per_row)
    return Estimate(value=value, influence=_corrected(sample.share * (per_row - value)))


def _corrected(influence: Floats) -> Floats:
    """Return `influence` scaled so that its squares sum to the variance with `n - 1` in the denominator."""
    n = len(influence)
    return influence * np.sqrt(n / (n - 1)) if n > 1 else influence


def _below(place: Codes, weight: Floats) -> Floats:
    """Return for each row the `weight` of rows in lower places, and half of those in the same, itself included."""
    at = np.bincount(place, weights=weight)
    return np.asarray((np.cumsum(at) - at / 2)[place], dtype=np.float64)
