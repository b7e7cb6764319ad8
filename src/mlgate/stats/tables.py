"""Metrics of a confusion matrix: all are functions of its diagonal and its two margins.

With `d`, `r` and `c` the diagonal, the sums of the rows (true) and of the columns (predicted), as shares of all rows,
each function here returns the metric and its derivatives with respect to the three. The influence of a row of class `t`
that is predicted as `p` is then `[t = p] dM/dd_t + dM/dr_t + dM/dc_p`, less its mean: the delta method. Tables may be
stacked along leading axes, as a bootstrap has them: shape (..., K).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from mlgate.stats.estimates import Estimate, Undefined, linear
from mlgate.stats.sample import Floats, Sample


@dataclass(frozen=True, kw_only=True, eq=False)
class Table:
    """Diagonal and margins of confusion matrices of `K` classes, each of shape (..., K), as shares of all rows."""

    diagonal: Floats
    true: Floats
    predicted: Floats


@dataclass(frozen=True, kw_only=True, eq=False)
class Slope:
    """A metric of tables, shape (...), NaN where it is undefined, and its derivatives, each of shape (..., K)."""

    value: Floats
    diagonal: Floats
    true: Floats
    predicted: Floats


Function = Callable[[Table], Slope]

# More than what rounding leaves of 1 - 1.
_NOTHING = 1e-14


def _ratio(above: Floats, below: Floats, otherwise: float = 0.0) -> Floats:
    empty = np.full(np.broadcast(above, below).shape, otherwise)
    return np.asarray(np.divide(above, below, out=empty, where=below != 0), dtype=np.float64)


def _precision(table: Table) -> Slope:
    """`d / c` of each class, 0 where it is never predicted, as in scikit-learn."""
    value, one = _ratio(table.diagonal, table.predicted), _ratio(np.ones_like(table.predicted), table.predicted)
    return Slope(value=value, diagonal=one, true=np.zeros_like(one), predicted=-value * one)


def _recall(table: Table) -> Slope:
    """`d / r` of each class, 0 where there is none of it."""
    value, one = _ratio(table.diagonal, table.true), _ratio(np.ones_like(table.true), table.true)
    return Slope(value=value, diagonal=one, true=-value * one, predicted=np.zeros_like(one))


def _f1(table: Table) -> Slope:
    """`2 d / (r + c)` of each class: with `D = r + c`, `dF/dd = 2 / D` and `dF/dr = dF/dc = -F / D`."""
    scale = table.true + table.predicted
    value, one = _ratio(2 * table.diagonal, scale), _ratio(np.ones_like(scale), scale)
    return Slope(value=value, diagonal=2 * one, true=-value * one, predicted=-value * one)


def _of_class(function: Function, code: int, present: Callable[[Table], Floats]) -> Function:
    """Return the metric of one class; undefined where `present` is 0."""

    def slope(table: Table) -> Slope:
        all_classes = function(table)
        keep = np.zeros(table.true.shape[-1])
        keep[code] = 1.0
        value = np.where(present(table)[..., code] > 0, all_classes.value[..., code], np.nan)
        return Slope(
            value=value,
            diagonal=all_classes.diagonal * keep,
            true=all_classes.true * keep,
            predicted=all_classes.predicted * keep,
        )

    return slope


def _macro(function: Function, present: Callable[[Table], Floats]) -> Function:
    """Return the mean of the metric over the classes that are `present`."""

    def slope(table: Table) -> Slope:
        each = function(table)
        there = present(table) > 0
        part = there / np.maximum(there.sum(axis=-1, keepdims=True), 1)
        return Slope(
            value=(part * each.value).sum(axis=-1),
            diagonal=part * each.diagonal,
            true=part * each.true,
            predicted=part * each.predicted,
        )

    return slope


def _weighted(function: Function) -> Function:
    """Return the mean of the metric over the classes, each by its share of the rows."""

    def slope(table: Table) -> Slope:
        each, part = function(table), table.true
        return Slope(
            value=(part * each.value).sum(axis=-1),
            diagonal=part * each.diagonal,
            true=part * each.true + each.value,
            predicted=part * each.predicted,
        )

    return slope


def _micro(table: Table) -> Slope:
    """Accuracy: where every row has one class, precision, recall and F1 over all classes together are the same."""
    nothing = np.zeros_like(table.true)
    return Slope(value=table.diagonal.sum(-1), diagonal=nothing + 1.0, true=nothing, predicted=nothing)


def _cohen_kappa(table: Table) -> Slope:
    """`(a - e) / (1 - e)`, agreement `a = sum d` beyond that by chance, `e = sum r c` (Cohen 1960)."""
    agreed, chance = table.diagonal.sum(-1), (table.true * table.predicted).sum(-1)
    scale = np.where(1.0 - chance < _NOTHING, 0.0, 1.0 - chance)
    value = _ratio(agreed - chance, scale, np.nan)
    one = _ratio(np.ones_like(scale), scale)[..., None]
    by_chance = (_ratio(agreed - 1.0, scale))[..., None] * one
    return Slope(
        value=value,
        diagonal=np.zeros_like(table.true) + one,
        true=by_chance * table.predicted,
        predicted=by_chance * table.true,
    )


def _matthews(table: Table) -> Slope:
    """`(sum d - sum r c) / sqrt((1 - sum r^2)(1 - sum c^2))` (Gorodkin 2004); 0 where one side is one class only."""
    covariance = table.diagonal.sum(-1) - (table.true * table.predicted).sum(-1)
    true, predicted = 1.0 - (table.true**2).sum(-1), 1.0 - (table.predicted**2).sum(-1)
    true, predicted = np.where(true < _NOTHING, 0.0, true), np.where(predicted < _NOTHING, 0.0, predicted)
    scale = np.sqrt(true * predicted)
    value = _ratio(covariance, scale)
    one = _ratio(np.ones_like(scale), scale)[..., None]
    by_true, by_predicted = _ratio(value, true)[..., None], _ratio(value, predicted)[..., None]
    return Slope(
        value=value,
        diagonal=np.zeros_like(table.true) + one,
        true=-table.predicted * one + by_true * table.true,
        predicted=-table.true * one + by_predicted * table.predicted,
    )


def _selection_rate(table: Table) -> Slope:
    """Share of rows that are predicted as class 1."""
    nothing = np.zeros_like(table.true)
    one = nothing.copy()
    one[..., 1] = 1.0
    return Slope(value=table.predicted[..., 1], diagonal=nothing, true=nothing, predicted=one)


def _both(table: Table) -> Floats:
    return table.true + table.predicted


def _true(table: Table) -> Floats:
    return table.true


def _predicted(table: Table) -> Floats:
    return table.predicted


def _averages(name: str, function: Function) -> dict[str, Function]:
    return {
        f"{name}_macro": _macro(function, _both),
        f"{name}_micro": _micro,
        f"{name}_weighted": _weighted(function),
    }


# By name; `f1`, `precision` and `recall` are those of class 1, `specificity` the recall of class 0.
FUNCTIONS: dict[str, Function] = {
    "accuracy": _micro,
    "balanced_accuracy": _macro(_recall, _true),
    "cohen_kappa": _cohen_kappa,
    "matthews_corrcoef": _matthews,
    "f1": _of_class(_f1, 1, _both),
    "precision": _of_class(_precision, 1, _predicted),
    "recall": _of_class(_recall, 1, _true),
    "selection_rate": _selection_rate,
    "specificity": _of_class(_recall, 0, _true),
    **_averages("f1", _f1),
    **_averages("precision", _precision),
    **_averages("recall", _recall),
}

_WHY = {
    "f1": "no row is positive or predicted positive",
    "precision": "no row is predicted positive",
    "recall": "no row is positive",
    "specificity": "no row is negative",
    "cohen_kappa": "all rows are of one class and predicted as it",
}


def estimate(name: str, sample: Sample) -> Estimate:
    """Return the metric `name` of `sample`, with the influence by the delta method.

    Raises:
        Undefined: it has no value on these rows.
    """
    true, predicted = sample.y_true.astype(np.intp), sample.predicted.astype(np.intp)
    # One more class than there are in y_true: predictions that are none of them.
    classes = max(sample.classes, 2) + 1
    hit, share = true == predicted, sample.share
    table = Table(
        diagonal=_totals(true[hit], share[hit], classes),
        true=_totals(true, share, classes),
        predicted=_totals(predicted, share, classes),
    )
    slope = FUNCTIONS[name](table)
    value = float(slope.value)
    if np.isnan(value):
        raise Undefined(f"{name} is undefined: {_WHY[name]}")
    per_row = hit * slope.diagonal[true] + slope.true[true] + slope.predicted[predicted]
    return linear(value, per_row - float(share @ per_row), sample)


def _totals(code: NDArray[np.intp], share: Floats, classes: int) -> Floats:
    return np.asarray(np.bincount(code, weights=share, minlength=classes), dtype=np.float64)
