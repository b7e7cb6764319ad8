"""One metric of a pair on some rows: its values, its change, and the method that the interval of each is made by."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from mlgate.stats import log_scale, near_one
from mlgate.stats.estimates import Estimate
from mlgate.stats.metrics import estimate, value_of
from mlgate.stats.names import described
from mlgate.stats.pair import Pair, cells
from mlgate.stats.paired import CONFIDENCE, Interval, Student, agreed, student, wider
from mlgate.stats.proportions import mcnemar, tango
from mlgate.stats.sample import Floats, Sample

# Below, shares of right rows are compared by Tango's interval too.
_FEW_ROWS = 200
# Below, rankings and losses are compared on the scale of logit, or of the logarithm, too.
_FEW_UNITS = 500
# These are the accuracy on the rows of one class, which alone say anything.
_OF_CLASS = {"recall": 1.0, "specificity": 0.0}


class Compared(Protocol):
    """A metric of a candidate, and its change from a baseline where there is one."""

    @property
    def value(self) -> Student:
        """The candidate's."""

    @property
    def baseline(self) -> float | None:
        """The baseline's value."""

    @property
    def change(self) -> Student | None:
        """The candidate's less the baseline's."""

    def interval(self, confidence: float = CONFIDENCE) -> Interval:
        """Return the value's two-sided interval, within what the metric can be."""

    def interval_of_change(self, confidence: float = CONFIDENCE) -> Interval:
        """Return the two-sided interval of the change."""

    @property
    def p_value(self) -> float | None:
        """The two-sided p value of no change, or `None` where there is nothing to compare with."""

    def influence(self, *, of_change: bool) -> Floats | None:
        """Return the influence of each row, shape (n,), on the value or on the change; `None` where it is not known."""


@dataclass(frozen=True, kw_only=True, eq=False)
class ByInfluence:
    """A metric in closed form, from the influence of each row.

    `pair`: the rows that say anything, or their cells. `entry` is the entry there of each row, or of each cell, whose
    number in each row is `code` then; -1 for those that say nothing; `None` where every row has its own.
    """

    name: str
    pair: Pair
    candidate: Estimate
    other: Estimate | None
    entry: NDArray[np.intp] | None
    code: NDArray[Any] | None
    value: Student
    value_of_other: Student | None
    change: Student | None

    @property
    def baseline(self) -> float | None:
        """The baseline's value."""
        return None if self.value_of_other is None else self.value_of_other.value

    def interval(self, confidence: float = CONFIDENCE) -> Interval:
        """Return `value ± t * error`, cut to the range of the metric, or near 1 that of `logit`."""
        if described(self.name).ranking and self.value.value > near_one.NEAR_ONE:
            return near_one.of_value(self.value, self._rarer(), confidence)
        found, (least, most) = self.value.interval(confidence), described(self.name).range
        return Interval(value=found.value, low=max(found.low, least), high=min(found.high, most))

    def interval_of_change(self, confidence: float = CONFIDENCE) -> Interval:
        """Return `change ± t * error`; wider where few rows, or none, say anything."""
        assert self.change is not None
        assert self.value_of_other is not None
        found = self.change.interval(confidence)
        if found.low == found.high and math.isfinite(sum(described(self.name).range)):
            found = agreed(found, self.pair.units, confidence=confidence)
        scaled = self._scaled(confidence)
        if scaled is not None:
            return wider(found, scaled)
        counts = self._only_one_right()
        if counts is None or len(self.pair.candidate) >= _FEW_ROWS:
            return found
        return wider(found, tango(*counts, len(self.pair.candidate), confidence=confidence))

    @property
    def p_value(self) -> float | None:
        """McNemar's mid-p of shares of right rows, else that of t."""
        if self.change is None:
            return None
        counts = self._only_one_right()
        if counts is not None:
            return mcnemar(*counts)
        return 2 * min(self.change.tail, 1 - self.change.tail)

    def influence(self, *, of_change: bool) -> Floats:
        """Return the influence of each row, shape (n,), on the value or on the change."""
        found = self.candidate.minus(self.other) if of_change and self.other is not None else self.candidate
        if self.entry is None:
            return found.influence
        each = found.influence if found.count is None else found.influence / found.count
        of_entry = np.append(each, 0.0)[self.entry]
        return np.asarray(of_entry if self.code is None else of_entry[self.code], dtype=np.float64)

    def _scaled(self, confidence: float) -> Interval | None:
        """Return the interval of the change on a scale where few rows spread evenly, where there is such a one."""
        assert self.change is not None
        assert self.value_of_other is not None
        ours, theirs, few = self.value, self.value_of_other, self.pair.units < _FEW_UNITS
        if described(self.name).ranking:
            near, least = max(ours.value, theirs.value) > near_one.NEAR_ONE, min(ours.value, theirs.value)
            if not near and not (few and least > 0):
                return None
            return near_one.of_change(ours, theirs, self.change, self._rarer(), confidence)
        return log_scale.of_change(self.name, ours, theirs, self.change, confidence) if few else None

    def _rarer(self) -> int:
        positives = int(np.count_nonzero(self.pair.candidate.y_true))
        return max(min(positives, len(self.pair.candidate) - positives), 1)

    def _only_one_right(self) -> tuple[int, int] | None:
        """Return on how many rows only the candidate is right, and only the baseline, where that is the metric."""
        if self.name not in {"accuracy", *_OF_CLASS} or self.pair.baseline is None or self.pair.candidate.count is None:
            return None
        candidate, count = self.pair.candidate, self.pair.candidate.count
        ours = candidate.predicted == candidate.y_true
        theirs = self.pair.baseline.predicted == candidate.y_true
        return int(count[ours & ~theirs].sum()), int(count[theirs & ~ours].sum())


@dataclass(frozen=True)
class ClosedForm:
    """Measures the metric `name` by the influence of each row."""

    name: str

    def compared(self, pair: Pair, *, of_slice: bool) -> ByInfluence:  # noqa: ARG002 - it costs little everywhere
        """Return the metric on the rows of `pair`. Raises Undefined where it has no value on them."""
        return by_influence(self.name, pair)

    def value(self, sample: Sample) -> float:
        """Return the metric's value alone; NaN where it has none."""
        return value_of(self.name)(sample)


def by_influence(name: str, pair: Pair) -> ByInfluence:
    """Return the metric `name` on the rows of `pair`.

    Raises:
        Undefined: it has no value on these rows.
    """
    table = cells(pair) if described(name).table else None
    held, entry = (pair, None) if table is None else (table.pair, table.entry)
    if name in _OF_CLASS:
        held, entry = _of_class(held, entry, _OF_CLASS[name])
    measured = "accuracy" if name in _OF_CLASS and len(held.candidate) else name
    candidate = estimate(measured, held.candidate)
    other = None if held.baseline is None else estimate(measured, held.baseline)
    return ByInfluence(
        name=name,
        pair=held,
        candidate=candidate,
        other=other,
        entry=entry,
        code=None if table is None else table.code,
        value=student(candidate, held.group),
        value_of_other=None if other is None else student(other, held.group),
        change=None if other is None else student(candidate.minus(other), held.group),
    )


def _of_class(pair: Pair, entry: NDArray[np.intp] | None, code: float) -> tuple[Pair, NDArray[np.intp]]:
    """Return the entries of `pair` of one class, and where each row, or cell, is among them; -1 for the others."""
    chosen = pair.candidate.y_true == code
    place = np.where(chosen, np.cumsum(chosen) - 1, -1)
    return pair.take(np.flatnonzero(chosen)), place if entry is None else np.append(place, -1)[entry]
