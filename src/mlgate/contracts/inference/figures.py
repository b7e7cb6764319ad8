"""Numbers with head-room: what the next data of the same sort may show, rounded as a person would write it."""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence

# One bound in three hundred is broken by as many rows again.
_RISK = 1 / 300
_Z = 3.3
# Fewest values that a tail is fitted to, and the fewest rows that a fit is worth it.
_LEAST_TAIL, _LEAST_ROWS = 10, 50
_HEAVIEST = 0.6
_EXPONENTIAL = 1e-6


def next_count(count: int) -> float:
    """Return what as many rows again will not exceed where `count` of these rows had something.

    The upper prediction limit of a Poisson count, normal approximation (W. Nelson, Applied Life Data Analysis, 1982,
    section 6.3), at `z = 3.3` (one in two thousand).
    """
    return count + _Z**2 / 2 + _Z * math.sqrt(2 * count + _Z**2 / 4)


def at_most(rows: int) -> float:
    """Return the share that something seen in none of `rows` rows has at most, with 95 % confidence.

    `1 - 0.05^(1/n)`, nearly `3/n`: Hanley & Lippman-Hand, "If nothing goes wrong, is everything all right?", JAMA 1983.
    """
    return 1 - math.exp(math.log(0.05) / max(1, rows))


def tolerated(share: float) -> int | float | None:
    """Return `share` as a percentage rounded up to two figures, `None` where that allows everything."""
    percent = 100 * share
    if percent >= 100:  # noqa: PLR2004 - per cent
        return None
    step = 10.0 ** (math.floor(math.log10(percent)) - 1) if percent > 0 else 0.01
    rounded = _multiple(percent, step, up=True)
    return None if rounded >= 100 else number(rounded)  # noqa: PLR2004 - per cent


def head_room(furthest: Sequence[float], rows: int, span: float) -> float:
    """Return how far beyond the extreme of `rows` values the extreme of three hundred times as many may lie.

    `furthest` are the most extreme values, the most extreme first, and `span` is the range of all. Their excesses over
    the least of them are fitted by a generalised Pareto distribution (Pickands 1975) by probability-weighted moments
    (Hosking & Wallis, Technometrics 1987, eq. 8); its shape is taken 1 / sqrt(k), a standard error, heavier than
    estimated, and no lighter than exponential. Few values, or values that do not vary, get the whole span; a tail so
    heavy that no bound holds gets infinity.
    """
    size = min(len(furthest), max(_LEAST_TAIL, 2 * math.isqrt(rows)), max(_LEAST_TAIL, rows // 10))
    if rows < _LEAST_ROWS or size < _LEAST_TAIL:
        return span
    # Equal values below the others would be taken for a heavy tail.
    excess = sorted(one for value in furthest[: size - 1] if (one := abs(value - furthest[size - 1])) > 0)
    if len(excess) < _LEAST_TAIL:
        return span
    # Counts and rounded values begin half a step above the threshold.
    step = min((b - a for a, b in itertools.pairwise(excess) if b > a), default=0.0)
    excess = [one - min(step, excess[0]) / 2 for one in excess]
    mean = math.fsum(excess) / len(excess)
    weighted = math.fsum((1 - (i + 0.65) / len(excess)) * one for i, one in enumerate(excess)) / len(excess)
    if not (mean > 0 and math.isfinite(mean)) or mean - 2 * weighted <= 0:
        return span
    shape = 2 - mean / (mean - 2 * weighted)
    scale = 2 * mean * weighted / (mean - 2 * weighted)
    shape = max(0.0, shape + 1 / math.sqrt(size))
    if shape > _HEAVIEST:
        return math.inf
    times = len(excess) / _RISK
    reach = scale * math.log(times) if abs(shape) < _EXPONENTIAL else scale / shape * (times**shape - 1)
    return max(reach - excess[-1], span * 0.02)


def beyond(extreme: float, room: float, *, up: bool, whole: bool) -> float:
    """Return a round number at least `room` beyond `extreme`, upwards or downwards."""
    if room <= 0 or not math.isfinite(room):
        return extreme
    step = 10.0 ** math.floor(math.log10(room))
    bound = _multiple(extreme + (room if up else -room), max(step, 1.0) if whole else step, up=up)
    return int(bound) if whole else bound


def _multiple(value: float, step: float, *, up: bool) -> float:
    """Return the multiple of a power of ten at or beyond `value`, without the noise of binary fractions."""
    quotient = value / step
    whole = math.ceil(quotient - 1e-9) if up else math.floor(quotient + 1e-9)
    digits = max(0, -math.floor(math.log10(step) + 0.5))
    return float(round(whole * step, digits))


def percent(share: float) -> str:
    """Return `share` as a percentage of two figures: `2.5 %`, `99 %`, `0.0038 %`."""
    value = 100 * share
    return f"{value:.0f} %" if value >= 10 else f"{value:.2g} %"  # noqa: PLR2004 - two figures


def half(rows: int) -> int:
    """Return half of `rows`, rounded down to two figures."""
    step = max(1, int(10 ** (len(str(rows // 2)) - 2)))
    return rows // 2 // step * step


def number(value: float) -> float | int:
    """Return a floating number that is whole as such, so that it is written without a fraction."""
    return int(value) if float(value).is_integer() and abs(value) < 2**53 else value
