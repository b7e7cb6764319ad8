"""pandas frames, 2 and 3.

A NaN of a plain float column is pandas' null, as `isna` says; one of a nullable or Arrow column is a NaN.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from mlgate.engines.narwhals import eager
from mlgate.engines.narwhals.library import Library
from mlgate.engines.narwhals.pandas.columns import prepare, reachable
from mlgate.engines.narwhals.pandas.holding import is_missing, names_held

__all__ = ["LIBRARY", "names_held", "prepare", "reachable"]


def value(native: pd.DataFrame, index: int, row: int) -> object:
    """Return what stands in the column at `index` and the row at `row`, as Python holds it."""
    column = native.iloc[:, index]
    if isinstance(column.dtype, pd.ArrowDtype):
        # Only Arrow's own value tells a NaN from a null.
        return eager.in_utc(column.array.__arrow_array__()[row].as_py())
    found = column.iloc[row]
    if isinstance(found, list | dict | tuple | np.ndarray):
        return found
    if is_missing(found):
        return None
    if isinstance(found, pd.Timestamp):
        found = found.to_pydatetime(warn=False)
    return eager.in_utc(found.item() if hasattr(found, "item") else found)


def length(native: pd.DataFrame) -> int:
    """Return the number of rows."""
    return len(native)


LIBRARY = Library(names_held=names_held, prepare=prepare, length=length, value=value)
