"""Intervals of figures that were measured in rounds, each in fresh processes, and of differences between two models.

Times of requests that follow one another are alike: a machine is slower for a while, and a process is faster or slower
than another of the same program for all its life (Kalibera & Jones 2013, Rigorous Benchmarking in Reasonable Time). So
requests are no sample of independent times; rounds are. The error of a figure is that of the jackknife which leaves out
one round at a time (Shao & Wu 1989, for quantiles, which need more than one value left out), and its interval is
Student's with `R - 1` degrees of freedom. Of a mean of one number a round this is Student's interval itself.

Two models that were measured in the same rounds, request by request in turn, have what the machine does in common, and
their difference is taken before anything is left out.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from mlgate.stats.paired import Interval, Student

Floats = NDArray[np.float64]
Statistic = Callable[[Floats], float]


def quantile(share: float) -> Statistic:
    """Return what computes the quantile of all requests of all rounds, interpolated between two of them."""
    return lambda rounds: float(np.quantile(rounds, share))


def mean(rounds: Floats) -> float:
    """Return the mean over all rounds."""
    return float(rounds.mean())


def interval(statistic: Statistic, rounds: Floats) -> Interval:
    """Return the value of `statistic` over `rounds`, shape (rounds, requests), with its two-sided 90 % interval."""
    return _jackknife(lambda kept: statistic(rounds[kept]), len(rounds))


def difference(statistic: Statistic, candidate: Floats, baseline: Floats) -> Interval:
    """Return the difference `candidate - baseline` of `statistic`, both (rounds, requests), measured side by side."""
    return _jackknife(lambda kept: statistic(candidate[kept]) - statistic(baseline[kept]), len(candidate))


def _jackknife(value: Callable[[NDArray[np.bool_]], float], rounds: int) -> Interval:
    without = np.array([value(np.arange(rounds) != left_out) for left_out in range(rounds)])
    error = float(np.sqrt((rounds - 1) / rounds * np.square(without - without.mean()).sum()))
    return Student(value=value(np.ones(rounds, dtype=np.bool_)), error=error, freedom=rounds - 1).interval()
