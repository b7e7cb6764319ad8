"""Columns that the folders of a file spell, as Hive writes them: `year=2024/month=03/part-0.parquet`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from urllib.parse import unquote

_NULL = "__HIVE_DEFAULT_PARTITION__"


def partitions_of(folders: Sequence[str]) -> dict[str, str | None]:
    """Return the columns that `folders`, from the outermost to the innermost, spell."""
    found: dict[str, str | None] = {}
    for folder in folders:
        name, sign, value = folder.partition("=")
        if sign and name:
            text = unquote(value)
            found[unquote(name)] = None if text == _NULL else text
    return found


def is_marker(file: Path, below: Path | None = None) -> bool:
    """Return whether `file`, or a folder of it below `below`, is another tool's note (`_SUCCESS`, `.part.crc`)."""
    parts = file.relative_to(below).parts if below is not None and file.is_relative_to(below) else (file.name,)
    return any(part.startswith((".", "_")) and "=" not in part for part in parts)
