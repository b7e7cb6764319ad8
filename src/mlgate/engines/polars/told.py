"""Values of a column as Python has them, to be told; what Python cannot hold is text."""

from __future__ import annotations

from typing import Any

import polars as pl

from mlgate.core.panics import silenced
from mlgate.engines.far_moments import far_date, far_timestamp
from mlgate.engines.polars.exact import PER_SECOND

_UNTOLD = "a value that cannot be shown"


def told(series: pl.Series) -> list[Any]:
    """Return the values of `series`; dates and timestamps beyond the years 1 to 9999 as text."""
    values = _held(series)
    if values is not None:
        return values
    return [_one(series[place : place + 1]) for place in range(len(series))]


def _held(series: pl.Series) -> list[Any] | None:
    try:
        with silenced():
            return series.to_list()
    except (ValueError, OverflowError, pl.exceptions.PanicException):
        return None


def _one(series: pl.Series) -> Any:  # noqa: ANN401 - a value of a column
    if (values := _held(series)) is not None:
        return values[0]
    dtype = series.dtype
    if isinstance(dtype, pl.Date):
        return far_date(series.to_physical().item())
    if isinstance(dtype, pl.Datetime):
        zone = "" if dtype.time_zone is None else "+00:00"
        return far_timestamp(series.to_physical().item(), PER_SECOND[dtype.time_unit]) + zone
    return _UNTOLD
