"""One metric over all rows and over each slice, as measurements."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import msgspec
import numpy as np
from numpy.typing import NDArray

from mlgate.core.display import plural
from mlgate.core.errors import CheckError
from mlgate.core.model import Measurement
from mlgate.stats.metrics import FUNCTIONS, Undefined
from mlgate.stats.names import LEAST_GROUPS, LEAST_POSITIVES, LEAST_ROWS, METRICS
from mlgate.stats.paired import CONFIDENCE, agreed, compare, interval
from mlgate.stats.sample import Codes, Sample


@dataclass(frozen=True, kw_only=True, eq=False)
class Pair:
    """A candidate and, where there is one to compare with, a baseline, on the same rows in the same order.

    `seeds` are trainings of the baseline that differ by their seed alone, on the same rows too.
    `group`: codes from 0, shape (n,), of rows that depend on one another; `None` where all are independent.
    """

    candidate: Sample
    baseline: Sample | None = None
    seeds: tuple[Sample, ...] = ()
    group: Codes | None = None

    def take(self, rows: NDArray[np.intp]) -> Pair:
        """Return the pair on `rows`, indices of shape (m,)."""
        return Pair(
            candidate=self.candidate.take(rows),
            baseline=None if self.baseline is None else self.baseline.take(rows),
            seeds=tuple(seed.take(rows) for seed in self.seeds),
            group=None if self.group is None else self.group[rows],
        )


def measure(
    name: str, pair: Pair, slices: Mapping[str, NDArray[np.intp]] | None = None, *, unchanged: str = ""
) -> Iterator[Measurement]:
    """Yield the metric `name` over all rows, then over each of `slices` (indices of rows, by the slice's name).

    The intervals are two-sided 90 %. Those of slices are widened by Bonferroni's rule to `1 - 0.10 / k`, with k the
    number of slices that are big enough to be judged, so that k slices without a change raise an alarm together in at
    most 5 % of runs. `unchanged` says why there is nothing to compare, and is passed on.

    Raises:
        CheckError: the metric is not defined on all rows together.
    """
    why = _one_sided(name, pair.candidate)
    if why:
        message = f"{name} cannot be measured: {why}"
        raise CheckError(message)
    yield _measured(name, pair, unchanged=unchanged)
    parts = {text: pair.take(rows) for text, rows in (slices or {}).items()}
    judged = sum(not insufficient(name, part) for part in parts.values())
    confidence = 1 - (1 - CONFIDENCE) / max(judged, 1)
    for text, part in parts.items():
        measured = _measured(name, part, confidence=confidence, unchanged=unchanged)
        yield msgspec.structs.replace(measured, slice=text)


def insufficient(name: str, pair: Pair) -> str:
    """Return why nothing can be concluded from these rows, or an empty text."""
    sample, weighted = pair.candidate, pair.candidate.weight is not None
    if sample.effective() < LEAST_ROWS:
        worth = f" (worth {sample.effective():.0f} by weight)" if weighted else ""
        return f"only {plural(len(sample), 'row')}{worth}, at least {LEAST_ROWS} are needed"
    if pair.group is not None:
        groups = np.count_nonzero(np.bincount(pair.group))
        if groups < LEAST_GROUPS:
            return f"only {plural(int(groups), 'group')}, at least {LEAST_GROUPS} are needed"
    for code in METRICS[name].rare:
        count = sample.effective(sample.y_true == code)
        if count < LEAST_POSITIVES:
            word = ("negative", "positive")[code]
            return f"only {plural(int(count), f'{word} row')}, at least {LEAST_POSITIVES} are needed"
    return _one_sided(name, sample)


def _one_sided(name: str, sample: Sample) -> str:
    """Return why the labels alone leave the metric without meaning, or an empty text."""
    if np.ptp(sample.y_true) > 0:
        return ""
    if METRICS[name].rare:
        return "only one class in y_true"
    return "y_true is the same number in every row" if name == "r2" else ""


def _measured(name: str, pair: Pair, *, confidence: float = CONFIDENCE, unchanged: str) -> Measurement:
    measurement = Measurement(
        name=name, value=None, n=len(pair.candidate), insufficient=insufficient(name, pair), unchanged=unchanged
    )
    try:
        candidate = FUNCTIONS[name](pair.candidate)
        baseline = None if pair.baseline is None else FUNCTIONS[name](pair.baseline)
        seeds = [FUNCTIONS[name](seed).value for seed in pair.seeds]
    except Undefined as error:
        return msgspec.structs.replace(measurement, insufficient=measurement.insufficient or str(error))
    if measurement.insufficient:
        return msgspec.structs.replace(measurement, value=candidate.value)
    least, most = METRICS[name].range
    found = interval(candidate, group=pair.group, confidence=confidence)
    measurement = msgspec.structs.replace(
        measurement, value=found.value, low=max(found.low, least), high=min(found.high, most)
    )
    if baseline is None:
        return measurement
    difference = compare(candidate, baseline, group=pair.group, confidence=confidence)
    if difference.low == difference.high and np.isfinite([least, most]).all():
        rows = len(pair.candidate) if pair.group is None else int(np.count_nonzero(np.bincount(pair.group)))
        difference = agreed(difference, rows, confidence=confidence)
    return msgspec.structs.replace(
        measurement,
        baseline=baseline.value,
        difference=difference.value,
        difference_low=difference.low,
        difference_high=difference.high,
        noise=float(np.std(seeds, ddof=1)) if seeds else None,
    )
