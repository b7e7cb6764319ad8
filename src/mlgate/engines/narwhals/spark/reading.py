"""Spark frames opened and prepared by a contract's table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from pyspark.sql import DataFrame

from mlgate.contracts import Table
from mlgate.core.display import plain
from mlgate.core.errors import CheckError
from mlgate.engines.narwhals.breaking import extras_of
from mlgate.engines.narwhals.columns import OpenedSource, Source, opened
from mlgate.engines.narwhals.forms import Prepared
from mlgate.engines.narwhals.spark.columns import names_held, prepare
from mlgate.engines.observing import Settings


class Read(OpenedSource, frozen=True, kw_only=True):
    """A source that is opened and prepared; `left` has the subjects of the rules that polars tells of it."""

    prepared: Prepared
    rows: int = 0
    left: frozenset[str] = frozenset()


def read_all(table: Table, sources: Sequence[Source], settings: Settings) -> tuple[Read, ...]:
    """Return the sources opened by `table` and prepared. Raises CheckError for a stream."""
    extras = extras_of(table.rules)
    reads = []
    for index, source in enumerate(sources):
        frame = cast("DataFrame", source.frame)
        if frame.isStreaming:
            raise CheckError(f"{plain(source.shown)}: a streaming frame has no end; validate each of its batches")
        one = opened(table, index, source, names_held(frame), settings)
        reads.append(Read(source=source, opened=one, prepared=prepare(frame, one, extras)))
    return tuple(reads)
