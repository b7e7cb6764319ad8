"""Parquet files: whole, and which columns they have."""

from __future__ import annotations

from pathlib import Path

import polars as pl

from mlgate.core.errors import CheckError
from mlgate.core.panics import silenced
from mlgate.readers.files import DataFile
from mlgate.readers.names import distinct
from mlgate.readers.scratch import Scratch

_MAGIC = b"PAR1"
_ENCRYPTED = b"PARE"
_LEAST = 12


def open_parquet(path: Path, shown: str, scratch: Scratch) -> DataFile:
    """Return the Parquet file `path` with the names of its columns.

    Where a name stands twice, which most readers refuse, `path` is a copy with distinct names in the same places.

    Raises:
        CheckError: it is damaged, truncated, encrypted or no Parquet.
    """
    _whole(path, shown)
    try:
        with silenced():
            schema = pl.scan_parquet(path, glob=False, hive_partitioning=False).collect_schema()
        return DataFile(path=path, shown=shown, format="parquet", names=tuple(schema), schema=schema)
    except pl.exceptions.DuplicateError:
        return _renamed(path, shown, scratch)
    except (pl.exceptions.PolarsError, pl.exceptions.PanicException, OSError) as error:
        if isinstance(error, OSError) and error.strerror:
            raise
        raise damaged(shown, error) from error


def damaged(shown: str, error: BaseException) -> CheckError:
    """Return the error for a file that a library refuses; its own words may hold values of the data."""
    message = f"{shown}: is damaged, or not the sort of file that its name says ({type(error).__name__}); write it anew"
    return CheckError(message)


def _whole(path: Path, shown: str) -> None:
    with path.open("rb") as stream:
        head = stream.read(len(_MAGIC))
        size = stream.seek(0, 2)
        stream.seek(max(0, size - len(_MAGIC)))
        tail = stream.read()
    if _ENCRYPTED in {head, tail}:
        raise CheckError(f"{shown}: is an encrypted Parquet file, which cannot be read here; write it without a key")
    if head != _MAGIC:
        raise CheckError(f"{shown}: is no Parquet file: it does not begin with 'PAR1'")
    if tail != _MAGIC or size < _LEAST:
        raise CheckError(f"{shown}: is a truncated Parquet file: it does not end with 'PAR1'; fetch or write it anew")


def _renamed(path: Path, shown: str, scratch: Scratch) -> DataFile:
    # 50 ms, and only for files whose columns share a name.
    import duckdb

    target = scratch.file("renamed.parquet")
    try:
        with duckdb.connect(config={"autoinstall_known_extensions": False}) as connection:
            fields = connection.execute("SELECT name, num_children FROM parquet_schema($1)", [str(path)]).fetchall()
            names = _top(fields)
            held = connection.read_parquet(str(path))
            listed = ", ".join(
                f'#{place} AS "{name.replace(chr(34), chr(34) * 2)}"' for place, name in enumerate(distinct(names), 1)
            )
            held.select(listed).write_parquet(str(target), compression="snappy")
    except duckdb.Error as error:
        raise damaged(shown, error) from error
    return DataFile(path=target, shown=shown, format="parquet", names=names)


def _top(fields: list[tuple[str, int | None]]) -> tuple[str, ...]:
    """Return the names right below the root, given all with their number of children, parents first."""
    names = []
    skipped = 0
    for name, children in fields[1:]:
        if skipped:
            skipped += (children or 0) - 1
            continue
        names.append(name)
        skipped = children or 0
    return tuple(names)
