"""What is said of a file that a library refuses to read."""

from __future__ import annotations

from mlgate.core.errors import CheckError
from mlgate.readers.files import DataFile
from mlgate.readers.parquet import damaged


def unreadable(file: DataFile | None, shown: str, error: BaseException) -> CheckError:
    """Return the error for `file`, with the line where that can be told, and without the library's own words."""
    if file is not None and file.format == "jsonl":
        # Only for files that cannot be read.
        from mlgate.readers.json_sorts import mixed

        if (found := mixed(file.path, shown)) is not None:
            return found
    return damaged(shown, error)
