"""The files that a user asks reports in: none that mlgate reads, and none that an earlier run has left."""

from __future__ import annotations

import os
from pathlib import Path

_READ = ("mlgate.lock", "mlgate.toml", "pyproject.toml")


def why_none(path: Path) -> str:
    """Return why no report may be written to `path`, which a user named; empty where it may."""
    if path.name in _READ:
        return f"{path.name} is read, and a report would take its place"
    return "that is git's own folder" if ".git" in Path(os.path.abspath(path)).parts else ""  # noqa: PTH100 - links stay


def remove(path: Path) -> None:
    """Remove the report that an earlier run left at `path`; what is a link (`/dev/stdout`), a pipe or a folder stays.

    Raises:
        OSError: it cannot be removed.
    """
    if path.is_file() and not path.is_symlink():
        path.unlink()
