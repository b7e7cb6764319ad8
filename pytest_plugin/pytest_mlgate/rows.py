"""Labels and two models' outputs in a test, as arrays, compared pair by pair."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from mlgate.core.display import plural
from mlgate.core.errors import CheckError
from mlgate.core.model import Measurement
from mlgate.stats.measure import measure
from mlgate.stats.names import Metric, described, is_own, problem
from mlgate.stats.pair import Pair
from mlgate.stats.sample import Floats, Sample

_SUMS_TO_ONE = 1e-3
_BINARY = 2
_NAMES = ("y_true", "candidate", "baseline")


def compared(
    metric: str, y_true: object, outputs: tuple[object, object], *, weight: object = None, group: object = None
) -> Measurement:
    """Return `metric` of the first of `outputs`, with its paired difference to the second; not judged yet.

    Raises:
        CheckError: an unknown metric, or arrays that it cannot be measured on; with what is wrong where.
    """
    if wrong := problem(metric):
        raise CheckError(wrong)
    if is_own(metric):
        raise CheckError(f"'{metric}': a test measures a function of its own with mlgate.measure")
    if described(metric).query and group is None:
        raise CheckError(f"{metric} needs group: which query a row belongs to")
    _same_index(y_true, outputs)
    truth = _array("y_true", y_true)
    weights = None if weight is None else _weights(weight, len(truth))
    arrays = [_output(name, one, described(metric), len(truth)) for name, one in _named(outputs)]
    classes, (labels, *coded) = _coded(described(metric), [truth, *arrays])
    needs = described(metric).needs
    samples = [
        Sample(
            y_true=labels,
            y_pred=one if needs == "y_pred" else None,
            y_score=one if needs == "y_score" else None,
            weight=weights,
            classes=classes,
        )
        for one in coded
    ]
    codes = None
    if group is not None:
        found = _array("group", group)
        _same_length("group", found, len(truth))
        codes = np.unique(found, return_inverse=True)[1].astype(np.int64)
    pair = Pair(candidate=samples[0], baseline=samples[1], group=codes)
    return next(iter(measure(metric, pair)))


def _named(outputs: tuple[object, object]) -> list[tuple[str, object]]:
    return list(zip(_NAMES[1:], outputs, strict=True))


def _same_index(y_true: object, outputs: tuple[object, object]) -> None:
    """Refuse pandas objects whose rows are labelled differently: they are compared by place, not by label."""
    labels = _labels(y_true)
    for name, one in _named(outputs):
        theirs = _labels(one)
        if labels is not None and theirs is not None and not labels.equals(theirs):
            raise CheckError(f"{name} and y_true have different indexes: bring the rows into the same order")


def _labels(values: object) -> Any:  # noqa: ANN401 - pandas need not be there
    return getattr(values, "index", None) if hasattr(values, "iloc") else None


def _array(name: str, values: object) -> NDArray[Any]:
    array = np.asarray(values)
    if array.ndim != 1 or not len(array):
        raise CheckError(f"{name} must have shape (n,) with n > 0, not {array.shape}")
    _no_missing(name, array)
    return array


def _no_missing(name: str, array: NDArray[Any]) -> None:
    if array.dtype.kind == "f":
        bad = int(np.count_nonzero(~np.isfinite(array)))
    elif array.dtype.kind == "O":
        bad = sum(one is None or one != one for one in array.ravel())  # noqa: PLR0124 - what NaN and NaT have in common
    else:
        bad = 0
    if bad:
        verb = "is" if bad == 1 else "are"
        raise CheckError(f"{name} has {plural(bad, 'value')} that {verb} missing or not finite")


def _same_length(name: str, array: NDArray[Any], n: int) -> None:
    if len(array) != n:
        raise CheckError(f"{name} has {plural(len(array), 'row')}, y_true has {n:,}")


def _weights(values: object, n: int) -> Floats:
    array = _numbers("weight", _array("weight", values))
    _same_length("weight", array, n)
    if array.min() < 0 or array.sum() == 0:
        raise CheckError("weight must not be negative, and not 0 in every row")
    return array


def _numbers(name: str, array: NDArray[Any]) -> Floats:
    try:
        return array.astype(np.float64)
    except (TypeError, ValueError) as error:
        raise CheckError(f"{name} must be numbers, not {array.dtype}") from error


def _output(name: str, values: object, metric: Metric, n: int) -> NDArray[Any]:
    array = np.asarray(values)
    if metric.needs == "y_pred" or array.ndim <= 1:
        array = _array(name, array)
    elif array.ndim > _BINARY:
        raise CheckError(f"{name} must have shape (n,) or (n, classes), not {array.shape}")
    _no_missing(name, array)
    _same_length(name, array, n)
    if metric.needs == "y_pred":
        return array
    array = _numbers(name, array)
    if metric.probability:
        _probabilities(name, array)
    if array.ndim == _BINARY and array.shape[1] == _BINARY:
        return array[:, 1]
    if array.ndim == _BINARY and metric.binary:
        raise CheckError(f"{name} has {array.shape[1]} classes; this metric is one of two")
    return array


def _probabilities(name: str, array: Floats) -> None:
    if array.min() < 0 or array.max() > 1:
        raise CheckError(
            f"{name} must be probabilities, from 0 to 1; it goes from {array.min():.4g} to {array.max():.4g}"
        )
    if array.ndim == _BINARY and np.abs(array.sum(axis=1) - 1).max() > _SUMS_TO_ONE:
        raise CheckError(f"{name} must sum to 1 over the classes in every row")


def _coded(metric: Metric, arrays: list[NDArray[Any]]) -> tuple[int, list[Floats]]:
    """Return how many classes there are, 0 where `y_true` is a number, and labels as numbers or codes of classes."""
    if metric.target == "numbers":
        return 0, [_numbers(name, one) for name, one in zip(_NAMES, arrays, strict=True)]
    if metric.needs == "y_score":
        scores = arrays[1:]
        if scores[0].shape != scores[1].shape:
            raise CheckError(f"candidate has shape {scores[0].shape}, baseline {scores[1].shape}")
        classes = _BINARY if scores[0].ndim == 1 else scores[0].shape[1]
        return classes, [_as_codes("y_true", arrays[0], classes), *scores]
    if metric.binary:
        return _BINARY, [_as_codes(name, one, _BINARY) for name, one in zip(_NAMES, arrays, strict=True)]
    try:
        labels, codes = np.unique(np.concatenate(arrays), return_inverse=True)
    except TypeError as error:
        raise CheckError("labels of different types cannot be compared") from error
    return len(labels), np.split(codes.astype(np.float64), len(arrays))


def _as_codes(name: str, array: NDArray[Any], classes: int) -> Floats:
    if array.dtype.kind not in "biuf" or not np.isin(array, range(classes)).all():
        raise CheckError(f"{name} must be classes {'0 and 1' if classes == _BINARY else f'0 to {classes - 1}'}")
    return array.astype(np.float64)
