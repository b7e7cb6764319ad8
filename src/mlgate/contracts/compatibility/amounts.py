"""What an `Amount` allows, as intervals of numbers, so that two of them can be compared for every count at once."""

from __future__ import annotations

import math

import msgspec

from mlgate.contracts.compiled import Amount


class Span(msgspec.Struct, frozen=True):
    """The numbers from `low` to `high`; without that end where it is open."""

    low: float
    high: float
    low_open: bool = False
    high_open: bool = False

    def within(self, other: Span) -> bool:
        """Return whether every number of this span is one of `other`."""
        below = self.low < other.low or (self.low == other.low and other.low_open and not self.low_open)
        above = self.high > other.high or (self.high == other.high and other.high_open and not self.high_open)
        return not below and not above

    @property
    def empty(self) -> bool:
        """Whether no number lies in the span."""
        return self.low > self.high or (self.low == self.high and (self.low_open or self.high_open))


_ALL = Span(-math.inf, math.inf)


def spans(amount: Amount, *, domain: Span = _ALL, whole: bool = False) -> tuple[Span, ...]:
    """Return what `amount` allows of `domain`, as spans that do not touch; of whole numbers only where `whole`."""
    found = [_clipped(one, domain) for one in _spans(amount)]
    if whole:
        found = [_whole(one) for one in found]
    left = sorted((one for one in found if not one.empty), key=lambda one: one.low)
    merged: list[Span] = []
    for one in left:
        if merged and whole and one.low <= merged[-1].high + 1:
            merged[-1] = Span(merged[-1].low, max(merged[-1].high, one.high))
        else:
            merged.append(one)
    return tuple(merged)


def covers(wide: tuple[Span, ...], narrow: tuple[Span, ...]) -> bool:
    """Return whether every number of `narrow` is one of `wide`, both as `spans` gives them."""
    return all(any(one.within(other) for other in wide) for one in narrow)


def _spans(amount: Amount) -> list[Span]:
    low, high = amount.low, amount.high
    match amount.operator:
        case "mustBe":
            return [Span(low, low)]
        case "mustNotBe":
            return [Span(-math.inf, low, high_open=True), Span(low, math.inf, low_open=True)]
        case "mustBeGreaterThan":
            return [Span(low, math.inf, low_open=True)]
        case "mustBeGreaterOrEqualTo":
            return [Span(low, math.inf)]
        case "mustBeLessThan":
            return [Span(-math.inf, low, high_open=True)]
        case "mustBeLessOrEqualTo":
            return [Span(-math.inf, low)]
        case "mustBeBetween":
            return [Span(low, high)]
        case _ if low > high:
            return [_ALL]
        case _:
            return [Span(-math.inf, low, high_open=True), Span(high, math.inf, low_open=True)]


def _clipped(one: Span, domain: Span) -> Span:
    low = max((one.low, one.low_open), (domain.low, domain.low_open))
    high = min((one.high, not one.high_open), (domain.high, not domain.high_open))
    return Span(low[0], high[0], low_open=low[1], high_open=not high[1])


def _whole(one: Span) -> Span:
    low, high = one.low, one.high
    if math.isfinite(low):
        low = math.floor(low) + 1 if one.low_open else math.ceil(low)
    if math.isfinite(high):
        high = math.ceil(high) - 1 if one.high_open else math.floor(high)
    return Span(low, high)
