"""Frames given to the engine of their library."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from mlgate.contracts import Table
from mlgate.core.errors import CheckError
from mlgate.engines.narwhals.columns import Source
from mlgate.engines.observing import Observation, Settings

Kind = Literal["pandas", "pyarrow", "spark", "dask"]


def kind(frame: object) -> Kind | None:
    """Return the library that `frame` is of, told by its class's module, so that none need be there."""
    name = f"{type(frame).__module__}.{type(frame).__qualname__}"
    module = name.partition(".")[0]
    if module == "pandas":
        return "pandas" if name.endswith(".DataFrame") else None
    if module == "pyarrow":
        return "pyarrow" if name.endswith(("Table", "RecordBatch", "Dataset")) else None
    if module == "pyspark":
        return "spark" if name.endswith("DataFrame") and ".pandas." not in name else None
    return "dask" if module in ("dask", "dask_expr") and name.endswith(".DataFrame") else None


def observe(table: Table, sources: Sequence[Source], settings: Settings) -> Observation:
    """Count what breaks the rules of `table` in frames, all of one library.

    Raises:
        CheckError: they are of several libraries, or of one that is not known; or as the library's engine.
        ImportError: what the library's engine needs is not installed.
    """
    kinds = {kind(source.frame) for source in sources}
    if len(kinds) != 1 or None in kinds:
        named = ", ".join(sorted({type(source.frame).__name__ for source in sources}))
        raise CheckError(f"frames of pandas, pyarrow, Spark or Dask are needed, all of one library, not {named}")
    # Each brings its library: pandas 0.4 s, Spark 0.3 s.
    match kinds.pop():
        case "pandas":
            from mlgate.engines.narwhals import memory, pandas

            return memory.observe(table, sources, settings, pandas.LIBRARY)
        case "pyarrow":
            from mlgate.engines.narwhals import memory, pyarrow

            return memory.observe(table, sources, settings, pyarrow.LIBRARY)
        case "spark":
            from mlgate.engines.narwhals import spark

            return spark.observe(table, sources, settings)
        case _:
            from mlgate.engines.narwhals import dask

            return dask.observe(table, sources, settings)
