"""One metric over all rows and over each slice, as measurements."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from typing import Protocol

import msgspec
import numpy as np
from numpy.typing import NDArray

from mlgate.core.errors import CheckError
from mlgate.core.model import Measurement
from mlgate.stats.comparing import ClosedForm, Compared
from mlgate.stats.enough import insufficient, one_sided
from mlgate.stats.estimates import Undefined
from mlgate.stats.names import described
from mlgate.stats.pair import Pair
from mlgate.stats.paired import CONFIDENCE
from mlgate.stats.sample import Sample
from mlgate.stats.simultaneous import Part, Together, correlation, decide

# How far beyond 0 the bound of a slice is put which the step-down test finds there and its interval does not, in
# standard errors: the test says on which side of 0 the difference is, and no more (Stefansson, Kim & Hsu 1988).
_BARELY = 1e-3

Slices = Mapping[str, NDArray[np.intp]]


class Measured(Protocol):
    """What a metric is measured by."""

    def compared(self, pair: Pair, *, of_slice: bool) -> Compared:
        """Return the metric on the rows of `pair`, of a slice more cheaply where it costs much.

        Raises:
            Undefined: it has no value on them.
        """

    def value(self, sample: Sample) -> float:
        """Return the metric's value alone; NaN where it has none."""


def measure(
    name: str, pair: Pair, slices: Slices | None = None, *, unchanged: str = "", by: Measured | None = None
) -> Iterator[Measurement]:
    """Yield the metric `name` over all rows, then over each of `slices` (indices of rows, by the slice's name).

    The intervals are two-sided 90 %. Those of slices that are big enough to be judged hold all at once, the values as
    one family and the changes as another (`simultaneous`), so that slices without a change raise an alarm together in
    at most 5 % of runs. `unchanged` says why there is nothing to compare, and is passed on. `by` is what measures a
    metric that is the user's own.

    Raises:
        CheckError: the metric is not defined on all rows together.
    """
    metric = described(name)
    pair = pair.with_queries() if metric.query else pair
    why = one_sided(metric, pair.candidate)
    if why:
        message = f"{name} cannot be measured: {why}"
        raise CheckError(message)
    by = ClosedForm(name) if by is None else by
    told, found = _tried(name, pair, unchanged, by)
    yield told if found is None else _judged(told, found)
    if slices:
        parts = {text: pair.take(rows) for text, rows in slices.items()}
        tried = {text: _tried(name, part, unchanged, by, of_slice=True) for text, part in parts.items()}
        yield from _slices(tried, pair, slices)


def alone(name: str, pair: Pair, text: str, *, by: Measured | None = None) -> Measurement:
    """Return the metric `name` on the rows of `pair`, all of them of the slice `text`, judged with no other.

    Its intervals are two-sided 90 % by themselves: it belongs to no family.
    """
    pair = pair.with_queries() if described(name).query else pair
    told, found = _tried(name, pair, "", ClosedForm(name) if by is None else by, of_slice=True)
    return msgspec.structs.replace(told if found is None else _judged(told, found), slice=text)


def _tried(
    name: str, pair: Pair, unchanged: str, by: Measured, *, of_slice: bool = False
) -> tuple[Measurement, Compared | None]:
    """Return what is told of these rows at least, and what they are judged by, `None` where they cannot be."""
    why = insufficient(described(name), pair)
    told = Measurement(name=name, value=None, n=len(pair.candidate), insufficient=why, unchanged=unchanged)
    try:
        found = by.compared(pair, of_slice=of_slice)
        noise = _noise(by, pair)
    except Undefined as error:
        return msgspec.structs.replace(told, insufficient=why or str(error), undefined=not why), None
    told = msgspec.structs.replace(told, value=found.value.value, noise=noise)
    return told, None if why else found


def _noise(by: Measured, pair: Pair) -> float | None:
    """Return the standard deviation of the trainings that differ by their seed alone."""
    if not pair.seeds:
        return None
    noise = float(np.std([by.value(seed) for seed in pair.seeds], ddof=1))
    if not math.isfinite(noise):
        raise Undefined("it has no value for one of the trainings that 'seeds' names")
    return noise


def _judged(
    told: Measurement, found: Compared, confidence: float = CONFIDENCE, confidence_of_change: float = CONFIDENCE
) -> Measurement:
    value = found.interval(confidence)
    told = msgspec.structs.replace(told, low=value.low, high=value.high)
    if found.change is None:
        return told
    change = found.interval_of_change(confidence_of_change)
    return msgspec.structs.replace(
        told,
        baseline=found.baseline,
        difference=change.value,
        difference_low=change.low,
        difference_high=change.high,
        p_value=found.p_value,
    )


def _slices(
    tried: Mapping[str, tuple[Measurement, Compared | None]], pair: Pair, slices: Slices
) -> Iterator[Measurement]:
    judged = {text: found for text, (_, found) in tried.items() if found is not None}
    values = _together(judged, slices, pair, of_change=False)
    changes = _together(judged, slices, pair, of_change=True) if pair.baseline is not None else values
    places = {text: place for place, text in enumerate(judged)}
    for text, (told, found) in tried.items():
        measured = told
        if found is not None:
            measured = _judged(told, found, values.confidence, changes.confidence)
            measured = _stepped(measured, found, changes, places[text])
        yield msgspec.structs.replace(measured, slice=text)


def _together(judged: Mapping[str, Compared], slices: Slices, pair: Pair, *, of_change: bool) -> Together:
    if not judged:
        return Together.of_none()
    influences = [found.influence(of_change=of_change) for found in judged.values()]
    parts = [
        Part(rows=slices[text], influence=one) for text, one in zip(judged, influences, strict=True) if one is not None
    ]
    # Where it is not known what slices have in common they are taken for strangers, which asks for no less.
    correlated = correlation(parts, pair.group) if len(parts) == len(judged) else np.eye(len(judged))
    # Values are not tested against 0.
    tails = [found.change.tail if of_change and found.change is not None else 0.5 for found in judged.values()]
    return decide(correlated, np.array(tails))


def _stepped(measured: Measurement, found: Compared, changes: Together, place: int) -> Measurement:
    """Return `measured` with its interval on the side of 0 where the step-down test finds the change."""
    low, high = measured.difference_low, measured.difference_high
    if low is None or high is None or found.change is None:
        return measured
    barely = _BARELY * found.change.error
    if changes.above[place]:
        return msgspec.structs.replace(measured, difference_low=max(low, barely))
    if changes.below[place]:
        return msgspec.structs.replace(measured, difference_high=min(high, -barely))
    return measured
