"""A contract's table run over a data set's files by the engine that was asked for, and judged."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from mlgate.contracts import Table
from mlgate.engines.judging import Outcome, judge
from mlgate.engines.observing import Observation, Settings, with_itself
from mlgate.engines.queries import answer, split
from mlgate.readers import DataFile

# DuckDB plans a query in time by the square of its columns: a whole check takes 2 s for 500, and 5 s for 1,000.
_MOST_COLUMNS = 500


class Inputs(msgspec.Struct, frozen=True, kw_only=True):
    """The files of a data set, and those of other objects by the name that the contract calls them."""

    files: tuple[DataFile, ...]
    related: dict[str, tuple[DataFile, ...]] = {}


def run(table: Table, inputs: Inputs, settings: Settings, *, engine: str | None = None, samples: int = 0) -> Outcome:
    """Judge the files of `inputs` together by `table`, with `engine`: polars, duckdb, spark or dask.

    Without one CSV files are judged by DuckDB, which parses text in a quarter of the time (decision 008), and all else
    by polars, as are CSV files of more than 500 columns.

    `samples` is the number of values of failing rows that may be shown for a rule, as `judge` says.

    Raises:
        CheckError: a file cannot be read to its end, or a rule cannot be run at all.
        ImportError: the engine's library is not installed.
    """
    rest, queries = split(table)
    asked = msgspec.structs.replace(settings, related=with_itself(table, inputs.related, inputs.files))
    seen = _observed(engine or _fastest(inputs.files), rest, inputs.files, asked)
    if queries and sum(source.rows for source in seen.sources):
        seen = answer(seen, table, queries, inputs.files, asked)
    return judge(table, settings.path, seen, samples)


def _fastest(files: Sequence[DataFile]) -> str:
    parsed = files and all(file.format == "csv" and len(file.columns) <= _MOST_COLUMNS for file in files)
    return "duckdb" if parsed else "polars"


def _observed(engine: str, table: Table, files: Sequence[DataFile], settings: Settings) -> Observation:
    # Each engine brings its library: polars 60 ms, DuckDB 40, Spark and Dask a second.
    if engine == "duckdb":
        from mlgate.engines import duckdb

        return duckdb.observe(table, files, settings)
    if engine == "spark":
        from mlgate.engines.narwhals import spark

        return spark.observe(table, files, settings)
    if engine == "dask":
        from mlgate.engines.narwhals import dask

        return dask.observe(table, files, settings)
    from mlgate.engines import polars

    related = {name: polars.opened(group) for name, group in settings.related.items()}  # type: ignore[arg-type] # files
    return polars.observe(table, polars.opened(files), msgspec.structs.replace(settings, related=related))
