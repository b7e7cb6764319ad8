"""What lies between each two of several levels, with bounds from those of each, by MOVER."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from mlgate.stats.gap_names import Of
from mlgate.stats.sample import Floats


@dataclass(frozen=True, kw_only=True, eq=False)
class Bounds:
    """Values with their bounds, each of shape (m,)."""

    value: Floats
    low: Floats
    high: Floats

    def times(self, sign: int) -> Bounds:
        """Return the bounds of `sign` (1 or -1) times the values."""
        return self if sign > 0 else Bounds(value=-self.value, low=-self.high, high=-self.low)


class OfRate(Protocol):
    """What belongs to one of several rates."""

    @property
    def rate(self) -> int:
        """The place of the rate."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Options:
    """What a gap is the highest (or lowest) of: the places of two levels each, shape (m,); of an end, one twice."""

    of: Of
    one: NDArray[np.intp]
    other: NDArray[np.intp]

    def only(self, chosen: NDArray[np.bool_]) -> Options:
        """Return the options that are `chosen`, shape (m,)."""
        return replace(self, one=self.one[chosen], other=self.other[chosen])

    def bounds(self, levels: Bounds, correlated: Floats) -> Bounds:
        """Return what lies between each two of `levels`, whose estimates are `correlated`, shape (k, k)."""
        one, other, r = _at(levels, self.one), _at(levels, self.other), correlated[self.one, self.other]
        if self.of == "difference":
            return difference(one, other, r)
        return ratio(one, other, r) if self.of == "ratio" else one

    def slopes(self, values: Floats) -> tuple[Floats, Floats]:
        """Return the derivatives of each option with respect to its two levels, at the `values` of all, shape (m,)."""
        ones = np.ones(len(self.one))
        if self.of == "difference":
            return ones, -ones
        if self.of != "ratio":
            return ones, 0 * ones
        below = values[self.other]
        inverse = np.divide(1.0, below, out=np.zeros(len(below)), where=below > 0)
        return inverse, -values[self.one] * inverse**2

    def highest(self, drawn: Floats, error: Floats, correlated: Floats) -> Floats:
        """Return of each draw of the levels' statistics, shape (d, k), the highest statistic of an option, shape (d,).

        Of ends it is the farthest on either side.
        """
        if self.of not in {"difference", "ratio"}:
            return np.asarray(np.abs(drawn).max(axis=1), dtype=np.float64)
        found = np.full(len(drawn), -np.inf)
        moved = drawn * error
        for place in np.unique(self.one):
            others = self.other[self.one == place]
            covariance = correlated[place, others] * error[place] * error[others]
            together = np.sqrt(np.maximum(error[place] ** 2 + error[others] ** 2 - 2 * covariance, 1e-300))
            apart = (moved[:, [place]] - moved[:, others]) / together
            found = np.maximum(found, apart.max(axis=1))
        return found


def options_of(levels: Sequence[OfRate], of: Of) -> Options:
    """Return all pairs of levels of one rate, in either order; of an end, each level."""
    if of not in {"difference", "ratio"}:
        each = np.arange(len(levels))
        return Options(of=of, one=each, other=each)
    rate = np.array([level.rate for level in levels])
    one, other = np.nonzero((rate[:, None] == rate) & ~np.eye(len(levels), dtype=bool))
    return Options(of=of, one=one, other=other)


def difference(one: Bounds, other: Bounds, correlated: Floats | float = 0.0) -> Bounds:
    """Return `one - other` with its bounds, `d - sqrt(a^2 + b^2 - 2 r a b)`: `a` and `b` are how far each may be."""

    def apart(first: Floats, second: Floats) -> Floats:
        return np.sqrt(np.maximum(first**2 + second**2 - 2 * correlated * first * second, 0.0))

    value = one.value - other.value
    low = value - apart(one.value - one.low, other.high - other.value)
    high = value + apart(one.high - one.value, other.value - other.low)
    return Bounds(value=value, low=low, high=high)


def ratio(one: Bounds, other: Bounds, correlated: Floats | float = 0.0) -> Bounds:
    """Return `one / other` of levels that are not negative, with its bounds.

    A bound is the `R` at which `one - R other` by `difference` ends at 0, a root of a quadratic (Donner & Zou 2012).
    It is infinite where `other` may be 0; two values of 0 are the same.
    """
    with np.errstate(divide="ignore", invalid="ignore"):
        value = np.where((one.value == 0) & (other.value == 0), 1.0, one.value / other.value)
    # One less R times the other: where one is low and the other high, and the other way round.
    low = _root(one.value, other.value, one.value - one.low, other.high - other.value, -1, correlated)
    high = _root(one.value, other.value, one.high - one.value, other.value - other.low, 1, correlated)
    return Bounds(value=value, low=np.maximum(low, 0.0), high=high)


def _root(one: Floats, other: Floats, first: Floats, second: Floats, sign: int, correlated: Floats | float) -> Floats:
    """Return the `R` where `one - R other + sign sqrt(first^2 + R^2 second^2 - 2 r R first second)` is 0."""
    a = other**2 - second**2
    b = one * other - correlated * first * second
    c = one**2 - first**2
    inside = np.sqrt(np.maximum(b**2 - a * c, 0.0))
    with np.errstate(divide="ignore", invalid="ignore"):
        if sign > 0:
            found = np.where(a > 0, (b + inside) / a, np.inf)
        else:
            # c / (b + inside) is (b - inside) / a without what cancels, and holds where a is 0 or less.
            found = np.where(b + inside > 0, c / (b + inside), 0.0)
    return np.asarray(found, dtype=np.float64)


def _at(found: Bounds, places: NDArray[np.intp]) -> Bounds:
    return Bounds(value=found.value[places], low=found.low[places], high=found.high[places])
