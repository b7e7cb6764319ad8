"""The value of a metric in one group of people, with bounds that hold where few rows say something."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtri, stdtrit

from mlgate.stats.comparing import ByInfluence
from mlgate.stats.mover import mover
from mlgate.stats.names import described
from mlgate.stats.paired import CONFIDENCE, Interval, agreed
from mlgate.stats.pairs_of_groups import Bounds
from mlgate.stats.proportions import wilson
from mlgate.stats.sample import Floats

# A share of rows, or of the rows of one class.
_SHARES = frozenset({"accuracy", "recall", "specificity", "selection_rate"})


@dataclass(frozen=True, kw_only=True, eq=False)
class Level:
    """One rate in one group: `rows` are the group's, shape (m,), `ours` is measured on them.

    `theirs` is the baseline measured as a candidate is, where there is one. `complement`: 1 less the metric is meant.
    `rate` is the place of the rate among several.
    """

    rate: int
    rows: NDArray[np.intp]
    ours: ByInfluence
    theirs: ByInfluence | None = None
    complement: bool = False

    @property
    def value(self) -> float:
        """The value in the group."""
        found = self.ours.value.value
        return 1 - found if self.complement else found

    def of_baseline(self) -> Level:
        """Return the baseline's level in the candidate's place."""
        assert self.theirs is not None
        return replace(self, ours=self.theirs, theirs=None)

    def interval(self, confidence: float = CONFIDENCE) -> Interval:
        """Return the two-sided interval of the value: Wilson's of a share, else that of the metric."""
        found = self._share(confidence) if self.ours.name in _SHARES else self._other(confidence)
        if not self.complement:
            return found
        return Interval(value=1 - found.value, low=1 - found.high, high=1 - found.low)

    def change(self, confidence: float) -> Interval:
        """Return the two-sided interval of the change from the baseline."""
        found = self.ours.interval_of_change(confidence)
        if not self.complement:
            return found
        return Interval(value=-found.value, low=-found.high, high=-found.low)

    def _share(self, confidence: float) -> Interval:
        """Return Wilson's interval; with weights or groups, for as many rows as have the same variance."""
        value, pair = self.ours.value, self.ours.pair
        if pair.candidate.count is not None:
            return wilson(value.value, len(pair.candidate), float(ndtri((1 + confidence) / 2)))
        variance = value.value * (1 - value.value)
        rows = variance / value.error**2 if value.error and variance > 0 else float(pair.units)
        return wilson(value.value, rows, float(stdtrit(value.freedom, (1 + confidence) / 2)))

    def _other(self, confidence: float) -> Interval:
        found, (least, most) = self.ours.interval(confidence), described(self.ours.name).range
        if found.low == found.high and math.isfinite(least + most):
            found = agreed(found, self.ours.pair.units, confidence=confidence)
        return replace(found, low=max(found.low, least), high=min(found.high, most))


def apart(one: Interval, other: Interval) -> Interval:
    """Return `one - other`, of samples that are independent of one another, with its interval by MOVER."""
    return mover(one, other, one.value - other.value)


def bounds(levels: Sequence[Level], confidence: float) -> Bounds:
    """Return the values of `levels` with their two-sided intervals, shape (k,)."""
    return _together([level.interval(confidence) for level in levels])


def changes(levels: Sequence[Level], confidence: float) -> Bounds:
    """Return the changes of `levels` from the baseline with their two-sided intervals, shape (k,)."""
    return _together([level.change(confidence) for level in levels])


def errors(levels: Sequence[Level], *, relative: bool) -> Floats:
    """Return the standard errors of `levels`, or these as shares of the values, shape (k,); all above 0."""
    found = bounds(levels, CONFIDENCE)
    half = np.maximum((found.high - found.low) / 2, np.finfo(np.float64).tiny)
    # Without a value above 0 half the interval is what it may be.
    return half / np.maximum(found.value, half) if relative else half


def _together(found: Sequence[Interval]) -> Bounds:
    return Bounds(
        value=np.array([one.value for one in found]),
        low=np.array([one.low for one in found]),
        high=np.array([one.high for one in found]),
    )
