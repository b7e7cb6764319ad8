"""Intervals from influence values, for one model and for the paired difference of two on the same rows."""

from __future__ import annotations

from dataclasses import dataclass

from scipy.special import stdtr, stdtrit

from mlgate.stats.estimates import Estimate
from mlgate.stats.sample import Codes

# Two-sided; each bound is a one-sided 95 % bound, so that a rule on one side errs in 5 %.
CONFIDENCE = 0.90


@dataclass(frozen=True, kw_only=True)
class Interval:
    """A value and its two-sided interval."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, kw_only=True)
class Student:
    """A value, its standard error and the degrees of freedom that this is known by."""

    value: float
    error: float
    freedom: float

    def interval(self, confidence: float = CONFIDENCE) -> Interval:
        """Return the two-sided interval `value ± t(freedom) * error`."""
        half = float(stdtrit(self.freedom, (1 + confidence) / 2)) * self.error if self.error else 0.0
        return Interval(value=self.value, low=self.value - half, high=self.value + half)

    @property
    def tail(self) -> float:
        """The probability of such a value or a higher one by chance, where the truth is 0."""
        return float(stdtr(self.freedom, -self.value / self.error)) if self.error else 0.5


def student(estimate: Estimate, group: Codes | None = None) -> Student:
    """Return the standard error `sqrt(sum u_i^2)` of `estimate` and its degrees of freedom.

    The variance is itself estimated from the rows, the worse the fewer of them carry it: 2,000 rows on which two models
    differ 4 times know no more than 4. So the degrees of freedom are Satterthwaite's (1946), twice the squared variance
    over the variance of the variance, `2 / (sum u^4 / (sum u^2)^2 - 1/n)`, and at most `n - 1`.

    Args:
        estimate: the value, with the influence of each row, shape (n,).
        group: codes from 0, shape (n,), of the groups whose rows depend on one another. Groups take the place of rows:
            the cluster-robust variance and t(G - 1) at most.
    """
    parts = estimate if group is None else estimate.grouped(group)
    variance, most = parts.power(2), parts.rows - 1
    # The influences of one group sum to 0 but for rounding, which is no variance.
    if variance == 0 or most <= 0:
        return Student(value=estimate.value, error=0.0, freedom=max(most, 1.0))
    fourth = parts.power(4) / variance**2
    freedom = min(most, 2.0 / max(fourth - 1.0 / parts.rows, 2.0 / most))
    return Student(value=estimate.value, error=variance**0.5, freedom=freedom)


def interval(estimate: Estimate, *, group: Codes | None = None, confidence: float = CONFIDENCE) -> Interval:
    """Return the two-sided interval of `estimate`."""
    return student(estimate, group).interval(confidence)


def compare(
    candidate: Estimate, baseline: Estimate, *, group: Codes | None = None, confidence: float = CONFIDENCE
) -> Interval:
    """Return the interval of `candidate - baseline`, paired: both estimates have the same rows in the same order."""
    return interval(candidate.minus(baseline), group=group, confidence=confidence)


def agreed(found: Interval, rows: int, *, confidence: float = CONFIDENCE) -> Interval:
    """Return `found`, the difference of two bounded metrics, as wide as agreement on all of `rows` leaves it.

    Two models that agree on every row seen have a variance of 0, and may differ all the same: with n rows, on a share
    of up to `1 - alpha^(1/n)`, about 3/n (the exact binomial bound for no event; Hanley & Lippman-Hand 1983).
    """
    share = 1 - ((1 - confidence) / 2) ** (1 / rows)
    return Interval(value=found.value, low=found.value - share, high=found.value + share)


def wider(one: Interval, other: Interval) -> Interval:
    """Return `one` with each bound the farther of the two intervals'."""
    return Interval(value=one.value, low=min(one.low, other.low), high=max(one.high, other.high))
