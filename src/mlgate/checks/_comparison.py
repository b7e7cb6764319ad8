"""The work of `regression`: outputs to paired samples, samples to measurements; and figures beside the metrics."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from pathlib import PurePath
from typing import TYPE_CHECKING

import msgspec

from mlgate.checks._ages import ages
from mlgate.checks._discovery import Found, found
from mlgate.checks._evidence import worst_rows
from mlgate.checks._flips import flips
from mlgate.checks._gaps import gaps
from mlgate.checks._generalization import generalization
from mlgate.checks._places import is_path, is_registered
from mlgate.checks._provenance import note
from mlgate.checks._reliability import with_curve
from mlgate.checks._repeats import repeats
from mlgate.checks._rivals import rivals
from mlgate.checks._samples import sample_of
from mlgate.checks._subjects import Comparison, Sides, comparison
from mlgate.checks._wear import test_set, wear
from mlgate.context import Context
from mlgate.core.limits import Limits
from mlgate.core.model import Finding, Measurement
from mlgate.stats.comparing import ClosedForm
from mlgate.stats.measure import Measured, measure
from mlgate.stats.names import described, is_metric
from mlgate.stats.pair import Pair
from mlgate.stats.swapping import swapped
from mlgate.stores.files import digest_bytes
from mlgate.stores.ledger import Use

if TYPE_CHECKING:
    from mlgate.checks.regression import Options


def measurements(options: Options, context: Context) -> Iterator[Finding | Measurement]:
    """Yield every metric that `options` name, over all rows and over each slice, and how worn the test set is."""
    compared = comparison(options, context)
    yield from _metrics(compared)
    yield from _figures(compared)
    note(compared)


def _metrics(compared: Comparison) -> Iterator[Finding | Measurement]:
    judged: list[tuple[Measurement, Limits]] = []
    region = found(compared)
    for name, limits in sorted(compared.options.metrics.items()):
        for sides in compared.sides if is_metric(name) else ():
            if sides.against is not None and not limits.compares:
                continue
            for measured in _measured(name, sides, compared, region if sides is compared.sides[0] else None):
                yield measured
                if sides is compared.sides[0] and measured.slice is None and measured.difference is not None:
                    judged.append((measured, limits))
    if judged:
        yield from wear(_use(compared), compared.context, judged)


def _figures(compared: Comparison) -> Iterator[Finding | Measurement]:
    yield from flips(compared)
    yield from repeats(compared)
    yield from ages(compared)
    yield from gaps(compared)
    yield from rivals(compared)
    yield from generalization(compared)


def _measured(name: str, sides: Sides, comparison: Comparison, region: Found | None) -> Iterator[Measurement]:
    pair = _pair(name, sides, comparison)
    by = comparison.owned.get(name) or ClosedForm(name)
    weak, told = (None, {}) if region is None else region.measured(name, pair, comparison)
    for one in measure(name, pair, comparison.slices, unchanged=sides.unchanged, by=by):
        measured = with_curve(_by_swaps(one, pair, by, comparison.options.permutations), pair)
        evidence = measured.evidence | _baseline_shown(sides, comparison)
        if measured.slice is None:
            evidence |= worst_rows(name, sides, comparison, pair) | told
        moved_by = _moved_by(sides, comparison)
        yield msgspec.structs.replace(measured, against=sides.against, moved_by=moved_by, evidence=evidence)
    if weak is not None:
        yield weak


def _baseline_shown(sides: Sides, comparison: Comparison) -> dict[str, str]:
    """Return which version of a registered model the baseline is: an alias names another one tomorrow."""
    place = comparison.options.baseline if sides.against is None else comparison.options.anchor
    known = sides.baseline is not None and place is not None and is_registered(place)
    return {"baseline": sides.baseline.shown} if known and sides.baseline is not None else {}


def _moved_by(sides: Sides, comparison: Comparison) -> str:
    """Return the command that makes the candidate the baseline, where that is a plain path of the same format."""
    own, place = comparison.own.shown, comparison.options.baseline
    if sides.baseline is None or sides.against is not None or place is None or not is_path(place):
        return ""
    same = PurePath(own).suffix.lower() == PurePath(place).suffix.lower()
    return f"cp {shlex.quote(own)} {shlex.quote(place)}" if same else ""


def _pair(name: str, sides: Sides, comparison: Comparison) -> Pair:
    build = sample_of(name, sides.candidate, comparison.owned)
    baseline = None if sides.baseline is None else build(sides.baseline)
    seeds = () if baseline is None else tuple(build(seed) for seed in sides.seeds)
    return Pair(candidate=build(sides.candidate), baseline=baseline, seeds=seeds, group=comparison.group)


def _by_swaps(measured: Measurement, pair: Pair, by: Measured, swaps: int | None) -> Measurement:
    """Return `measured` with the p value of the sign-swap test, where it is asked for, over all rows only."""
    if swaps is None or measured.p_value is None or measured.slice is not None:
        return measured
    pair = pair.with_queries() if described(measured.name).query else pair
    return msgspec.structs.replace(measured, p_value=swapped(by.value, pair, swaps=swaps))


def _use(comparison: Comparison) -> Use:
    """Return what is asked of the test set: the same limits on the same candidate are asked once."""
    options, context = comparison.options, comparison.context
    test = test_set(options.data, comparison.candidate, context)
    configuration = digest_bytes(msgspec.json.encode(options))
    return Use(test=test, candidate=comparison.own.digest, configuration=configuration)
