"""Outputs as arrays: numbers as they are, classes as codes."""

from __future__ import annotations

from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

from mlgate.core.display import plain
from mlgate.core.errors import CheckError
from mlgate.models.outputs import Outputs
from mlgate.models.tables import rows_where

Floats = NDArray[np.float64]

_MOST_CLASSES = 1000
# What probabilities of all classes may differ from 1 together: they are often written with four digits.
_SUM_TOLERANCE = 1e-3
_TRUTHS = {"true": "1", "false": "0"}


def numbers(values: pl.Series, what: str, shown: str) -> Floats:
    """Return `values` (`y_true`, `y_pred`) as numbers, shape (n,). Raises CheckError where they are none."""
    if not _numeric(values):
        message = f"'{plain(shown)}': {what} is {values.dtype}, and the metric needs numbers"
        raise CheckError(message)
    return values.cast(pl.Float64).to_numpy()


def classes_of(outputs: Outputs) -> pl.Series:
    """Return the classes in `y_true`, sorted; the second of two is the positive one, as in scikit-learn.

    Raises:
        CheckError: `y_true` holds fractions, or so many values that they can be no classes.
    """
    truth = _plain_type(outputs.y_true)
    if truth.dtype.is_float() and (wrong := truth != truth.round()).any():
        message = f"'{plain(outputs.shown)}': y_true is no class but a number with a fraction in {rows_where(wrong)}"
        raise CheckError(message)
    classes = truth.unique().sort()
    if len(classes) > _MOST_CLASSES:
        message = f"'{plain(outputs.shown)}': y_true holds {len(classes):,} different values: too many to be classes"
        raise CheckError(message)
    return classes


def coded(values: pl.Series, classes: pl.Series, what: str, shown: str) -> Floats:
    """Return the code of each class in `values`, its place in `classes`; what is not among them comes after, as one.

    Raises:
        CheckError: one is text and the other a number, or a number is a fraction, so that it could never match.
    """
    values = _plain_type(values)
    if values.dtype != classes.dtype:
        message = f"'{plain(shown)}': {what} is {values.dtype}, y_true is {classes.dtype}: write both as one type"
        raise CheckError(message)
    if values.dtype.is_float() and (wrong := values != values.round()).any():
        mend = "a probability is y_score; of numbers measure mean_absolute_error and its like"
        message = f"'{plain(shown)}': {what} is no class but a number with a fraction in {rows_where(wrong)}: {mend}"
        raise CheckError(message)
    known = classes.to_frame("class").with_row_index("code")
    codes = values.to_frame("class").join(known, on="class", how="left", maintain_order="left").get_column("code")
    return codes.fill_null(len(classes)).cast(pl.Float64).to_numpy()


def predicted_too(classes: pl.Series, *predicted: pl.Series) -> pl.Series:
    """Return `classes` and those that are only predicted, sorted; what is of another type is left out."""
    known = [_plain_type(values) for values in predicted]
    return pl.concat([classes, *(values for values in known if values.dtype == classes.dtype)]).unique().sort()


def scored(outputs: Outputs, classes: pl.Series, *, metric: str) -> Floats:
    """Return the score of the second of two `classes`, shape (n,), or that of each of more, shape (n, classes).

    Raises:
        CheckError: the scores of a class are not there.
    """
    texts = [_text(value) for value in classes]
    by_class = {
        _TRUTHS.get(name.lower(), name) if classes.dtype.is_numeric() else name: values
        for name, values in outputs.scores.items()
    }
    if len(texts) <= 2:  # noqa: PLR2004 - two classes have one score, that of the second
        score = by_class.get(texts[-1], outputs.score)
        if score is None:
            message = f"'{plain(outputs.shown)}': {metric} needs a column y_score, or y_score_<class> for each class"
            raise CheckError(message)
        return score.to_numpy()
    missing = [text for text in texts if text not in by_class]
    if missing:
        message = (
            f"'{plain(outputs.shown)}': {metric} needs a column y_score_<class> for each of the {len(texts)} classes; "
            f"{len(missing)} of them have none"
        )
        raise CheckError(message)
    return np.column_stack([by_class[text].to_numpy() for text in texts])


def refuse_no_probabilities(outputs: Outputs, metric: str) -> None:
    """Raise CheckError where a score is outside 0 to 1, or the scores of all classes do not sum to 1."""
    scores = [*outputs.scores.values()] or [score for score in (outputs.score,) if score is not None]
    for score in scores:
        wrong = (score < 0) | (score > 1)
        if wrong.any():
            message = (
                f"'{plain(outputs.shown)}': {metric} needs probabilities, and the score is outside 0 to 1 in "
                f"{rows_where(wrong)}"
            )
            raise CheckError(message)
    if len(outputs.scores) > 1:
        total = sum(scores[1:], start=scores[0])
        wrong = (total - 1).abs() > _SUM_TOLERANCE
        if wrong.any():
            message = f"'{plain(outputs.shown)}': the scores of all classes do not sum to 1 in {rows_where(wrong)}"
            raise CheckError(message)


def _numeric(values: pl.Series) -> bool:
    return values.dtype.is_numeric() or values.dtype == pl.Boolean


def _plain_type(values: pl.Series) -> pl.Series:
    """Return classes as numbers or as text: 1, 1.0 and true are one class."""
    return values.cast(pl.Float64) if _numeric(values) else values.cast(pl.String)


def _text(value: Any) -> str:  # noqa: ANN401 - what a class is, the data says
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)
