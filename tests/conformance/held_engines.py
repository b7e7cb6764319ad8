"""Every engine as the suite calls it: what its sources are, and what it cannot promise."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Sequence
from pathlib import Path
from types import ModuleType

import msgspec
import pyarrow as pa
import pyarrow.parquet as pq

from conformance.cases import NOW, Case
from mlgate.engines.observing import Observation, Settings
from mlgate.readers.files import DataFile


class Unheld(Exception):  # noqa: N818 - no error of the engine
    """This kind of frame cannot hold the data of a case, so that there is nothing to compare."""


class Engine(msgspec.Struct, frozen=True, kw_only=True):
    """An engine: `module` has `observe`, `sources` makes what it takes; `numbered` says that rows have numbers."""

    module: str
    sources: Callable[[Sequence[pa.Table], Path, str], list[object]]
    numbered: bool = True
    slow: bool = False

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
        files.append(DataFile(path=path, shown=f"{prefix}{index}", format="parquet"))
    return files


def _polars_files(tables: Sequence[pa.Table], folder: Path, prefix: str) -> list[object]:
    sources = importlib.import_module("mlgate.engines.polars.sources")
    files = parquet_files(tables, folder, prefix)
    if hasattr(sources, "open_files"):
        reading = sources.Reading()
        return list(sources.open_files([(file.path, file.shown) for file in files], reading))
    return files


def _polars_frames(tables: Sequence[pa.Table], folder: Path, prefix: str) -> list[object]:
    polars = importlib.import_module("polars")
    sources = importlib.import_module("mlgate.engines.polars.sources")
    frames = [polars.from_arrow(table).lazy() for table in tables]
    return [
        sources.Source(shown=f"{prefix}{index}", frame=frame, schema=frame.collect_schema())
        for index, frame in enumerate(frames)
    ]


ENGINES: dict[str, Engine] = {
    "polars": Engine(module="mlgate.engines.polars", sources=_polars_files),
    "polars-frames": Engine(module="mlgate.engines.polars", sources=_polars_frames),
    "duckdb": Engine(module="mlgate.engines.duckdb", sources=parquet_files),
}
