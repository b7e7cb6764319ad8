"""The interval of a difference from that of each of its two sides: the method of variance estimates recovery."""

from __future__ import annotations

from mlgate.stats.paired import Interval, Student


def mover(one: Interval, other: Interval, change: float, correlation: float = 0.0) -> Interval:
    """Return the interval of `change`, which is `one - other`, whose estimates have that `correlation`.

    With `a` and `b` how far each side may be on the side in question, the bound is `sqrt(a^2 + b^2 - 2 r a b)` away
    (Zou & Donner 2008; Newcombe 2006 has it for areas under ROC curves).
    """

    def apart(first: float, second: float) -> float:
        return float(max(first**2 + second**2 - 2 * correlation * first * second, 0.0) ** 0.5)

    return Interval(
        value=change,
        low=change - apart(one.value - one.low, other.high - other.value),
        high=change + apart(one.high - one.value, other.value - other.low),
    )


def correlation_of(one: Student, other: Student, change: Student) -> float:
    """Return the correlation of two estimates from the error of their difference; 0 where one has none."""
    both = 2 * one.error * other.error
    return (one.error**2 + other.error**2 - change.error**2) / both if both else 0.0
