"""What the columns of a pandas frame hold."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any, cast

import numpy as np
import pandas as pd

from mlgate.contracts import Column
from mlgate.engines.matching import Family, Held

# What pandas calls the values of an object column, by what they are here.
_INFERRED: dict[str, Family] = {
    "string": "string",
    "integer": "integer",
    "floating": "number",
    "mixed-integer-float": "number",
    "decimal": "decimal",
    "boolean": "boolean",
    "date": "date",
    "datetime": "timestamp",
    "datetime64": "timestamp",
    "time": "time",
    "bytes": "binary",
    "empty": "null",
}
# How values of an object column of several types are taken, so that those of another type are mistyped row by row.
_MEANT: dict[str, Family] = {
    "string": "string",
    "integer": "integer",
    "number": "number",
    "boolean": "boolean",
    "date": "date",
    "timestamp": "timestamp",
    "time": "time",
    "object": "object",
    "array": "array",
    "map": "map",
    "vector": "array",
}


def names_held(native: pd.DataFrame, columns: Sequence[Column], *, lazily: bool = False) -> list[tuple[str, Held]]:
    """Return the names of all columns in their order, with what each holds.

    Names that are no text are taken by their text. An object column of several types holds what the contract says, and
    `lazily`, where there are no values to look at, every object column does.
    """
    meant = {column.top: column.logical_type for column in columns if not column.path}
    names = [str(name) for name in native.columns]
    found = []
    for index, name in enumerate(names):
        # The types of columns that the contract does not name are nobody's business, and looking costs time.
        wanted = name in meant or any(column.top == name for column in columns)
        values = native.iloc[:, index]
        if wanted and lazily and values.dtype == object:
            found.append(Held(family=_MEANT.get(meant.get(name) or "", "string")))
        else:
            found.append(held(values, meant.get(name)) if wanted else Held(family="other"))
    return list(zip(names, found, strict=True))


def held(values: pd.Series[Any], logical_type: str | None) -> Held:
    """Return what a column holds; one of Python objects of several types what the contract says."""
    kind = values.dtype
    if isinstance(kind, pd.ArrowDtype):
        # Arrow is there where pandas holds its types.
        from mlgate.engines.narwhals import pyarrow

        return pyarrow.held(kind.pyarrow_dtype)
    if isinstance(kind, pd.CategoricalDtype):
        return held(kind.categories.to_series(), logical_type) if len(kind.categories) else Held(family="null")
    if isinstance(kind, pd.StringDtype):
        return Held(family="string")
    if isinstance(kind, pd.DatetimeTZDtype):
        return Held(family="timestamp", zone=str(kind.tz))
    if isinstance(kind, pd.SparseDtype):
        return held(cast("Any", values).sparse.to_dense(), logical_type)
    letter = getattr(kind, "kind", "V")
    bits = 8 * int(getattr(kind, "itemsize", 0))
    if letter in "iu":
        return Held(family="integer", bits=bits, signed=letter == "i")
    if letter == "f":
        return Held(family="number", bits=bits)
    if letter in "bM":
        return Held(family="boolean" if letter == "b" else "timestamp")
    return _held_objects(values, logical_type) if letter == "O" else Held(family="other", words=str(kind))


def _held_objects(values: pd.Series[Any], logical_type: str | None) -> Held:
    inferred = pd.api.types.infer_dtype(values, skipna=True)
    if inferred in _INFERRED:
        return Held(family=_INFERRED[inferred])
    some = next((value for value in values if not is_missing(value)), None)
    if isinstance(some, dict | list | tuple | np.ndarray):
        return _held_nested(values)
    family = _MEANT.get(logical_type or "")
    return Held(family=family) if family else Held(family="other", words=f"of Python objects ({inferred})")


def _held_nested(values: pd.Series[Any]) -> Held:
    # polars, which reads them, finds one type for all or none at all.
    from mlgate.engines.polars import frames

    return frames.held_objects(values)


def is_missing(value: object) -> bool:
    """Return whether `value`, one of a column of Python objects, is a null."""
    return value is None or value is pd.NA or value is pd.NaT or (isinstance(value, float) and math.isnan(value))
