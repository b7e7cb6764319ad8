"""Outputs of models as the arrays that one metric is computed from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

import polars as pl

from mlgate.checks._functions import Own
from mlgate.core.display import plain
from mlgate.core.errors import CheckError
from mlgate.models import coding
from mlgate.models.outputs import Outputs
from mlgate.stats.names import described, figure
from mlgate.stats.sample import Sample

_TWO = 2


def wanted(metrics: Iterable[str], owned: Mapping[str, Own]) -> dict[str, str]:
    """Return which of `y_pred` and `y_score` the metrics are computed from, each with the first metric that is."""
    found: dict[str, str] = {}
    for name in sorted(metrics):
        for need in owned[name].needs if name in owned else (_need(name),):
            if need is not None:
                found.setdefault(need, name)
    return found


def _need(name: str) -> str | None:
    found = figure(name)
    return described(name).needs if found is None else found.needs


def sample_of(name: str, candidate: Outputs, owned: Mapping[str, Own]) -> Callable[[Outputs], Sample]:
    """Return what makes the sample of any outputs on the rows of `candidate`, for the metric `name`.

    Raises:
        CheckError: the metric cannot be measured on these labels.
    """
    if name in owned:
        return lambda outputs: _as_they_are(owned[name], outputs)
    if described(name).target == "numbers":
        return lambda outputs: _numbers(name, outputs)
    classes = coding.classes_of(candidate)
    _refuse_classes(name, candidate, len(classes))
    return lambda outputs: _classes(name, outputs, classes)


def _as_they_are(own: Own, outputs: Outputs) -> Sample:
    """Return labels and outputs as the file has them; scores of many classes are a matrix, classes in order."""
    score = None
    if "y_score" in own.needs:
        score = outputs.score.to_numpy() if outputs.score is not None else None
        score = coding.scored(outputs, coding.classes_of(outputs), metric=own.name) if score is None else score
    y_pred = outputs.y_pred.to_numpy() if outputs.y_pred is not None and "y_pred" in own.needs else None
    if outputs.weight is not None and "sample_weight" not in own.takes:
        message = f"'{plain(outputs.shown)}' has weights, and metric '{own.name}' takes no sample_weight"
        raise CheckError(message)
    return Sample(y_true=outputs.y_true.to_numpy(), y_pred=y_pred, y_score=score, weight=_weight(outputs))


def _refuse_classes(name: str, outputs: Outputs, count: int) -> None:
    metric, shown = described(name), plain(outputs.shown)
    if metric.binary and count > _TWO:
        averages = f"{name}_macro, {name}_weighted, " if name in {"f1", "precision", "recall"} else ""
        message = (
            f"{name} is for two classes, and y_true of '{shown}' holds {count}; use {averages}balanced_accuracy, "
            "accuracy or log_loss"
        )
        raise CheckError(message)
    if metric.many and count <= _TWO:
        message = f"{name} is for more than two classes, and y_true of '{shown}' holds {count}; use accuracy"
        raise CheckError(message)
    if count < _TWO and (metric.needs == "y_score" or metric.rare):
        message = f"{name} cannot be measured: y_true of '{shown}' holds only one class"
        raise CheckError(message)


def _numbers(name: str, outputs: Outputs) -> Sample:
    y_true = coding.numbers(outputs.y_true, f"y_true, for {name},", outputs.shown)
    sample = Sample(y_true=y_true, weight=_weight(outputs))
    if described(name).needs == "y_score":
        if y_true.min() < 0:
            message = f"'{plain(outputs.shown)}': y_true is the gain of a row for {name}, and must not be negative"
            raise CheckError(message)
        return replace(sample, y_score=coding.numbers(_one_score(name, outputs), "y_score", outputs.shown))
    assert outputs.y_pred is not None
    return replace(sample, y_pred=coding.numbers(outputs.y_pred, f"y_pred, for {name},", outputs.shown))


def _one_score(name: str, outputs: Outputs) -> pl.Series:
    if outputs.score is None:
        message = (
            f"'{plain(outputs.shown)}': {name} needs one score a row, and has those of {len(outputs.scores)} classes"
        )
        raise CheckError(message)
    return outputs.score


def _classes(name: str, outputs: Outputs, classes: pl.Series) -> Sample:
    sample = Sample(
        y_true=coding.coded(outputs.y_true, classes, "y_true", outputs.shown),
        weight=_weight(outputs),
        classes=len(classes),
    )
    if described(name).needs == "y_score":
        if described(name).probability:
            coding.refuse_no_probabilities(outputs, name)
        return replace(sample, y_score=coding.scored(outputs, classes, metric=name))
    assert outputs.y_pred is not None
    return replace(sample, y_pred=coding.coded(outputs.y_pred, classes, "y_pred", outputs.shown))


def _weight(outputs: Outputs) -> coding.Floats | None:
    return None if outputs.weight is None else outputs.weight.to_numpy()
