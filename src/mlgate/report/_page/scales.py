"""From numbers to places: a linear scale from 0 to 100 percent of a width, with round ticks."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

_TICKS = 4
# Beyond so many times the span of what has to be seen, the end of an interval is cut and drawn as an arrow.
_REACH = 1.6
_PADDING = 0.06
_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)
# Numbers beyond it cannot be told apart from each other in a drawing, and overflow.
LARGEST = 1e100
# So is a range that is narrower than this share of its numbers.
_NARROWEST = 1e-9


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """A range of numbers that is drawn from the left to the right."""

    low: float
    high: float

    def place(self, value: float) -> float:
        """Return where `value` stands, in percent with two decimals, within the range."""
        share = (value - self.low) / (self.high - self.low)
        return round(100 * min(max(share, 0.0), 1.0), 2)

    def holds(self, value: float) -> bool:
        """Return whether `value` lies within the range."""
        return self.low <= value <= self.high

    def ticks(self) -> list[float]:
        """Return round numbers within the range, about four."""
        rough = (self.high - self.low) / _TICKS
        unit = 10.0 ** math.floor(math.log10(rough))
        step = next(one * unit for one in _STEPS if one * unit >= rough * (1 - 1e-9))
        first = math.ceil(self.low / step - 1e-9)
        last = math.floor(self.high / step + 1e-9)
        return [float(f"{number * step:.12g}") + 0.0 for number in range(first, last + 1)]


def drawable(value: float | None) -> bool:
    """Return whether `value` can have a place."""
    return value is not None and math.isfinite(value) and abs(value) < LARGEST


def around(must: Iterable[float], ends: Iterable[float]) -> Scale:
    """Return a scale that shows all of `must`, and of the `ends` of intervals those that are not far out."""
    seen = list(must)
    low, high = min(seen), max(seen)
    largest = max(abs(low), abs(high))
    span = high - low
    if span <= _NARROWEST * largest or largest < 1 / LARGEST:
        span = largest if largest > 1 / LARGEST else 1.0
        low, high = low - span / 2, high + span / 2
    reached = [end for end in ends if low - _REACH * span <= end <= high + _REACH * span]
    low, high = min([low, *reached]), max([high, *reached])
    room = _PADDING * (high - low)
    return Scale(low=low - room, high=high + room)
