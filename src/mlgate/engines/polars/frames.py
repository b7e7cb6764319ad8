"""Frames in memory judged by a contract: polars, pandas and Arrow."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from typing import Any

import polars as pl

from mlgate.core.errors import CheckError
from mlgate.engines.matching import Held
from mlgate.engines.polars.columns import held
from mlgate.engines.polars.sources import Source

# Of the exceptions of pyarrow none can be named without importing it; all are subclasses of these.
_UNREADABLE = (ValueError, TypeError, NotImplementedError, OverflowError, pl.exceptions.PolarsError)


def source_of(frame: object, shown: str = "the frame", only: AbstractSet[str] | None = None) -> Source:
    """Return `frame`, a polars, pandas or Arrow table, as a source; of its columns those named in `only`.

    Raises:
        CheckError: it is no table, or one that cannot be read, such as a pandas column of mixed types.
    """
    if isinstance(frame, pl.DataFrame | pl.LazyFrame):
        lazy = frame.lazy()
    else:
        try:
            lazy = _converted(frame, only).lazy()
        except _UNREADABLE as error:
            message = f"the {type(frame).__name__} cannot be read as a table ({type(error).__name__}): "
            raise CheckError(f"{message}column names must be distinct, and each column of one type") from error
    return Source(shown=shown, frame=lazy, schema=lazy.collect_schema())


def held_objects(values: Any) -> Held:  # noqa: ANN401 - a series of pandas, which need not be there
    """Return what a pandas column of lists or mappings holds."""
    try:
        return held(series("x", values).dtype)
    except _UNREADABLE:
        return Held(family="other", words="of Python objects of several types")


def _converted(frame: Any, only: AbstractSet[str] | None) -> pl.DataFrame:  # noqa: ANN401 - a table of any library
    module = type(frame).__module__.partition(".")[0]
    if module == "pandas":
        names = [str(name) for name in frame.columns]
        places = [place for place, name in enumerate(names) if only is None or name in only]
        return pl.DataFrame([series(names[place], frame.iloc[:, place]) for place in places])
    if hasattr(frame, "to_table"):
        frame = frame.to_table(columns=None if only is None else [name for name in frame.schema.names if name in only])
    if not hasattr(frame, "__arrow_c_stream__") and not hasattr(frame, "__arrow_c_array__"):
        raise CheckError(f"a table of polars, pandas or Arrow is needed, not a {type(frame).__name__}")
    if only is not None and hasattr(frame, "column_names"):
        frame = frame.select([place for place, name in enumerate(frame.column_names) if name in only])
    return pl.DataFrame(frame)


def series(name: str, values: Any) -> pl.Series:  # noqa: ANN401 - a series of pandas, which need not be there
    """Return a column of pandas as one of polars; a NaN of a plain float column is a null."""
    if values.dtype != object:
        converted: pl.Series = pl.from_pandas(values)
        return converted.alias(name)
    # One by one and strictly, so that a value of another type is an error and not a null.
    missing = values.isna().to_numpy()
    plain = [None if gone else _plain(value) for value, gone in zip(values.tolist(), missing.tolist(), strict=True)]
    return pl.Series(name, plain, strict=True)


def _plain(value: Any) -> Any:  # noqa: ANN401 - what a column of Python objects holds
    """Return `value` with the arrays in it as lists."""
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items()}
    if isinstance(value, list | tuple) or type(value).__name__ == "ndarray":
        return [_plain(one) for one in value]
    return value
