"""Intervals of figures that were measured in rounds, each in fresh processes, and of differences between two models.

Times of requests that follow one another are alike: a machine is slower for a while, and a process is faster or slower
than another of the same program for all its life (Kalibera & Jones 2013, Rigorous Benchmarking in Reasonable Time). So
requests are no sample of independent times; rounds are. A figure is the mean over the rounds of what it is in each, a
quantile too (Seila 1982, A Batching Approach to Quantile Estimation), and its interval is Student's with `R - 1`
degrees of freedom. Two models that were measured in the same rounds, request by request in turn, are compared round by
round. Where they are equal, a round's difference is as often above 0 as below, however its times are distributed, and
Student's interval then errs less than it says, rather than more (Efron 1969, of symmetric differences).
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from mlgate.stats.paired import CONFIDENCE, Interval, Student

Floats = NDArray[np.float64]
# From values of all rounds, shape (rounds, requests), to one number for each, shape (rounds,).
Statistic = Callable[[Floats], Floats]


def quantile(share: float) -> Statistic:
    """Return what computes the quantile of each round's requests, interpolated between two of them."""
    return lambda rounds: np.asarray(np.quantile(rounds, share, axis=1), dtype=np.float64)


def mean(rounds: Floats) -> Floats:
    """Return the mean of each round."""
    return np.asarray(rounds.mean(axis=1), dtype=np.float64)


def interval(per_round: Floats, confidence: float = CONFIDENCE) -> Interval:
    """Return the mean of `per_round`, shape (rounds,), with its two-sided interval; two rounds at least."""
    many = len(per_round)
    error = float(per_round.std(ddof=1) / many**0.5)
    return Student(value=float(per_round.mean()), error=error, freedom=many - 1).interval(confidence)


def shared(families: int) -> float:
    """Return the confidence of each of `families` intervals that all hold at once in 90 % (Bonferroni)."""
    return 1 - (1 - CONFIDENCE) / max(1, families)
