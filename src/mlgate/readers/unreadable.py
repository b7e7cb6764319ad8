"""What is said of a file that a library refuses to read."""

from __future__ import annotations

from mlgate.core.errors import CheckError
from mlgate.readers.files import DataFile
from mlgate.readers.parquet import damaged


def unreadable(file: DataFile | None, shown: str, error: BaseException) -> CheckError:
    """Return the error for `file`, with the line where that can be told, and without the library's own words."""
    return of_mixed_sorts(file, shown) or damaged(shown, error)


def of_mixed_sorts(file: DataFile | None, shown: str) -> CheckError | None:
    """Return the error that names the line of what no column can hold, where `file` is JSON Lines that has one."""
    if file is None or file.format != "jsonl":
        return None
    # Only for files that cannot be read.
    from mlgate.readers.json_sorts import mixed

    return mixed(file.path, shown)
