"""How many predictions a new model changes, and how many it breaks.

`churn` is the share of rows whose predicted class is another than the baseline's (Milani Fard et al. 2016, Launch and
Iterate: Reducing Prediction Churn, NIPS); `negative_flips` the share that the baseline had right and the candidate has
not (Yan et al. 2021, Positive-Congruent Training, CVPR): what a user meets as a regression, though the score may rise.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
import numpy as np

from mlgate.checks._subjects import Comparison, Sides
from mlgate.core.limits import NO_BASELINE
from mlgate.core.model import Measurement
from mlgate.models import coding
from mlgate.stats.measure import measure
from mlgate.stats.pair import Pair
from mlgate.stats.sample import Floats, Sample

_NAMES = ("churn", "negative_flips")


def flips(comparison: Comparison) -> Iterator[Measurement]:
    """Yield the shares of changed and of broken predictions against each baseline, over all rows and each slice.

    Raises:
        CheckError: what is predicted are no classes.
    """
    for name in _NAMES:
        if name in comparison.options.metrics:
            for sides in comparison.sides:
                yield from _share(name, sides, comparison)


def _share(name: str, sides: Sides, comparison: Comparison) -> Iterator[Measurement]:
    rows = len(sides.candidate.y_true)
    if sides.baseline is None and not sides.unchanged:
        told = Measurement(name=name, value=None, n=rows, insufficient=NO_BASELINE)
        yield msgspec.structs.replace(told, against=sides.against)
        return
    flipped = np.zeros(rows) if sides.baseline is None else _flipped(name, sides)
    weight = sides.candidate.weight
    sample = Sample(
        y_true=np.ones(rows), y_pred=flipped, classes=2, weight=None if weight is None else weight.to_numpy()
    )
    # The share of flipped rows is the accuracy of a model that calls every row a flip.
    for measured in measure("accuracy", Pair(candidate=sample, group=comparison.group), comparison.slices):
        yield msgspec.structs.replace(measured, name=name, against=sides.against)


def _flipped(name: str, sides: Sides) -> Floats:
    """Return 1 for each row that counts, shape (n,), else 0."""
    candidate, baseline = sides.candidate, sides.baseline
    assert baseline is not None
    assert candidate.y_pred is not None
    assert baseline.y_pred is not None
    classes = coding.classes_of(candidate)
    if name == "churn":
        # Two classes that no label has are two classes still.
        classes = coding.predicted_too(classes, candidate.y_pred, baseline.y_pred)
    ours = coding.coded(candidate.y_pred, classes, "y_pred", candidate.shown)
    theirs = coding.coded(baseline.y_pred, classes, "y_pred", baseline.shown)
    if name == "churn":
        return np.asarray(ours != theirs, dtype=np.float64)
    truth = coding.coded(candidate.y_true, classes, "y_true", candidate.shown)
    return np.asarray((theirs == truth) & (ours != truth), dtype=np.float64)
