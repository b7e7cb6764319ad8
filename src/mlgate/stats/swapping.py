"""The sign-swap permutation test, for any metric: an answer that rests on no large number of rows.

If the two models are equally good, and say what they say for reasons that have nothing to do with which is the
candidate, then the outputs of any row might as well stand on the other side. So they are swapped at random, row by row,
or group by group, and the p value is the share of swaps in which the metric differs by as much as it does (Good 2005).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from mlgate.stats.pair import Pair
from mlgate.stats.sample import Floats, Sample

_SEED = 20_050_401
# Differences that rounding alone tells apart are the same.
_ROUNDING = 1e-12


def swapped(function: Callable[[Sample], float], pair: Pair, *, swaps: int) -> float | None:
    """Return the two-sided p value of no difference, `(1 + as far) / (1 + swaps)`, by `swaps` random swaps.

    A swap on which `function` has no value, NaN, counts as one that is as far. `None` without a baseline.
    """
    if pair.baseline is None:
        return None
    seen = abs(function(pair.candidate) - function(pair.baseline))
    rng = np.random.default_rng(_SEED)
    units = len(pair.candidate.y_true) if pair.group is None else int(pair.group.max()) + 1
    as_far = 0
    for _ in range(swaps):
        chosen = rng.integers(0, 2, units).astype(bool)
        chosen = chosen if pair.group is None else chosen[pair.group]
        one, other = (
            _exchanged(pair.candidate, pair.baseline, chosen),
            _exchanged(pair.baseline, pair.candidate, chosen),
        )
        as_far += not abs(function(one) - function(other)) < seen - _ROUNDING
    return (1 + as_far) / (1 + swaps)


def _exchanged(sample: Sample, other: Sample, chosen: NDArray[np.bool_]) -> Sample:
    return replace(
        sample,
        y_pred=_mixed(sample.y_pred, other.y_pred, chosen),
        y_score=_mixed(sample.y_score, other.y_score, chosen),
    )


def _mixed(own: Floats | None, other: Floats | None, chosen: NDArray[np.bool_]) -> Floats | None:
    if own is None or other is None:
        return own
    return np.where(chosen if own.ndim == 1 else chosen[:, None], other, own)
