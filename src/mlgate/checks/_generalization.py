"""How much worse a model is on rows that it has not seen than on those it was trained on: `roc_auc_generalization_gap`.

The gap is the metric on the training rows less that on the rows under test, or of a loss the other way round, so that
more is worse. Both are samples, and independent of one another.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
import numpy as np

from mlgate.checks._samples import sample_of
from mlgate.checks._subjects import Comparison, Sides, dependent
from mlgate.checks._training import OnTraining, on_training, overlap
from mlgate.core.model import Finding, Measurement
from mlgate.stats.comparing import by_influence
from mlgate.stats.enough import insufficient
from mlgate.stats.estimates import Undefined
from mlgate.stats.levels import Level, apart
from mlgate.stats.names import described, generalized, is_own, lower_is_better
from mlgate.stats.pair import Pair
from mlgate.stats.paired import CONFIDENCE


def generalization(comparison: Comparison) -> Iterator[Finding | Measurement]:
    """Yield the generalization gaps that the options name, and a warning for rows under test that were trained on.

    Raises:
        CheckError: `train` cannot be used, or is what is tested on.
    """
    yield from overlap(comparison)
    wanted = {name: of for name in comparison.options.metrics if not is_own(name) and (of := generalized(name))}
    if not wanted:
        return
    seen = on_training(comparison)
    for name, metric in sorted(wanted.items()):
        for sides in comparison.sides:
            if sides.against is None or comparison.options.metrics[name].compares:
                told = Measurement(name=name, value=None, unchanged=sides.unchanged, against=sides.against)
                yield _measured(told, metric, sides, (comparison, seen))


def _measured(told: Measurement, metric: str, sides: Sides, within: tuple[Comparison, OnTraining]) -> Measurement:
    comparison, seen = within
    build = sample_of(metric, comparison.candidate, {})
    ours = seen(comparison.own)
    assert ours is not None
    theirs = None if sides.baseline is None or sides.file is None else seen(sides.file)
    # Of predictions the baseline's on the training rows are not known: what was accepted is compared with.
    baseline = None if theirs is None else sides.baseline
    codes = dependent(comparison.options, comparison.context, ours)
    test, train = (
        Pair(candidate=build(one), baseline=None if other is None else build(other), group=group)
        for one, other, group in ((sides.candidate, baseline, comparison.group), (ours, theirs, codes))
    )
    told = msgspec.structs.replace(told, n=len(test.candidate))
    for pair, where in ((test, ""), (train, "in the training data ")):
        if why := insufficient(described(metric), pair):
            return msgspec.structs.replace(told, insufficient=where + why)
    try:
        seen_and_not = (_level(metric, train), _level(metric, test))
    except Undefined as error:
        return msgspec.structs.replace(told, insufficient=str(error), undefined=True)
    return _told(told, *(reversed(seen_and_not) if lower_is_better(metric) else seen_and_not))


def _level(metric: str, pair: Pair) -> Level:
    return Level(rate=0, rows=np.arange(len(pair.candidate)), ours=by_influence(metric, pair))


def _told(told: Measurement, one: Level, other: Level) -> Measurement:
    """Return how far `one` is above `other`, and how that changed from the baseline's."""
    gap = apart(one.interval(), other.interval())
    told = msgspec.structs.replace(told, value=gap.value, low=gap.low, high=gap.high)
    before = [level.ours.baseline for level in (one, other)]
    if before[0] is None or before[1] is None:
        return told
    change = apart(one.change(CONFIDENCE), other.change(CONFIDENCE))
    return msgspec.structs.replace(
        told,
        baseline=before[0] - before[1],
        difference=change.value,
        difference_low=change.low,
        difference_high=change.high,
    )
