"""Whether rows are enough to conclude anything from."""

from __future__ import annotations

import numpy as np

from mlgate.core.display import plural
from mlgate.stats.names import LEAST_GROUPS, LEAST_POSITIVES, LEAST_ROWS, Metric
from mlgate.stats.pair import Pair
from mlgate.stats.sample import Sample

_TWO = 2


def insufficient(metric: Metric, pair: Pair) -> str:
    """Return why nothing can be concluded from these rows, or an empty text."""
    sample, weighted = pair.candidate, pair.candidate.weight is not None
    if sample.effective() < LEAST_ROWS:
        worth = f" (worth {sample.effective():.0f} by weight)" if weighted else ""
        return f"only {plural(len(sample), 'row')}{worth}, at least {LEAST_ROWS} are needed"
    if pair.group is not None and pair.units < LEAST_GROUPS:
        return f"only {plural(pair.units, 'group')}, at least {LEAST_GROUPS} are needed"
    for code in metric.rare if sample.classes <= _TWO else ():
        count = sample.effective(sample.y_true == code)
        if count < LEAST_POSITIVES:
            word = ("negative", "positive")[code]
            return f"only {plural(int(count), f'{word} row')}, at least {LEAST_POSITIVES} are needed"
    return one_sided(metric, sample) or _rare_classes(metric, pair)


def _rare_classes(metric: Metric, pair: Pair) -> str:
    """Return how many classes have too few rows for an average in which all count alike, or an empty text."""
    sample = pair.candidate
    if metric.alike is None or (metric.rare and sample.classes <= _TWO):
        return ""
    counts = np.array([sample.effective(sample.y_true == code) for code in range(sample.classes)])
    counted = counts > 0
    if metric.alike == "either":
        # A class that is predicted and never true counts as one on which everything is wrong.
        said = [one.predicted for one in (pair.candidate, pair.baseline) if one is not None]
        counted |= np.isin(np.arange(sample.classes), np.concatenate(said))
    few = counts[counted & (counts < LEAST_POSITIVES)]
    if not len(few):
        return ""
    least = f"the fewest {int(few.min())}, at least {LEAST_POSITIVES} are needed"
    return f"{len(few)} of the {int(counted.sum())} classes, which count alike, have too few rows: {least}"


def one_sided(metric: Metric, sample: Sample) -> str:
    """Return why the labels alone leave the metric without meaning, or an empty text."""
    if not (metric.rare or metric.spread) or np.ptp(sample.y_true) > 0:
        return ""
    return "only one class in y_true" if metric.rare else "y_true is the same number in every row"
