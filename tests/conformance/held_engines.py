"""Every engine as the suite calls it: what its sources are, and what it cannot promise."""

from __future__ import annotations

import importlib
import importlib.util
import os
import shutil
import sys
from collections.abc import Callable, Sequence
from fnmatch import fnmatchcase
from functools import cache
from pathlib import Path
from types import ModuleType

import msgspec
import pyarrow as pa
import pyarrow.parquet as pq

from conformance.cases import NOW, Case
from conformance.plain_rows import column, key, missing
from mlgate.engines.observing import Observation, Settings
from mlgate.readers.files import DataFile

Sources = Callable[[Sequence[pa.Table], Path, str], list[object]]
NARWHALS = "mlgate.engines.narwhals.run"


class Unheld(Exception):  # noqa: N818 - no error of the engine
    """This kind of frame cannot hold the data of a case, so that there is nothing to compare."""


class Engine(msgspec.Struct, frozen=True, kw_only=True):
    """An engine: `module` has `observe`, `sources` makes what it takes; `numbered` says that rows have numbers.

    `alters` gives what a kind of frame makes of a table: a numpy column of pandas has no null but NaN. `cases` are the
    patterns of the names of cases that it is held to, where it is another way into an engine that is held to all;
    `in_utc` says that frames hold moments without a zone as ones in UTC.
    """

    module: str
    sources: Sources
    numbered: bool = True
    slow: bool = False
    cases: tuple[str, ...] = ("*",)
    needs: tuple[str, ...] = ()
    alters: Callable[[pa.Table], pa.Table] | None = None
    in_utc: bool = False

    def there(self) -> bool:
        """Return whether what the engine runs on is installed; the variable `MLGATE_ALL_ENGINES` insists."""
        if os.environ.get("MLGATE_ALL_ENGINES"):
            return True
        java = "pyspark" not in self.needs or "JAVA_HOME" in os.environ or shutil.which("java") is not None
        return java and all(importlib.util.find_spec(name) is not None for name in self.needs)

    def takes(self, case: Case) -> bool:
        """Return whether the engine is held to `case`."""
        return any(fnmatchcase(case.name, pattern) for pattern in self.cases)

    def held(self, case: Case) -> Case:
        """Return `case` over the data that the engine's frames hold."""
        if self.in_utc:
            return msgspec.structs.replace(case, sources=tuple(map(_in_utc, case.sources)))
        if self.alters is None:
            return case
        related = {name: tuple(map(self.alters, tables)) for name, tables in case.related.items()}
        return msgspec.structs.replace(case, sources=tuple(map(self.alters, case.sources)), related=related)

    def refuse(self, case: Case, folder: Path) -> None:
        """Raise Unheld where the engine's frames cannot hold the data of `case`."""
        if self.alters is None:
            self.sources(case.sources, folder, "part-")
        elif not all(_same(self.alters(table), table) for table in case.sources):
            raise Unheld("this kind of frame holds something else")

    def observe(self, case: Case, folder: Path) -> Observation:
        """Return what the engine sees of `case`; files are written below `folder`."""
        engine: ModuleType = importlib.import_module(self.module)
        related = {
            name: self.sources(tables, folder, f"related-{index}-")
            for index, (name, tables) in enumerate(case.related.items())
        }
        settings = Settings(path="t.odcs.yaml", now=NOW, related=related)
        observation: Observation = engine.observe(case.table, self.sources(case.sources, folder, "part-"), settings)
        return observation


def parquet_files(tables: Sequence[pa.Table], folder: Path, prefix: str) -> list[object]:
    """Return the tables as Parquet files."""
    files: list[object] = []
    for index, table in enumerate(tables):
        path = folder / f"{prefix}{index}.parquet"
        pq.write_table(table, path)
        names = tuple(table.column_names)
        files.append(DataFile(path=path, shown=f"{prefix}{index}", format="parquet", names=names))
    return files


def _polars_files(tables: Sequence[pa.Table], folder: Path, prefix: str) -> list[object]:
    sources = importlib.import_module("mlgate.engines.polars.sources")
    return list(sources.opened(parquet_files(tables, folder, prefix)))


def _polars_frames(tables: Sequence[pa.Table], folder: Path, prefix: str) -> list[object]:
    polars = importlib.import_module("polars")
    sources = importlib.import_module("mlgate.engines.polars.sources")
    frames = [polars.from_arrow(table).lazy() for table in tables]
    return [
        sources.Source(shown=f"{prefix}{index}", frame=frame, schema=frame.collect_schema())
        for index, frame in enumerate(frames)
    ]


def _framed(frame_of: Callable[[pa.Table], object], back: Callable[[object], pa.Table] | None) -> Sources:
    """Return what makes sources of frames; where it is told how, the frame has to give `back` what was put in."""

    def sources(tables: Sequence[pa.Table], folder: Path, prefix: str) -> list[object]:
        columns = importlib.import_module("mlgate.engines.narwhals.columns")
        made: list[object] = []
        for index, table in enumerate(tables):
            frame = frame_of(table)
            if back is not None and not _same(back(frame), table):
                raise Unheld("this kind of frame holds something else")
            made.append(columns.Source(shown=f"{prefix}{index}", frame=frame))
        return made

    return sources


def _in_utc(table: pa.Table) -> pa.Table:
    kinds = [
        pa.timestamp(field.type.unit, field.type.tz or "UTC") if pa.types.is_timestamp(field.type) else field.type
        for field in table.schema
    ]
    return pa.table([one.cast(kind) for one, kind in zip(table.columns, kinds, strict=True)], table.column_names)


def _same(back: pa.Table, table: pa.Table) -> bool:
    if back.column_names != table.column_names or back.num_rows != table.num_rows:
        return False
    turned = [
        pa.types.is_null(one.type) and not pa.types.is_null(two.type)
        for one, two in zip(back.schema, table.schema, strict=True)
    ]
    if any(turned):
        return False
    pairs = zip(back.columns, table.columns, strict=True)
    return all(_comparable(column(one)) == _comparable(column(two)) for one, two in pairs)


def _comparable(value: object) -> object:
    """Return `value` so that a null and a NaN are the same: pandas' own columns have but one of them."""
    if isinstance(value, list):
        return [_comparable(one) for one in value]
    if isinstance(value, dict):
        return {name: _comparable(one) for name, one in value.items()}
    return None if missing(value) else key(value)


def _tried(make: Callable[[pa.Table], object], *errors: type[Exception]) -> Callable[[pa.Table], object]:
    def made(table: pa.Table) -> object:
        try:
            return make(table)
        except errors as error:
            raise Unheld(f"this kind of frame cannot hold it: {type(error).__name__}") from error

    return made


def _pandas(table: pa.Table) -> object:
    return table.to_pandas()


def _pandas_arrow(table: pa.Table) -> object:
    pandas = importlib.import_module("pandas")
    return table.to_pandas(types_mapper=pandas.ArrowDtype)


def _from_pandas(frame: object) -> pa.Table:
    return pa.Table.from_pandas(frame, preserve_index=False)


def _dask(table: pa.Table) -> object:
    dask = importlib.import_module("dask.dataframe")
    frame = _pandas_arrow(table)
    return dask.from_pandas(frame, npartitions=2, sort=False)


def _from_dask(frame: object) -> pa.Table:
    return _from_pandas(frame.compute())


@cache
def spark_session() -> object:
    """Return a Spark of two threads on this machine; times are in UTC, as in contracts."""
    sql = importlib.import_module("pyspark.sql")
    builder = sql.SparkSession.builder.master("local[2]").appName("conformance")
    quiet = {
        "spark.ui.enabled": "false",
        "spark.sql.session.timeZone": "UTC",
        "spark.sql.shuffle.partitions": "2",
        "spark.driver.host": "127.0.0.1",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.memory": "2g",
        "spark.ui.showConsoleProgress": "false",
        # Tables of a few rows: what is planned anew while it runs, or compiled, costs more than it saves.
        "spark.sql.adaptive.enabled": "false",
        "spark.sql.codegen.wholeStage": "false",
        "spark.sql.codegen.factoryMode": "NO_CODEGEN",
        "spark.sql.optimizer.maxIterations": "20",
        "spark.default.parallelism": "2",
        # Times of day, which Spark has from 4.1, where asked.
        "spark.sql.timeType.enabled": "true",
    }
    # Patterns run in processes of their own, which need what is installed here.
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    for name, value in quiet.items():
        builder = builder.config(name, value)
    session = builder.getOrCreate()
    session.sparkContext.setLogLevel("OFF")
    return session


def _spark(table: pa.Table) -> object:
    return spark_session().createDataFrame(table)


def _from_spark(frame: object) -> pa.Table:
    return frame.toArrow()


def _spark_errors() -> tuple[type[Exception], ...]:
    try:
        errors = importlib.import_module("pyspark.errors")
    except ImportError:
        return (ImportError,)
    return (errors.PySparkException, pa.ArrowException, NotImplementedError)


def _spark_files(tables: Sequence[pa.Table], folder: Path, prefix: str) -> list[object]:
    spark_session()
    return parquet_files(tables, folder, prefix)


_pandas_held = _tried(_pandas, pa.ArrowException, ValueError)
_pandas_back = _tried(_from_pandas, pa.ArrowException)


ENGINES: dict[str, Engine] = {
    "polars": Engine(module="mlgate.engines.polars", sources=_polars_files),
    "polars-frames": Engine(module="mlgate.engines.polars", sources=_polars_frames),
    "duckdb": Engine(module="mlgate.engines.duckdb", sources=parquet_files),
    "pandas": Engine(
        module=NARWHALS,
        sources=_framed(_pandas_held, None),
        alters=lambda table: _pandas_back(_pandas_held(table)),
    ),
    "pandas-arrow": Engine(module=NARWHALS, sources=_framed(_pandas_arrow, _from_pandas)),
    "pyarrow": Engine(module=NARWHALS, sources=_framed(lambda table: table, lambda frame: frame)),
    "dask": Engine(module=NARWHALS, sources=_framed(_dask, _from_dask), needs=("dask",), slow=True),
    "dask-files": Engine(module="mlgate.engines.narwhals.dask", sources=parquet_files, needs=("dask",), slow=True),
    # What Spark makes of a file is a frame; the cases are those of how columns are held, named and missing.
    "spark-files": Engine(
        module="mlgate.engines.narwhals.spark",
        sources=_spark_files,
        numbered=False,
        needs=("pyspark",),
        slow=True,
        cases=("type-*", "column-*", "names-*", "*-over-files", "one-file-*", "widths-*", "fields-*"),
    ),
    "spark": Engine(
        module=NARWHALS,
        sources=_framed(_tried(_spark, *_spark_errors()), _tried(_from_spark, *_spark_errors())),
        numbered=False,
        in_utc=True,
        needs=("pyspark",),
        slow=True,
    ),
}
