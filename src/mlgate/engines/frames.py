"""Frames in memory, or of a cluster, judged by the engine that suits their library."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import msgspec

from mlgate.contracts import Rule, Table
from mlgate.core.display import plain
from mlgate.core.errors import CheckError
from mlgate.core.panics import silenced
from mlgate.engines.judging import Outcome, judge
from mlgate.engines.observing import Observation, Settings, with_itself
from mlgate.engines.queries import Answered, answer, split

_SHOWN = "the frame"
_CLUSTERS = ("spark", "dask")
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
    rest, queries = split(table)
    order = msgspec.structs.replace(order, related=with_itself(table, order.related, frame))
    known = "converted" if _convertible(table, frame, order) else library(frame)
    related = {name: (_source(other, known, name),) for name, other in order.related.items()}
    settings = Settings(path=order.path, related=related)
    seen = _observed(rest, frame, known, settings)
    if queries and known in _CLUSTERS:
        why = "SQL queries are run over files and frames in memory, not on a cluster"
        seen = Answered(seen=seen, numbers={}, refused={rule.subject: why for rule in queries})
    elif queries:
        seen = _answered(seen, table, queries, frame, order)
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


def _answered(seen: Observation, table: Table, queries: Sequence[Rule], frame: object, order: Order) -> Answered:
    """Return `seen` with the numbers of the SQL queries over frames in memory, written for them as Parquet files."""
    # DuckDB and polars, 150 ms.
    from mlgate.readers import DataFile

    def written(name: str, shown: str, one: object) -> DataFile:
        file = DataFile(path=Path(folder, f"{name}.parquet"), shown=shown, format="parquet")
        _write(one, shown, file.path)
        return file

    with tempfile.TemporaryDirectory() as folder:
        others = enumerate(order.related.items())
        related = {name: (written(str(number), name, other),) for number, (name, other) in others}
        asked = Settings(path=order.path, related=related)
        return answer(seen, table, queries, (written("frame", _SHOWN, frame),), asked)


def _write(frame: object, shown: str, path: Path) -> None:
    # As above.
    import polars as pl

    from mlgate.engines.polars import frames

    try:
        with silenced():
            frames.source_of(frame, shown).frame.sink_parquet(path)
    except (pl.exceptions.PolarsError, pl.exceptions.PanicException, OSError) as error:
        why = f"cannot be written for SQL queries ({type(error).__name__})"
        raise CheckError(f"{plain(shown)}: {why}: leave out columns of Python objects or of nothing") from error
