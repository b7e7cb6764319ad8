"""Every metric by its name, which `mlgate.stats.names` describes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from mlgate.stats import losses, rankings, tables
from mlgate.stats.estimates import Estimate, Undefined
from mlgate.stats.names import METRICS, split
from mlgate.stats.sample import Sample

# Those of a confusion matrix are in `tables.FUNCTIONS`; accuracy, exact as a mean, is here.
FUNCTIONS: dict[str, Callable[..., Estimate]] = {
    function.__name__: function
    for function in (
        losses.accuracy,
        losses.brier_score_loss,
        losses.expected_calibration_error,
        losses.log_loss,
        losses.mean_absolute_error,
        losses.mean_pinball_loss,
        losses.mean_squared_error,
        losses.r2,
        losses.root_mean_squared_error,
        losses.top_k_accuracy,
        rankings.average_precision,
        rankings.ndcg,
        rankings.roc_auc,
    )
}


def estimate(name: str, sample: Sample) -> Estimate:
    """Return the metric `name` (`roc_auc`, `ndcg@10`) of `sample`, with the influence of each row.

    Raises:
        Undefined: it has no value on these rows.
    """
    base, number = split(name)
    if base not in FUNCTIONS:
        return tables.estimate(base, sample)
    arguments: tuple[Any, ...] = () if METRICS[base].parameter is None else (number,)
    return FUNCTIONS[base](sample, *arguments)


def value_of(name: str) -> Callable[[Sample], float]:
    """Return the metric `name` as a plain function of a sample, NaN where it is undefined."""

    def value(sample: Sample) -> float:
        try:
            return estimate(name, sample).value
        except Undefined:
            return float("nan")

    return value
