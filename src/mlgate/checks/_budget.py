"""The work of `budget`: the model's files, their timings, and each figure with its interval and difference."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec

from mlgate.checks import budget
from mlgate.checks._files import File, baseline_file, data_of, read, refuse_unsafe
from mlgate.checks._requests import Floats, Plan, Timings, timed
from mlgate.context import Context
from mlgate.core.model import Measurement
from mlgate.models.serving import Order
from mlgate.models.serving_processes import Serving
from mlgate.stats import rounds

if TYPE_CHECKING:
    from mlgate.checks.budget import Options

_SIZE = "file_size"


@dataclass(frozen=True, kw_only=True)
class _Side:
    """A baseline: its name where it is not the first one, its file (`None`: none yet, or `unchanged` says why)."""

    against: str | None
    file: File | None
    unchanged: str


def measurements(options: Options, context: Context) -> Iterator[Measurement]:
    """Yield every figure that `options` limit, of the candidate and against each baseline.

    Raises:
        CheckError: a file, a model or the data cannot be used, or the time is over.
    """
    own = read(context, context.model(options.model).path)
    context.digests[f"model.{options.model}"] = own.digest
    sides = list(_sides(options, context, own))
    files = [own, *(side.file for side in sides if side.file is not None)]
    timings = _timings(options, context, files) if any(name != _SIZE for name in options.metrics) else {}
    compared = [name for name, limit in options.metrics.items() if limit.compares and name != _SIZE]
    confidence = rounds.shared(len(compared) * (len(files) - 1))
    for name, limit in sorted(options.metrics.items()):
        found = _figure(name, own, timings)
        for side in sides if limit.compares else [_Side(against=None, file=None, unchanged="")]:
            told = msgspec.structs.replace(found, against=side.against, unchanged=side.unchanged)
            yield told if side.file is None else _against(told, (own, side.file), timings, confidence)


def _sides(options: Options, context: Context, own: File) -> Iterator[_Side]:
    file, why = baseline_file("baseline", options.baseline, context, own)
    yield _Side(against=None, file=file, unchanged=why)
    if options.anchor is not None:
        file, why = baseline_file("anchor", options.anchor, context, own)
        yield _Side(against="anchor", file=file, unchanged=why)


def _timings(options: Options, context: Context, files: Sequence[File]) -> Mapping[str, Timings]:
    """Return the timings of each file, by its digest; the same file is measured once."""
    declared = context.model(options.model)
    assert options.data is not None
    by_digest = {file.digest: file for file in files}
    for file in by_digest.values():
        refuse_unsafe(file, declared.trusted)
    servings = [
        Serving(
            order=Order(shown=file.shown, declared=declared, method=options.method, path=tuple(filter(None, sys.path))),
            content=file.content,
            threads=options.threads,
        )
        for file in by_digest.values()
    ]
    plan = Plan(
        table=data_of(context, options.data),
        rows=options.rows,
        requests=options.requests,
        rounds=options.rounds,
        deadline=time.monotonic() + options.timeout,
    )
    return dict(zip(by_digest, timed(servings, plan, context.progress), strict=True))


def _figure(name: str, file: File, timings: Mapping[str, Timings]) -> Measurement:
    if name == _SIZE:
        return Measurement(name=name, value=float(len(file.content)))
    timed = timings[file.digest]
    values = _values(name, timed)
    if values is None:
        return Measurement(name=name, value=None, insufficient="this system does not tell the peak of a process")
    found = rounds.interval(values)
    evidence = {"rounds": len(values), "requests": timed.latency.size}
    # Of memory the machine matters little.
    timing = name != "peak_memory"
    return Measurement(
        name=name, value=found.value, low=found.low, high=found.high, momentary=timing, evidence=evidence
    )


def _against(
    told: Measurement, files: tuple[File, File], timings: Mapping[str, Timings], confidence: float
) -> Measurement:
    own, other = files
    if told.name == _SIZE:
        baseline = float(len(other.content))
        return msgspec.structs.replace(told, baseline=baseline, difference=float(len(own.content)) - baseline)
    ours, theirs = _values(told.name, timings[own.digest]), _values(told.name, timings[other.digest])
    if ours is None or theirs is None:
        return told
    change, baseline = rounds.interval(ours - theirs, confidence), float(theirs.mean())
    return msgspec.structs.replace(
        told,
        baseline=baseline,
        difference=change.value,
        difference_low=change.low,
        difference_high=change.high,
        evidence={**told.evidence, "ratio": float(ours.mean()) / baseline},
    )


def _values(name: str, timings: Timings) -> Floats | None:
    """Return the figure in each round, shape (rounds,)."""
    share = budget.latency_share(name)
    if share is not None:
        return rounds.quantile(share)(timings.latency)
    measured = timings.cold_start if name == "cold_start" else timings.peak_memory
    return None if measured is None else rounds.mean(measured)
