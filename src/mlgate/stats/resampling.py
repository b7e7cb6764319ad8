"""Functions of users' own: their intervals by the paired bootstrap, since nothing is known of them but their values.

Rows are drawn with replacement, the same for both models, or groups of rows that depend on one another (Field & Welsh
2007). The interval of up to 5,000 rows is BCa (Efron 1987), corrected for bias and skewness by a jackknife; of more it
is that of percentiles, to which BCa comes closer the more rows there are. The same input gives the same interval: the
draws begin from a digest of the labels.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtr, ndtri

from mlgate.stats.estimates import Undefined
from mlgate.stats.pair import Pair
from mlgate.stats.paired import CONFIDENCE, Interval, Student
from mlgate.stats.sample import Floats, Sample

# Returns the metric of a sample; not a finite number where it has no value there.
Function = Callable[[Sample], float]

RESAMPLES = 2_000
RESAMPLES_OF_A_SLICE = 500
_MOST_ROWS_OF_BCA = 5_000
_BLOCKS = 500
# Fewer groups, and percentiles of them are too narrow (Cameron, Gelbach & Miller 2008).
_FEW_GROUPS = 30
# A quantile is read where at least so many resamples lie beyond it.
_BEYOND = 10
_MOST_UNDEFINED = 0.01


@dataclass(frozen=True, kw_only=True, eq=False)
class _Spread:
    """A value and how it spreads: its resamples, rising; of BCa, the acceleration; without percentiles, t alone."""

    student: Student
    drawn: Floats
    acceleration: float | None
    percentiles: bool

    def interval(self, confidence: float) -> Interval:
        tail = (1 - confidence) / 2
        levels = self._levels(np.array([tail, 1 - tail]))
        beyond = min(levels[0], 1 - levels[1]) * len(self.drawn)
        if not self.percentiles or beyond < _BEYOND:
            return self.student.interval(confidence)
        low, high = np.quantile(self.drawn, levels)
        return Interval(value=self.student.value, low=float(low), high=float(high))

    def _levels(self, levels: Floats) -> Floats:
        """Return which quantiles of the resamples are the bounds: of BCa, others than those that were asked for."""
        if self.acceleration is None:
            return levels
        # What lies at the value itself counts half, as a value of few digits has it.
        below = np.searchsorted(self.drawn, self.student.value, "left")
        upto = np.searchsorted(self.drawn, self.student.value, "right")
        share = np.clip((below + upto) / 2 / len(self.drawn), 1e-3, 1 - 1e-3)
        bias = float(ndtri(share))
        shifted = bias + ndtri(levels)
        return np.asarray(ndtr(bias + shifted / (1 - self.acceleration * shifted)), dtype=np.float64)


@dataclass(frozen=True, kw_only=True, eq=False)
class ByResampling:
    """A metric whose spread is known from resamples only."""

    of_value: _Spread
    of_change: _Spread | None
    baseline: float | None

    @property
    def value(self) -> Student:
        """The candidate's."""
        return self.of_value.student

    @property
    def change(self) -> Student | None:
        """The candidate's less the baseline's."""
        return None if self.of_change is None else self.of_change.student

    def interval(self, confidence: float = CONFIDENCE) -> Interval:
        """Return the value's two-sided interval."""
        return self.of_value.interval(confidence)

    def interval_of_change(self, confidence: float = CONFIDENCE) -> Interval:
        """Return the two-sided interval of the change."""
        assert self.of_change is not None
        return self.of_change.interval(confidence)

    @property
    def p_value(self) -> float | None:
        """The change over its standard error, by t."""
        return None if self.change is None else 2 * min(self.change.tail, 1 - self.change.tail)

    def influence(self, *, of_change: bool) -> None:
        """Return nothing: what a row does to the metric is not known."""


def by_resampling(function: Function, pair: Pair, *, resamples: int = RESAMPLES) -> ByResampling:
    """Return `function` of both models of `pair`, with `resamples` of both.

    Raises:
        Undefined: it has no value on these rows, or on more than 1 % of the resamples.
    """
    both = _both(function, pair)
    if not np.isfinite(both).all():
        raise Undefined("it is not a finite number")
    units = _units(pair)
    drawn = np.array([_both(function, pair.take(rows)) for rows in _resampled(units, pair, resamples)])
    defined = np.isfinite(drawn).all(axis=1)
    if np.mean(~defined) > _MOST_UNDEFINED:
        raise Undefined(f"it has no value in {np.count_nonzero(~defined):,} of {resamples:,} resamples")
    left_out = None
    if len(pair.candidate) <= _MOST_ROWS_OF_BCA:
        left_out = np.array([_both(function, pair.take(rows)) for rows in _without_each_block(units)])
    spreads = [
        _spread(float(value), drawn[defined] @ sides, None if left_out is None else left_out @ sides, pair)
        for value, sides in ((both[0], np.array([1.0, 0.0])), (both[0] - both[1], np.array([1.0, -1.0])))
    ]
    compares = pair.baseline is not None
    return ByResampling(
        of_value=spreads[0],
        of_change=spreads[1] if compares else None,
        baseline=float(both[1]) if compares else None,
    )


def _both(function: Function, pair: Pair) -> Floats:
    return np.array([function(pair.candidate), 0.0 if pair.baseline is None else function(pair.baseline)])


def _spread(value: float, drawn: Floats, left_out: Floats | None, pair: Pair) -> _Spread:
    freedom = max(pair.units - 1.0, 1.0)
    # Resamples spread as n rows do around their own mean, which is (n - 1) / n too little.
    error = float(drawn.std(ddof=1)) * (pair.units / freedom) ** 0.5
    acceleration = None
    if left_out is not None and np.isfinite(left_out).all() and np.ptp(left_out) > 0:
        apart = left_out.mean() - left_out
        acceleration = float((apart**3).sum() / (6 * (apart**2).sum() ** 1.5))
    return _Spread(
        student=Student(value=value, error=error, freedom=freedom),
        drawn=np.sort(drawn),
        acceleration=acceleration,
        percentiles=pair.group is None or pair.units >= _FEW_GROUPS,
    )


def _units(pair: Pair) -> list[NDArray[np.intp]] | int:
    """Return what is drawn: how many rows there are, or the rows of each group."""
    if pair.group is None:
        return len(pair.candidate)
    order = np.argsort(pair.group, kind="stable")
    return np.split(order, np.flatnonzero(np.diff(pair.group[order])) + 1)


def _resampled(units: list[NDArray[np.intp]] | int, pair: Pair, resamples: int) -> Iterator[NDArray[np.intp]]:
    rng = np.random.default_rng(_seed(pair))
    for _ in range(resamples):
        if isinstance(units, int):
            yield rng.integers(0, units, units)
        else:
            yield np.concatenate([units[one] for one in rng.integers(0, len(units), len(units))])


def _without_each_block(units: list[NDArray[np.intp]] | int) -> Iterator[NDArray[np.intp]]:
    """Yield the rows without each of at most `_BLOCKS` blocks of rows, or groups, in turn."""
    count = units if isinstance(units, int) else len(units)
    block = np.random.default_rng(0).permutation(np.arange(count) % min(count, _BLOCKS))
    for left_out in range(min(count, _BLOCKS)):
        kept = np.flatnonzero(block != left_out)
        yield kept if isinstance(units, int) else np.concatenate([units[one] for one in kept])


def _seed(pair: Pair) -> int:
    truth = pair.candidate.y_true
    return zlib.crc32(truth.tobytes() if truth.dtype != object else "\0".join(map(str, truth)).encode())
