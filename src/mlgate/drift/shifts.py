"""How far two samples are apart, with bounds that hold at a stated error; own formulae, no library.

Each function returns an estimate with the interval in which the true value lies with probability `1 - alpha` or more.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from statistics import NormalDist

import msgspec


class Shift(msgspec.Struct, frozen=True, kw_only=True):
    """An estimate and its interval."""

    value: float
    low: float
    high: float


def share_difference(counts: tuple[int, int], rows: tuple[int, int], alpha: float) -> Shift:
    """Return the difference (second less first) of two shares, with Newcombe's interval (1998, method 10)."""
    (a, b), (n, m) = counts, rows
    z = NormalDist().inv_cdf(1 - alpha / 2)
    first, second = a / n, b / m
    low_1, high_1 = _wilson(first, n, z)
    low_2, high_2 = _wilson(second, m, z)
    difference = second - first
    low = difference - math.hypot(second - low_2, high_1 - first)
    high = difference + math.hypot(high_2 - second, first - low_1)
    return Shift(value=difference, low=low, high=high)


def _wilson(share: float, rows: int, z: float) -> tuple[float, float]:
    centre = (share + z * z / (2 * rows)) / (1 + z * z / rows)
    half = z * math.sqrt(share * (1 - share) / rows + z * z / (4 * rows * rows)) / (1 + z * z / rows)
    return max(0.0, centre - half), min(1.0, centre + half)


def mean_difference(
    means: tuple[float, float], deviations: tuple[float, float], rows: tuple[int, int], alpha: float
) -> Shift:
    """Return the difference (second less first) of two means; the interval is the normal one of Welch's statistic."""
    z = NormalDist().inv_cdf(1 - alpha / 2)
    difference = means[1] - means[0]
    half = z * math.sqrt(deviations[0] ** 2 / rows[0] + deviations[1] ** 2 / rows[1])
    return Shift(value=difference, low=difference - half, high=difference + half)


def total_variation(first: Mapping[str, int], second: Mapping[str, int], alpha: float) -> Shift:
    """Return the total variation distance of two samples of categories, 0 to 1.

    The interval takes off what chance alone can make of it: the mean of a sample's distance from its source is at
    most `sqrt((k - 1) / n) / 2` over k categories, and McDiarmid's inequality bounds how far it goes beyond.
    """
    n, m = sum(first.values()), sum(second.values())
    names = first.keys() | second.keys()
    distance = sum(abs(first.get(one, 0) / n - second.get(one, 0) / m) for one in names) / 2
    noise = sum(math.sqrt((len(names) - 1) / rows) / 2 + math.sqrt(math.log(4 / alpha) / (2 * rows)) for rows in (n, m))
    return Shift(value=distance, low=max(0.0, distance - noise), high=min(1.0, distance + noise))


def largest_gap(first: Sequence[float], second: Sequence[float], rows: tuple[int, int], alpha: float) -> Shift:
    """Return the largest difference of two distribution functions (Kolmogorov-Smirnov), 0 to 1.

    Both are known by quantiles at equal steps, which adds a step of each to the interval; the rest of it is the bound
    of Dvoretzky, Kiefer, Wolfowitz and Massart for each sample.
    """
    gap = max(abs(_below(first, at) - _below(second, at)) for at in {*first, *second})
    steps = 1 / (len(first) - 1) + 1 / (len(second) - 1)
    noise = steps + sum(math.sqrt(math.log(4 / alpha) / (2 * each)) for each in rows)
    return Shift(value=gap, low=max(0.0, gap - noise), high=min(1.0, gap + noise))


def _below(quantiles: Sequence[float], at: float) -> float:
    """Return the share of values up to `at`."""
    place = bisect_right(quantiles, at)
    if place in (0, len(quantiles)):
        return 0.0 if place == 0 else 1.0
    low, high = quantiles[place - 1], quantiles[place]
    within = (at - low) / (high - low) if high > low else 0.0
    return (place - 1 + within) / (len(quantiles) - 1)
