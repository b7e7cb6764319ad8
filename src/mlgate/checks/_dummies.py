"""What a dummy says, which knows labels and nothing of a row: that of scikit-learn which a metric asks for."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from mlgate.models import coding
from mlgate.models.outputs import Outputs
from mlgate.stats.names import described, split
from mlgate.stats.sample import Floats, Sample

_MEDIAN = 0.5
_TWO = 2


def dummy_of(metric: str, sample: Sample, outputs: Outputs, taught: Outputs) -> Sample:
    """Return `sample`, of `outputs`, with what the dummy says that has learnt of the labels that `taught` holds.

    Of classes it is `DummyClassifier(strategy="prior")`: the most frequent class, and the share of each as its
    probability. Of numbers `DummyRegressor`: the mean, for the absolute error the median and for a pinball loss its
    quantile, which no other constant is better than.
    """
    weight = None if taught.weight is None else taught.weight.to_numpy()
    if described(metric).target == "numbers":
        truth = coding.numbers(taught.y_true, f"y_true, for {metric},", taught.shown)
        said = np.full(len(sample.y_true), _constant(metric, truth, weight))
        return replace(sample, y_pred=said, y_score=None if sample.y_score is None else said)
    code = coding.coded(taught.y_true, coding.classes_of(outputs), "y_true", taught.shown).astype(np.intp)
    counts = np.bincount(code, weights=weight, minlength=sample.classes + 1)
    # What is no class of the rows under test is predicted where it is the most frequent, and never right.
    frequent, share = float(counts.argmax()), counts[: sample.classes] / max(counts[: sample.classes].sum(), 1e-300)
    rows = len(sample.y_true)
    score = np.full(rows, share[-1]) if sample.classes <= _TWO else np.tile(share, (rows, 1))
    return replace(sample, y_pred=np.full(rows, frequent), y_score=None if sample.y_score is None else score)


def _constant(metric: str, truth: Floats, weight: Floats | None) -> float:
    base, number = split(metric)
    if base not in {"mean_absolute_error", "mean_pinball_loss"}:
        return float(np.average(truth, weights=weight))
    quantile = number if base == "mean_pinball_loss" else _MEDIAN
    if weight is None:
        return float(np.quantile(truth, quantile))
    return float(np.quantile(truth, quantile, weights=weight, method="inverted_cdf"))
