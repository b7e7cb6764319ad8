"""Metrics that are means over rows, and what is computed from two such means."""

from __future__ import annotations

import numpy as np

from mlgate.stats import row_losses
from mlgate.stats.estimates import Estimate, Undefined, linear, mean
from mlgate.stats.sample import Floats, Sample


def accuracy(sample: Sample) -> Estimate:
    """Share of rows whose class is predicted."""
    return mean(row_losses.right(sample), sample)


def top_k_accuracy(sample: Sample, k: float) -> Estimate:
    """Share of rows whose class is among the `k` that score highest; of equal scores the later class counts first."""
    return mean(row_losses.among_first(sample, k), sample)


def mean_absolute_error(sample: Sample) -> Estimate:
    """Mean of `|y_true - y_pred|`, in the unit of `y_true`."""
    return mean(row_losses.absolute(sample), sample)


def mean_squared_error(sample: Sample) -> Estimate:
    """Mean of `(y_true - y_pred)^2`."""
    return mean(row_losses.squared(sample), sample)


def root_mean_squared_error(sample: Sample) -> Estimate:
    """`sqrt(MSE)`, in the unit of `y_true`; by the delta method, `d sqrt(x) = dx / (2 sqrt(x))`."""
    error = row_losses.squared(sample)
    square = sample.mean(error)
    if square == 0:
        return linear(0.0, np.zeros(len(error)), sample)
    value = float(np.sqrt(square))
    return linear(value, (error - square) / (2 * value), sample)


def mean_pinball_loss(sample: Sample, alpha: float) -> Estimate:
    """Mean of `alpha * e` where `e = y_true - y_pred` is positive and `(alpha - 1) * e` where not (Koenker 1978)."""
    return mean(row_losses.pinball(sample, alpha), sample)


def brier_score_loss(sample: Sample) -> Estimate:
    """Mean squared difference of the positive class's probability from 0 or 1 (Brier 1950)."""
    return mean(row_losses.brier(sample), sample)


def log_loss(sample: Sample) -> Estimate:
    """Mean of `-log` of the probability given to the true class, in nats.

    Probabilities are kept `eps` of float64 away from 0 and 1, as scikit-learn does.
    """
    return mean(row_losses.surprise(sample), sample)


def r2(sample: Sample) -> Estimate:
    """`1 - SSE / SST`; the influence is `((1 - R2) (y_i - mean)^2 - e_i^2) / SST`.

    The mean that SST is taken around is estimated too, which has no influence of first order: SST is least there.
    """
    error = row_losses.squared(sample)
    spread = (sample.y_true - sample.mean(sample.y_true)) ** 2
    total = sample.mean(spread)
    if total == 0 or np.ptp(sample.y_true) == 0:
        raise Undefined("r2 is undefined: y_true is the same number in every row")
    value = 1.0 - sample.mean(error) / total
    return linear(value, ((1.0 - value) * spread - error) / total, sample)


def expected_calibration_error(sample: Sample, bins: float) -> Estimate:
    """`sum_b |sum_(i in b) (y_i - p_i)| / n` over `bins` intervals of p of the same width (Naeini et al. 2015).

    With two classes `p` is the probability of class 1 and `y` whether it is true; with more, `p` is the highest of all
    and `y` whether its class is true (Guo et al. 2017). The influence of a row is `s_b (y_i - p_i) - ECE`, with `s_b`
    the sign of its bin's sum.
    """
    score, truth = confidences(sample)
    place = np.minimum((score * bins).astype(np.intp), int(bins) - 1)
    residual = truth - score
    sums = np.bincount(place, weights=sample.share * residual, minlength=int(bins))
    value = float(np.abs(sums).sum())
    return linear(value, np.sign(sums)[place] * residual - value, sample)


def confidences(sample: Sample) -> tuple[Floats, Floats]:
    """Return how sure a model is of each row, and whether that came true, shape (n,) each.

    Of two classes it is the probability of class 1, of more the highest of all.
    """
    score, truth = sample.score, sample.y_true
    if score.ndim == 1:
        return score, truth
    return score.max(axis=1), (score.argmax(axis=1) == truth).astype(np.float64)
