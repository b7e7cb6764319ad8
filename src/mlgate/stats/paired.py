"""Intervals from influence values, for one model and for the paired difference of two on the same rows."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.special import stdtrit

from mlgate.stats.metrics import Estimate
from mlgate.stats.sample import Codes, Floats

# Two-sided; each bound is a one-sided 95 % bound, so that a rule on one side errs in 5 %.
CONFIDENCE = 0.90


@dataclass(frozen=True, kw_only=True)
class Interval:
    """A value and its two-sided interval."""

    value: float
    low: float
    high: float


def interval(estimate: Estimate, *, group: Codes | None = None, confidence: float = CONFIDENCE) -> Interval:
    """Return the two-sided interval of `estimate`: `value ± t(df) * sqrt(sum u_i^2)`.

    The variance is itself estimated from the rows, the worse the fewer of them carry it: 2,000 rows on which two models
    differ 4 times know no more than 4. So the degrees of freedom are Satterthwaite's (1946), twice the squared variance
    over the variance of the variance, `2 / (sum u^4 / (sum u^2)^2 - 1/n)`, and at most `n - 1`.

    Args:
        estimate: the value, with the influence of each row, shape (n,).
        group: codes from 0, shape (n,), of the groups whose rows depend on one another. Influences are summed within a
            group, and groups take the place of rows: the cluster-robust variance with `G / (G - 1)` and t(G - 1)
            (Liang & Zeger 1986; Cameron & Miller 2015).
        confidence: two-sided.
    """
    parts = estimate.influence if group is None else _by_group(estimate.influence, group)
    squares = parts * parts
    variance = float(squares.sum())
    if variance == 0:
        return Interval(value=estimate.value, low=estimate.value, high=estimate.value)
    fourth = float(squares @ squares) / variance**2
    most = len(parts) - 1
    freedom = min(most, 2.0 / max(fourth - 1.0 / len(parts), 2.0 / most))
    half = float(stdtrit(freedom, (1 + confidence) / 2)) * variance**0.5
    return Interval(value=estimate.value, low=estimate.value - half, high=estimate.value + half)


def compare(
    candidate: Estimate, baseline: Estimate, *, group: Codes | None = None, confidence: float = CONFIDENCE
) -> Interval:
    """Return the interval of `candidate - baseline`, paired: both estimates have the same rows in the same order."""
    difference = Estimate(value=candidate.value - baseline.value, influence=candidate.influence - baseline.influence)
    return interval(difference, group=group, confidence=confidence)


def agreed(found: Interval, rows: int, *, confidence: float = CONFIDENCE) -> Interval:
    """Return `found`, the difference of two bounded metrics, as wide as agreement on all of `rows` leaves it.

    Two models that agree on every row seen have a variance of 0, and may differ all the same: with n rows, on a share
    of up to `1 - alpha^(1/n)`, about 3/n (the exact binomial bound for no event; Hanley & Lippman-Hand 1983).
    """
    share = 1 - ((1 - confidence) / 2) ** (1 / rows)
    return Interval(value=found.value, low=found.value - share, high=found.value + share)


def _by_group(influence: Floats, group: Codes) -> Floats:
    sums = np.bincount(group, weights=influence)
    # Codes need not be dense: a slice holds only some of the groups.
    sums = sums[np.bincount(group) > 0]
    return np.asarray(sums * np.sqrt(len(sums) / (len(sums) - 1)) if len(sums) > 1 else sums, dtype=np.float64)
