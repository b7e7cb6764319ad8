"""Metrics of rankings that are nearly perfect, where what little is wrong is told by few rows.

Close to 1 a value can fall far and rise little, and the rows at hand have seldom shown the worst: the interval by the
variance holds its level on average, and misses a fall of both models' difference in up to one run of five (the
bootstrap does too). On the scale of `logit` the uncertainty of one value is symmetric (Pepe 2003, 5.2), and the bounds
of two values make those of their difference by MOVER, the method of variance estimates recovery (Zou & Donner 2008;
Newcombe 2006 has it for areas under ROC curves): with the bounds `l, u` of each and the correlation `r` of the two,
`L = d - sqrt((a - l_a)^2 + (u_b - b)^2 - 2 r (a - l_a)(u_b - b))`, and `U` alike.
"""

from __future__ import annotations

from scipy.special import expit, logit, stdtrit

from mlgate.stats.paired import Interval, Student

# From here on; below, the interval by the variance holds its level.
NEAR_ONE = 0.95


def of_value(value: Student, rows: int, confidence: float) -> Interval:
    """Return the interval of `value` on the scale of `logit`.

    `rows`: how many there are of the rarer class; a value of 1 is bounded by what none of them shows
    (`paired.agreed`).
    """
    if value.error == 0 or value.value >= 1:
        return Interval(value=value.value, low=value.value - 1 + ((1 - confidence) / 2) ** (1 / rows), high=1.0)
    half = float(stdtrit(value.freedom, (1 + confidence) / 2)) * value.error / (value.value * (1 - value.value))
    at = float(logit(value.value))
    return Interval(value=value.value, low=float(expit(at - half)), high=float(expit(at + half)))


def of_change(candidate: Student, baseline: Student, change: Student, rows: int, confidence: float) -> Interval:
    """Return the interval of the difference of two values on the same rows, from that of each; `change` is by t."""
    one, other = of_value(candidate, rows, confidence), of_value(baseline, rows, confidence)
    both = 2 * candidate.error * baseline.error
    correlation = (candidate.error**2 + baseline.error**2 - change.error**2) / both if both else 0.0

    def apart(first: float, second: float) -> float:
        return float(max(first**2 + second**2 - 2 * correlation * first * second, 0.0) ** 0.5)

    return Interval(
        value=change.value,
        low=change.value - apart(one.value - one.low, other.high - other.value),
        high=change.value + apart(one.high - one.value, other.value - other.low),
    )
