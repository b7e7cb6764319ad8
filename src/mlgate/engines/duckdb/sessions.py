"""A DuckDB of one's own: in memory, with limits, and closed to everything that a contract does not need."""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
import weakref
from pathlib import Path
from typing import Any

import duckdb

from mlgate.core.display import plain
from mlgate.core.errors import CheckError

_GIB = 2**30
# What is not needed at once goes to disk, so that more memory makes little faster.
_MOST_MEMORY = 3 * _GIB
_SETTINGS = {
    # It takes a Parquet file's least and most for all of its values, but NaN is in neither.
    "disabled_optimizers": "'statistics_propagation'",
    "TimeZone": "'UTC'",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "allow_community_extensions": "false",
    "python_enable_replacements": "false",
    "enable_progress_bar": "false",
    "preserve_insertion_order": "false",
    "default_null_order": "'nulls_last'",
}


class Session:
    """A connection and a folder for what does not fit in memory; both are gone when the session is."""

    def __init__(self, memory: int | None = None) -> None:
        """Open it; `memory` limits it in bytes, by default to 3 GiB or half of what the machine has.

        Where nothing can be written, all has to fit in memory.
        """
        folder: Path | None = None
        with contextlib.suppress(OSError):
            folder = Path(tempfile.mkdtemp(prefix="mlgate-duckdb-"))
        self._folder = folder
        self.connection = duckdb.connect(":memory:")
        self._close = weakref.finalize(self, _closed, self.connection, folder)
        self._made = 0
        # The files that are read, by which alone a locked session can be left.
        self.files: set[str] = set()
        # The tables of what was parsed once.
        self.kept: list[str] = []
        settings = _SETTINGS | {
            "memory_limit": f"'{(memory or _memory()) // 2**20}MiB'",
            "temp_directory": _path(folder / "spilled") if folder else "''",
        }
        for name, value in settings.items():
            # Versions differ in their settings; what is not there cannot be used either.
            with contextlib.suppress(duckdb.CatalogException):
                self.connection.execute(f"SET {name} = {value}")

    def file(self, suffix: str) -> Path:
        """Return the path of a new temporary file, which is not there yet.

        Raises:
            CheckError: there is no place for temporary files.
        """
        if self._folder is None:
            raise CheckError("no folder for temporary files can be made: free some of the disk, or set TMPDIR")
        self._made += 1
        return self._folder / f"{self._made}{suffix}"

    def rows(self, query: str, shown: str) -> list[tuple[Any, ...]]:
        """Return the rows of `query`, which reads what messages call `shown`.

        Raises:
            CheckError: the source cannot be read to its end, or memory or disk are too small.
        """
        try:
            return self.connection.execute(query).fetchall()
        except duckdb.Error as error:
            raise failed(shown, error) from error

    def row(self, query: str, shown: str) -> tuple[Any, ...]:
        """Return the only row of `query`. Raises CheckError as `rows` does."""
        return self.rows(query, shown)[0]

    def close(self) -> None:
        """Close the connection and remove the folder."""
        self._close()


def failed(shown: str, error: duckdb.Error) -> CheckError:
    """Return the error for a source that DuckDB refuses. Its own words may hold values of the data and are left out."""
    if isinstance(error, duckdb.OutOfMemoryException):
        return CheckError(f"{shown}: needs more memory or temporary disk than it may have; free some of the disk")
    kind = plain(type(error).__name__)
    message = f"{shown}: is damaged, or not the sort of file that its name says ({kind}); write it anew"
    return CheckError(message)


def _path(path: Path) -> str:
    return "'" + str(path).replace("'", "''") + "'"


def _memory() -> int:
    with contextlib.suppress(OSError, ValueError, AttributeError):
        return min(_MOST_MEMORY, os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // 2)
    return _MOST_MEMORY


def _closed(connection: duckdb.DuckDBPyConnection, folder: Path | None) -> None:
    with contextlib.suppress(duckdb.Error):
        connection.close()
    if folder is not None:
        shutil.rmtree(folder, ignore_errors=True)
