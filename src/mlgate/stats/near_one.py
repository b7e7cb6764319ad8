"""Metrics of rankings that are nearly perfect, where what little is wrong is told by few rows.

Close to 1 a value can fall far and rise little, and the rows at hand have seldom shown the worst: the interval by the
variance holds its level on average, and misses a fall of both models' difference in up to one run of five (the
bootstrap does too). On the scale of `logit` the uncertainty of one value is symmetric (Pepe 2003, 5.2), and the bounds
of two values make those of their difference (`mlgate.stats.mover`).
"""

from __future__ import annotations

from scipy.special import expit, logit, stdtrit

from mlgate.stats.mover import correlation_of, mover
from mlgate.stats.paired import Interval, Student

# From here on; below, the interval by the variance holds its level.
NEAR_ONE = 0.95


def of_value(value: Student, rows: int, confidence: float) -> Interval:
    """Return the interval of `value` on the scale of `logit`.

    `rows`: how many there are of the rarer class; a value of 1 is bounded by what none of them shows
    (`paired.agreed`).
    """
    if value.error == 0 and value.value <= NEAR_ONE:
        # One score for all rows: half of the area in every sample there could be.
        return Interval(value=value.value, low=value.value, high=value.value)
    if value.error == 0 or value.value >= 1:
        return Interval(value=value.value, low=value.value - 1 + ((1 - confidence) / 2) ** (1 / rows), high=1.0)
    half = float(stdtrit(value.freedom, (1 + confidence) / 2)) * value.error / (value.value * (1 - value.value))
    at = float(logit(value.value))
    return Interval(value=value.value, low=float(expit(at - half)), high=float(expit(at + half)))


def of_change(candidate: Student, baseline: Student, change: Student, rows: int, confidence: float) -> Interval:
    """Return the interval of the difference of two values on the same rows, from that of each; `change` is by t."""
    one, other = of_value(candidate, rows, confidence), of_value(baseline, rows, confidence)
    return mover(one, other, change.value, correlation_of(candidate, baseline, change))
