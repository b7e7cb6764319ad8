"""Frames in memory, or of a cluster, judged by the engine that suits their library."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import msgspec

from mlgate.contracts import Table
from mlgate.contracts.constraints import Query
from mlgate.core.display import plain
from mlgate.core.errors import CheckError
from mlgate.engines.judging import Outcome, judge
from mlgate.engines.observing import Observation, Settings

_SHOWN = "the frame"
# Frames that polars judges: its own, and those that it takes over as they are.
_BY_POLARS = ("polars", "arrow", "converted")
_KNOWN = "polars, pandas, Arrow, Spark or Dask"


def library(frame: object) -> str:
    """Return the library that `frame` is of: `polars`, `pandas`, `pyarrow`, `spark`, `dask`, or `arrow` for any other.

    Raises:
        CheckError: it is no frame.
    """
    module, _, _ = type(frame).__module__.partition(".")
    if module == "polars" and type(frame).__name__ in ("DataFrame", "LazyFrame"):
        return "polars"
    name = type(frame).__name__
    if module == "pandas" and name == "DataFrame":
        return "pandas"
    if module == "pyarrow" and name.endswith(("Table", "RecordBatch", "Dataset")):
        return "pyarrow"
    if module == "pyspark" and name == "DataFrame":
        return "spark"
    if module in ("dask", "dask_expr") and name == "DataFrame":
        return "dask"
    if module not in ("polars", "pandas") and hasattr(frame, "__arrow_c_stream__"):
        return "arrow"
    raise CheckError(f"a table of {_KNOWN} is needed, not a {plain(name, limit=60)}")


class Order(msgspec.Struct, frozen=True, kw_only=True):
    """How a frame is judged.

    `path` is the contract's file, `samples` how many values of failing rows may be shown for a rule, `related` has the
    frames of other objects by their names.
    """

    path: str
    samples: int = 0
    related: Mapping[str, object] = {}


def judged(table: Table, order: Order, frame: object) -> Outcome:
    """Judge `frame` by `table` of a contract.

    Raises:
        CheckError: it is no frame, or cannot be read to its end; or a rule cannot be run at all.
        ImportError: the library that reads such frames is not installed.
    """
    queries = tuple(rule for rule in table.rules if isinstance(rule.test, Query))
    rest = tuple(rule for rule in table.rules if rule not in queries)
    known = "converted" if _convertible(table, frame, order) else library(frame)
    related = {name: (_source(other, known, name),) for name, other in order.related.items()}
    settings = Settings(path=order.path, related=related)
    seen = _observed(msgspec.structs.replace(table, rules=rest), frame, known, settings)
    if queries:
        seen = _Asked(seen=seen, **_answers(table, frame, known, settings))
    return judge(table, order.path, seen, order.samples)


def _convertible(table: Table, frame: Any, order: Order) -> bool:  # noqa: ANN401 - a frame of any library
    """Return whether polars takes over the columns of a pandas or Arrow frame as they are, nothing lost.

    It does so without a copy, and judges them in half the time or less of what pandas and Arrow take themselves
    (`docs/engines.md`). Left to these are columns of Python objects, floats that tell NaN from null, categories, and
    frames whose names are missing or stand twice, which have to be told.
    """
    known = library(frame)
    wanted = {column.top for column in table.columns}
    if order.related:
        return False
    if known == "pyarrow":
        names = list(frame.schema.names)
        return hasattr(frame, "column_names") and len(set(names)) == len(names) and wanted <= set(names)
    # polars takes pandas' texts by way of Arrow, which pandas itself can do without.
    if known != "pandas" or find_spec("pyarrow") is None:
        return False
    names = list(frame.columns)
    if len(set(names)) < len(names) or not wanted <= set(names):
        return False
    return all(_is_plain(frame[name].dtype) for name in wanted)


def _is_plain(kind: Any) -> bool:  # noqa: ANN401 - a type of numpy's or pandas'
    module = type(kind).__module__.partition(".")[0]
    if module == "numpy":
        return kind.kind in "iufbM" and kind.itemsize <= 8  # noqa: PLR2004 - bytes of the widest that polars has
    return type(kind).__name__ in ("StringDtype", "DatetimeTZDtype", "BooleanDtype") or str(kind)[:3] in ("Int", "UIn")


def _source(frame: object, known: str, shown: str, only: AbstractSet[str] | None = None) -> object:
    """Return `frame` as the engine for frames of the library `known` takes it."""
    if known in _BY_POLARS:
        # polars: 60 ms.
        from mlgate.engines.polars import frames

        return frames.source_of(frame, shown, only=only)
    # narwhals and the frame's own library.
    from mlgate.engines import narwhals

    return narwhals.Source(shown=shown, frame=frame)


def _observed(table: Table, frame: object, known: str, settings: Settings) -> Observation:
    only = {column.top for column in table.columns} if known == "converted" else None
    source: Any = _source(frame, known, _SHOWN, only)
    # As above.
    if known in _BY_POLARS:
        from mlgate.engines import polars

        return polars.observe(table, (source,), settings)
    from mlgate.engines import narwhals

    return narwhals.observe(table, (source,), settings)


class _Asked(msgspec.Struct, frozen=True, kw_only=True):
    """What an engine saw, with the numbers of SQL queries, which DuckDB runs."""

    seen: Observation
    asked: Mapping[str, float | None]
    unasked: Mapping[str, str]

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever the engine's observation has
        """Return what the engine saw."""
        return getattr(self.seen, name)

    @property
    def values(self) -> Mapping[str, float | None]:
        """The number of each statistic by its subject."""
        return {**self.seen.values, **self.asked}

    @property
    def unchecked(self) -> Mapping[str, str]:
        """Why rules could not be run, by subject."""
        return {**self.seen.unchecked, **self.unasked}


def _answers(table: Table, frame: object, known: str, settings: Settings) -> dict[str, Any]:
    """Return the numbers of the SQL queries over a frame in memory, written for them as a Parquet file."""
    queries = [rule for rule in table.rules if isinstance(rule.test, Query)]
    if known in ("spark", "dask"):
        why = "SQL queries are run over files and frames in memory, not on a cluster"
        return {"asked": {}, "unasked": {rule.subject: why for rule in queries}}
    # DuckDB and polars, 150 ms.
    from mlgate.engines.duckdb.sandbox import run_query
    from mlgate.engines.polars import frames
    from mlgate.readers import DataFile

    with tempfile.TemporaryDirectory() as folder:
        file = DataFile(path=Path(folder, "frame.parquet"), shown=_SHOWN, format="parquet")
        frames.source_of(frame, _SHOWN).frame.sink_parquet(file.path)
        asked = {rule.subject: run_query(rule, table, (file,), settings) for rule in queries}
    return {"asked": asked, "unasked": {}}
