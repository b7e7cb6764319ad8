"""A model applied to labelled data."""

from __future__ import annotations

import logging
import warnings
from collections.abc import Mapping
from typing import Any

import numpy as np
import polars as pl

from mlgate.config import Model
from mlgate.core.display import plain
from mlgate.core.errors import CheckError
from mlgate.models.features import features_of
from mlgate.models.outputs import Outputs
from mlgate.models.tables import column, finite

_LOG = logging.getLogger("mlgate")
_TWO = 2


def apply_model(model: Any, table: pl.DataFrame, declared: Model, shown: str, needs: Mapping[str, str]) -> Outputs:  # noqa: ANN401 - any object with predict
    """Return what `model`, from the file `shown`, says about the rows of `table`.

    It is given a pandas frame of the declared `features`, else of those it was fitted on (`feature_names_in_`), else
    of all columns but target and id. Scores are `predict_proba`, else `decision_function`, else `predict`.

    Raises:
        CheckError: a column is not there, the model cannot be applied, or what it says is not one finite number or
            class a row.
    """
    truth = column(table, declared.target, "the data", f"the target of model '{plain(shown)}'")
    truth = finite(truth, f"the data: target '{plain(declared.target, limit=80)}'")
    features = features_of(model, table.columns, declared, shown)
    rows = table.select(features).to_pandas()
    y_pred = _column(_call(model, "predict", rows, shown), shown) if "y_pred" in needs else None
    score, scores = _scores(model, rows, shown) if "y_score" in needs else (None, {})
    return Outputs(shown=shown, rows=table, y_true=truth, y_pred=y_pred, score=score, scores=scores)


def _scores(model: Any, rows: Any, shown: str) -> tuple[pl.Series | None, dict[str, pl.Series]]:  # noqa: ANN401
    method = next((name for name in ("predict_proba", "decision_function") if hasattr(model, name)), "predict")
    values = np.asarray(_call(model, method, rows, shown))
    classes = getattr(model, "classes_", None)
    if values.ndim == 1:
        return _column(values, shown), {}
    if values.ndim == _TWO and classes is not None and values.shape[1] == len(classes):
        return None, {
            _class_text(name): _column(values[:, place], shown) for place, name in enumerate(np.asarray(classes))
        }
    if values.shape == (len(rows), _TWO):
        return _column(values[:, 1], shown), {}
    message = f"model '{plain(shown)}': {method} returned shape {values.shape} for {len(rows):,} rows"
    raise CheckError(message)


def _class_text(name: Any) -> str:  # noqa: ANN401
    value = name.item() if hasattr(name, "item") else name
    return str(int(value)) if isinstance(value, bool | float) and value == int(value) else str(value)


def _column(values: Any, shown: str) -> pl.Series:  # noqa: ANN401
    array = np.asarray(values)
    if array.ndim == _TWO and array.shape[1] == 1:
        array = array[:, 0]
    if array.ndim != 1:
        message = f"model '{plain(shown)}' returned shape {array.shape}: one value a row is wanted"
        raise CheckError(message)
    series = pl.Series("output", array.tolist() if array.dtype == object else array, strict=False)
    return finite(series, f"what model '{plain(shown)}' predicts")


def _call(model: Any, method: str, rows: Any, shown: str) -> Any:  # noqa: ANN401
    if not hasattr(model, method):
        message = f"'{plain(shown)}' holds a {plain(type(model).__name__)}, which has no {method}: is it a model?"
        raise CheckError(message)
    try:
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            values = getattr(model, method)(rows)
    except Exception as error:
        # Any library can stand behind a model, and what it says can quote the data.
        _LOG.debug("%s of %s failed", method, shown, exc_info=error)
        message = (
            f"model '{plain(shown)}': {method} fails with {type(error).__name__} on {len(rows):,} rows of "
            f"{len(rows.columns)} features; is the data what it was fitted on? Run with --verbose for the traceback"
        )
        raise CheckError(message) from error
    for warning in caught:
        _LOG.info("%s: %s", plain(shown), plain(warning.message))
    if len(values) != len(rows):
        message = f"model '{plain(shown)}': {method} returned {len(values):,} values for {len(rows):,} rows"
        raise CheckError(message)
    return values
