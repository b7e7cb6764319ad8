"""How ratios of two groups' values change from a baseline's, by the influence of each row (the delta method)."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from mlgate.stats.estimates import Estimate, Undefined
from mlgate.stats.levels import Level
from mlgate.stats.paired import student
from mlgate.stats.pairs_of_groups import Bounds, Options
from mlgate.stats.sample import Codes, Floats


def changes_of_ratios(levels: Sequence[Level], chosen: Options, group: Codes | None, confidence: float) -> Bounds:
    """Return the candidate's ratio less the baseline's for each of the `chosen` pairs, with its two-sided interval.

    With `R = a / b`, `dR = (da - R db) / b`. Where the two models agree on every row of both groups, what they may
    differ by on others is counted as for a share (`paired.agreed`).

    Raises:
        Undefined: a value that is divided by is 0.
    """
    found = [
        _change(levels[one], levels[other], group, confidence)
        for one, other in zip(chosen.one, chosen.other, strict=True)
    ]
    value, low, high = np.array(found).T
    return Bounds(value=value, low=low, high=high)


def _change(one: Level, other: Level, group: Codes | None, confidence: float) -> tuple[float, float, float]:
    ours = _ratio(one, other)
    theirs = _ratio(one.of_baseline(), other.of_baseline())
    codes = None if group is None else np.concatenate((group[one.rows], group[other.rows]))
    moved = student(ours.minus(theirs), codes).interval(confidence)
    if moved.low < moved.high:
        return moved.value, moved.low, moved.high
    tail, value = (1 - confidence) / 2, other.value
    half = sum(1 - tail ** (1 / level.ours.pair.units) for level in (one, other)) / value
    return moved.value, moved.low - half, moved.high + half


def _ratio(one: Level, other: Level) -> Estimate:
    if other.value <= 0:
        raise Undefined("in a group the value is 0, and has no ratio")
    ratio = one.value / other.value
    influence = np.concatenate((_influence(one), -ratio * _influence(other))) / other.value
    return Estimate(value=ratio, influence=influence)


def _influence(level: Level) -> Floats:
    found = level.ours.influence(of_change=False)
    return -found if level.complement else found
