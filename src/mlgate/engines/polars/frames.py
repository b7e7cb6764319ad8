"""Frames in memory judged by a contract: polars, pandas and Arrow."""

from __future__ import annotations

import polars as pl

from mlgate.contracts import Contract
from mlgate.core.errors import CheckError
from mlgate.core.model import Finding
from mlgate.engines.polars.run import check
from mlgate.engines.polars.sources import Source


def validate_frame(
    contract: Contract, frame: object, *, table: str | None = None, samples: int = 0
) -> tuple[Finding, ...]:
    """Return what is wrong with `frame`, a polars, pandas or Arrow table, by the contract's `table` (or its only one).

    Raises:
        CheckError: it is no table, or one that cannot be read, such as a pandas column of mixed types.
    """
    lazy = _lazy(frame)
    source = Source(shown="the frame", frame=lazy, schema=lazy.collect_schema())
    return check(contract.table(table), contract.path, (source,), samples).findings


def _lazy(frame: object) -> pl.LazyFrame:
    if isinstance(frame, pl.LazyFrame):
        return frame
    if isinstance(frame, pl.DataFrame):
        return frame.lazy()
    try:
        if type(frame).__module__.startswith("pandas"):
            converted: pl.DataFrame = pl.from_pandas(frame)  # type: ignore[call-overload] # told by its module's name: pandas need not be there
        elif hasattr(frame, "__arrow_c_stream__"):
            converted = pl.DataFrame(frame)
        else:
            raise CheckError(f"a table of polars, pandas or Arrow is needed, not a {type(frame).__name__}")
    # The exceptions of pyarrow are no subclasses of anything that can be named without importing it.
    except (ValueError, TypeError, pl.exceptions.PolarsError) as error:
        message = f"the {type(frame).__name__} cannot be read as a table ({type(error).__name__}): "
        raise CheckError(f"{message}column names must be distinct, and each column of one type") from error
    return converted.lazy()
