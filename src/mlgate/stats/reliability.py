"""The reliability curve: in bins of the predicted probability, how often it came true (Niculescu-Mizil & Caruana 2005).

Its bins are those of the expected calibration error, whose gaps it shows one by one.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from mlgate.stats.comparing import by_influence
from mlgate.stats.levels import Level
from mlgate.stats.losses import confidences
from mlgate.stats.pair import Pair
from mlgate.stats.paired import CONFIDENCE
from mlgate.stats.sample import Codes, Sample


@dataclass(frozen=True, kw_only=True)
class Bin:
    """The rows whose probability lies from `start` to `end`: its mean, how often it came true, with its interval."""

    start: float
    end: float
    n: int
    predicted: float
    observed: float
    low: float
    high: float


def curve(sample: Sample, bins: int, group: Codes | None = None) -> list[Bin]:
    """Return the bins that hold rows, of `bins` of equal width.

    The intervals are Wilson's, with weights and groups as in `levels`; all of one curve hold at once in 90 % of runs,
    since bins share no row (Šidák). A calibrated model's probabilities lie within all of them.

    Args:
        sample: with probabilities, of two classes that of class 1, shape (n,), of more all, shape (n, classes).
        bins: how many.
        group: codes from 0, shape (n,), of rows that depend on one another.
    """
    score, truth = confidences(sample)
    place = np.minimum((score * bins).astype(np.intp), bins - 1)
    held = [number for number in range(bins) if sample.share[place == number].sum() > 0]
    confidence = CONFIDENCE ** (1 / len(held))
    came_true = replace(sample, y_true=np.ones(len(truth)), y_pred=truth, y_score=None, classes=2)
    found = []
    for number in held:
        rows = np.flatnonzero(place == number)
        pair = Pair(candidate=came_true.take(rows), group=None if group is None else group[rows])
        interval = Level(rate=0, rows=rows, ours=by_influence("accuracy", pair)).interval(confidence)
        found.append(
            Bin(
                start=number / bins,
                end=(number + 1) / bins,
                n=len(rows),
                predicted=sample.take(rows).mean(score[rows]),
                observed=interval.value,
                low=interval.low,
                high=interval.high,
            )
        )
    return found
