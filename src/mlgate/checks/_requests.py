"""Models that answer the same requests side by side, each in a process of its own, in rounds of fresh processes."""

from __future__ import annotations

import pickle
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray

from mlgate.models.serving_processes import Serving, ServingProcess

Floats = NDArray[np.float64]

# Of each round; what is made at the first request or two is no request's.
_WARM_UP = 5
_SEED = 20170101
_NANO = 1e-9


@dataclass(frozen=True, kw_only=True, eq=False)
class Timings:
    """What one model took, in each round.

    `latency` in seconds, shape (rounds, requests); `cold_start` in seconds and `peak_memory` in bytes, shape
    (rounds, 1); the last is `None` where the system does not tell.
    """

    latency: Floats
    cold_start: Floats
    peak_memory: Floats | None


@dataclass(frozen=True, kw_only=True, eq=False)
class Plan:
    """How much is asked: `requests` of `rows` rows of `table` in all, in `rounds`; over at `deadline` (monotonic)."""

    table: pl.DataFrame
    rows: int
    requests: int
    rounds: int
    deadline: float


@dataclass(frozen=True, kw_only=True, eq=False)
class _Round:
    latency: Floats
    cold_start: Floats
    peak: list[int | None]


def timed(servings: Sequence[Serving], plan: Plan, progress: Callable[[str], None]) -> list[Timings]:
    """Return the timings of each of `servings`, in their order.

    Raises:
        CheckError: a model cannot be loaded or applied, its process ended, or the deadline has passed.
    """
    chance = np.random.default_rng(_SEED)
    requests = _requests(plan, chance)
    progress("starting each model once")
    # Finds what is wrong with a model, and leaves its libraries in the disk's cache for all starts that count.
    first = next(requests)
    for serving in servings:
        with ServingProcess(serving, deadline=plan.deadline) as process:
            process.ask(first)
    found = []
    for number in range(plan.rounds):
        progress(f"round {number + 1} of {plan.rounds}")
        # By turns, and not by chance: the first to start in a round finds another machine than those after it.
        order = [(number + place) % len(servings) for place in range(len(servings))]
        found.append(_round(servings, plan, requests, (order, chance)))
    return [_timings(place, found) for place in range(len(servings))]


def _round(
    servings: Sequence[Serving],
    plan: Plan,
    requests: Iterator[bytes],
    order: tuple[Sequence[int], np.random.Generator],
) -> _Round:
    starts, chance = order
    many = -(-plan.requests // plan.rounds)
    latency, cold = np.empty((len(servings), many)), np.empty(len(servings))
    peak: list[int | None] = [None] * len(servings)
    first = next(requests)
    with ExitStack() as stack:
        processes: dict[int, ServingProcess] = {}
        for place in starts:
            process = stack.enter_context(ServingProcess(servings[place], deadline=plan.deadline))
            process.ask(first)
            cold[place] = (time.perf_counter_ns() - process.started) * _NANO
            processes[place] = process
        for number in range(-_WARM_UP, many):
            request = next(requests)
            for place in chance.permutation(len(servings)):
                answer = processes[place].ask(request)
                peak[place] = answer.peak
                if number >= 0:
                    latency[place, number] = answer.nanoseconds * _NANO
    return _Round(latency=latency, cold_start=cold, peak=peak)


def _timings(place: int, rounds: Sequence[_Round]) -> Timings:
    peaks = [one.peak[place] for one in rounds]
    return Timings(
        latency=np.stack([one.latency[place] for one in rounds]),
        cold_start=np.array([[one.cold_start[place]] for one in rounds]),
        peak_memory=None if None in peaks else np.array([[float(peak or 0)] for peak in peaks]),
    )


def _requests(plan: Plan, chance: np.random.Generator) -> Iterator[bytes]:
    """Yield requests without end: rows of the table in random order, all of them before one comes again."""
    rows: list[int] = []
    while True:
        while len(rows) < plan.rows:
            rows += chance.permutation(plan.table.height).tolist()
        taken, rows = rows[: plan.rows], rows[plan.rows :]
        yield pickle.dumps(plan.table[taken].to_pandas(), protocol=5)
