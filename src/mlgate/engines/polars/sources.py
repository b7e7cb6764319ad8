"""Files opened as lazy frames, after a look that turns what is no table into a clear message."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import msgspec
import polars as pl

from mlgate.core.display import plain
from mlgate.core.errors import CheckError
from mlgate.engines.polars.csv_text import inspect
from mlgate.readers.files import DataFile

_PARQUET = (".parquet", ".pq")
_TEXT = (".csv", ".tsv")
_ARROW = (".arrow", ".feather", ".ipc")
_KNOWN = ", ".join((*_PARQUET, *_TEXT, *_ARROW))
_MAGIC = b"PAR1"
_PARQUET_LEAST = 12


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """How text is read: what delimits fields, and which fields are null."""

    delimiter: str = ","
    null_values: tuple[str, ...] = ("",)


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """One file, or one frame in memory, to be checked.

    `text` says that every column is a string still to be parsed, `texts` which ones are where it is not (those that the
    path spells); `rows` is the number of rows where it was counted. `names` are the columns' with those that stand
    twice (empty: those of `schema`), `file` the file that it is, and `decimal` the sign before the fraction of a number.
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


def open_files(files: Sequence[tuple[Path, str]], reading: Reading) -> tuple[Source, ...]:
    """Return a source for each of `files`, given as a path and the name that messages use.

    Files whose name begins with `.` or `_` are left out where there are others, as markers of other tools.

    Raises:
        CheckError: a file is empty, damaged, no table, or of an unknown sort; the message names it.
    """
    wanted = [pair for pair in files if not pair[0].name.startswith((".", "_"))] or list(files)
    return tuple(_open(path, plain(shown), reading) for path, shown in wanted)


def _open(path: Path, shown: str, reading: Reading) -> Source:
    suffix = path.suffix.lower()
    try:
        if path.stat().st_size == 0:
            raise CheckError(f"{shown}: is empty (0 bytes)")
        if suffix in _TEXT:
            return _text(path, shown, reading)
        if suffix in _PARQUET:
            _whole_parquet(path, shown)
            frame = pl.scan_parquet(path, glob=False)
        elif suffix in _ARROW:
            frame = pl.scan_ipc(path, glob=False)
        else:
            raise CheckError(f"{shown}: what sort of file this is cannot be told; known are {_KNOWN}")
        file = DataFile(path=path, shown=shown, format="parquet") if suffix in _PARQUET else None
        return Source(shown=shown, frame=frame, schema=frame.collect_schema(), file=file)
    except OSError as error:
        # polars too raises OSError, for what is no file of that sort; the system's own say why.
        why = CheckError(f"{shown}: cannot be read: {error.strerror}") if error.strerror else damaged(shown, error)
        raise why from error
    except (pl.exceptions.PolarsError, pl.exceptions.PanicException) as error:
        raise damaged(shown, error) from error


def damaged(shown: str, error: BaseException) -> CheckError:
    """Return the error for a file that polars refuses. Its own words may hold values of the data and are left out."""
    message = f"{shown}: is damaged, or not the sort of file that its name says ({type(error).__name__}); write it anew"
    return CheckError(message)


def _text(path: Path, shown: str, reading: Reading) -> Source:
    seen = inspect(path, shown, reading.delimiter)
    frame = pl.scan_csv(path, separator=reading.delimiter, infer_schema=False, glob=False)
    schema = frame.collect_schema()
    if tuple(schema) != seen.names:
        raise CheckError(f"{shown}:1: the header reads differently in two parsers; write its names without quotes")
    return Source(shown=shown, frame=frame, schema=schema, text=True, rows=seen.rows, null_values=reading.null_values)


def _whole_parquet(path: Path, shown: str) -> None:
    with path.open("rb") as stream:
        head = stream.read(len(_MAGIC))
        size = stream.seek(0, 2)
        stream.seek(max(0, size - len(_MAGIC)))
        tail = stream.read()
    if head != _MAGIC:
        raise CheckError(f"{shown}: is no Parquet file: it does not begin with 'PAR1'")
    if tail != _MAGIC or size < _PARQUET_LEAST:
        raise CheckError(f"{shown}: is a truncated Parquet file: it does not end with 'PAR1'; fetch or write it anew")
