"""Is the candidate better than a dummy, and than a simpler model? Rivals are no baselines: equal is not enough.

A model that no simpler one is worse than is not worth its upkeep (Breck et al. 2017, The ML Test Score, test Model 5).
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from mlgate.checks._dummies import dummy_of
from mlgate.checks._figure_keys import DUMMY, beaten_by, direction, limited
from mlgate.checks._files import kept
from mlgate.checks._samples import sample_of
from mlgate.checks._subjects import Comparison
from mlgate.checks._training import labels_of
from mlgate.core.display import plain
from mlgate.core.model import Measurement
from mlgate.models.outputs import Outputs, identical
from mlgate.stats.comparing import ClosedForm
from mlgate.stats.measure import measure
from mlgate.stats.pair import Pair


def rivals(comparison: Comparison) -> Iterator[Measurement]:
    """Yield every metric that has a limit beside each rival, paired on the same rows.

    Raises:
        CheckError: a rival cannot be used, or was measured on other rows.
    """
    for name, place in sorted(comparison.options.better_than.items()):
        metrics = [metric for metric in limited(comparison.options) if beaten_by(metric, place)]
        found = _beside_a_dummy(metrics, comparison) if place == DUMMY else _beside(metrics, name, place, comparison)
        for measured in found:
            must_be = direction(measured.name, comparison.options.metrics[measured.name])
            told = msgspec.structs.replace(measured, against=plain(name, limit=80), must_be=must_be)
            if measured.baseline is None and not (measured.unchanged or measured.insufficient):
                told = msgspec.structs.replace(told, insufficient=f"{plain(place)} is not at the baseline yet")
            yield told


def _beside_a_dummy(metrics: list[str], comparison: Comparison) -> Iterator[Measurement]:
    taught = labels_of(comparison)
    for metric in metrics:
        sample = sample_of(metric, comparison.candidate, {})(comparison.candidate)
        dummy = dummy_of(metric, sample, comparison.candidate, taught)
        yield from measure(metric, Pair(candidate=sample, baseline=dummy, group=comparison.group))


def _beside(metrics: list[str], name: str, place: str, comparison: Comparison) -> Iterator[Measurement]:
    file = kept(f"better_than.{name}", place, comparison.context)
    rival: Outputs | None = None
    unchanged = ""
    if file is not None and file.digest == comparison.own.digest:
        unchanged = "it is the same file"
    elif file is not None:
        rival = comparison.apply(file, comparison.candidate)
        if identical(comparison.candidate, rival):
            rival, unchanged = None, "it predicts the same"
    for metric in metrics:
        build = sample_of(metric, comparison.candidate, comparison.owned)
        baseline = None if rival is None else build(rival)
        pair = Pair(candidate=build(comparison.candidate), baseline=baseline, group=comparison.group)
        by = comparison.owned.get(metric) or ClosedForm(metric)
        yield from measure(metric, pair, unchanged=unchanged, by=by)
