"""Losses, whose spread grows with their value: where rows are few, a loss may rise farther than it may fall.

The few rows that cost most decide a mean loss, and a sample that lacks them has a low mean and a low variance at once.
So the interval by the variance ends too low: among 100 rows it passed what is worse by the margin in up to 7 % of runs.
On the scale of the logarithm the uncertainty of one loss is nearly symmetric, and the bounds of two make those of
their difference (`mlgate.stats.mover`). Each bound is the farther of both.
"""

from __future__ import annotations

import math

from scipy.special import stdtrit

from mlgate.stats.mover import correlation_of, mover
from mlgate.stats.names import lower_is_better
from mlgate.stats.paired import Interval, Student


def of_change(name: str, candidate: Student, baseline: Student, change: Student, confidence: float) -> Interval | None:
    """Return the interval of a change on that scale; `None` of what is no loss above 0.

    `r2` is 1 less one.
    """
    if name != "r2" and not lower_is_better(name):
        return None
    sign = -1 if name == "r2" else 1
    one, other = (_error(side) if name == "r2" else side for side in (candidate, baseline))
    if one.value <= 0 or other.value <= 0:
        return None
    sides = _of_value(one, confidence), _of_value(other, confidence)
    found = mover(*sides, sign * change.value, correlation_of(one, other, change))
    # Less error is more of the score.
    return found if sign > 0 else Interval(value=change.value, low=-found.high, high=-found.low)


def _error(score: Student) -> Student:
    return Student(value=1 - score.value, error=score.error, freedom=score.freedom)


def _of_value(loss: Student, confidence: float) -> Interval:
    half = float(stdtrit(loss.freedom, (1 + confidence) / 2)) * loss.error / loss.value
    # Beyond, the value is known to no power of ten.
    half = min(half, 50.0)
    return Interval(value=loss.value, low=loss.value * math.exp(-half), high=loss.value * math.exp(half))
