"""Files opened as lazy frames."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
import polars as pl

from mlgate.core.errors import CheckError
from mlgate.core.panics import silenced
from mlgate.readers.files import DataFile
from mlgate.readers.names import distinct
from mlgate.readers.parquet import damaged
from mlgate.readers.unreadable import unreadable

__all__ = ["Source", "agreed", "damaged", "opened"]


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """One file, or one frame in memory, to be checked.

    `text` says that every column is a string still to be parsed, `texts` which ones are where it is not (those that
    the path spells); `json` that there are neither dates nor widths of numbers. `rows` is the number of rows where it
    was counted. `names` are the columns' with those that stand twice (empty: those of `schema`), `file` the file that
    it is, and `decimal` the sign before a number's fraction.
    """

    shown: str
    frame: pl.LazyFrame
    schema: pl.Schema
    text: bool = False
    rows: int | None = None
    null_values: tuple[str, ...] = ()
    texts: frozenset[str] = frozenset()
    names: tuple[str, ...] = ()
    file: DataFile | None = None
    decimal: str = "."
    json: bool = False


def opened(files: Sequence[DataFile]) -> tuple[Source, ...]:
    """Return a source for each of `files`.

    Raises:
        CheckError: a file is damaged, or no table; the message names it.
    """
    return tuple(_opened(file) for file in files)


def _opened(file: DataFile) -> Source:
    try:
        frame = _scanned(file)
        for name, value in file.partitions.items():
            frame = frame.with_columns(pl.lit(value, dtype=pl.String).alias(name))
        schema = _schema(file, frame)
    except OSError as error:
        # polars too raises OSError, for what is no file of that sort; the system's own say why.
        why = (
            CheckError(f"{file.shown}: cannot be read: {error.strerror}")
            if error.strerror
            else unreadable(file, file.shown, error)
        )
        raise why from error
    except (pl.exceptions.PolarsError, pl.exceptions.PanicException) as error:
        raise unreadable(file, file.shown, error) from error
    twice = len(set(file.columns)) < len(file.columns)
    return Source(
        shown=file.shown,
        frame=frame,
        schema=schema,
        text=file.format == "csv",
        rows=file.rows,
        null_values=file.dialect.null_values if file.format == "csv" else (),
        texts=frozenset(file.partitions),
        names=file.columns if twice else (),
        file=file,
        decimal=file.dialect.decimal,
        json=file.format == "jsonl",
    )


def agreed(source: Source, rows: int) -> None:
    """Make sure that `source` has as many rows as were counted before.

    Raises:
        CheckError: it has not.
    """
    if source.rows not in (None, rows):
        message = f"{source.shown}: has {source.rows:,} rows to one parser and {rows:,} to another"
        raise CheckError(f"{message}; look for quotes within fields, or quotes that are not closed")


def _schema(file: DataFile, frame: pl.LazyFrame) -> pl.Schema:
    if file.schema:
        return pl.Schema({**file.schema, **dict.fromkeys(file.partitions, pl.String())})
    with silenced():
        return frame.collect_schema()


def _scanned(file: DataFile) -> pl.LazyFrame:
    if file.format == "parquet":
        return pl.scan_parquet(file.path, glob=False, hive_partitioning=False)
    if file.format == "arrow":
        return pl.scan_ipc(file.path, glob=False, hive_partitioning=False)
    if file.format == "jsonl":
        # A column of JSON is of one type only when every line was seen.
        return pl.scan_ndjson(file.path, infer_schema_length=None) if file.rows else pl.LazyFrame()
    return pl.scan_csv(
        file.path,
        separator=file.dialect.delimiter,
        quote_char=file.dialect.quote or None,
        infer_schema=False,
        glob=False,
        new_columns=list(distinct(file.names)),
    )
