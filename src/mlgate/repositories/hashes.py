"""Hashes as DVC counts them, of what git tracks and of what lies in the working tree.

A folder's is the MD5 of the JSON list of its files, each with its path and MD5, followed by `.dir`. Before version 3
the MD5 of text was that of it with Unix line ends.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable
from pathlib import Path

from mlgate.repositories.repository import Repository

# What takes longer to read than a check of a repository should.
MAX_HASHED_BYTES = 64_000_000
_MAX_FILES = 5_000


def of_content(content: bytes) -> frozenset[str]:
    """Return every MD5 that DVC may have for `content`, whatever line ends it was checked out with."""
    unix = content.replace(b"\r\n", b"\n")
    return frozenset(_md5(one) for one in (content, unix, unix.replace(b"\n", b"\r\n")))


def of_folder(files: Iterable[tuple[str, str]]) -> str:
    """Return the hash of a folder whose files have these relative paths and MD5s."""
    listed = [{"md5": md5, "relpath": path} for path, md5 in sorted(files)]
    return f"{_md5(json.dumps(listed, sort_keys=True).encode())}.dir"


def of_tracked_folder(repository: Repository, paths: list[str], folder: str) -> str | None:
    """Return the hash of the tracked files `paths` in `folder`; `None` where that takes too much reading."""
    if sum(map(repository.size, paths)) > MAX_HASHED_BYTES or len(paths) > _MAX_FILES:
        return None
    found = list[tuple[str, str]]()
    for path in paths:
        content = repository.content(path)
        if content is None:
            return None
        found.append((path[len(folder) + 1 :], _md5(content)))
    return of_folder(found)


def in_working_tree(path: Path) -> tuple[int, frozenset[str] | None] | None:
    """Return the bytes of what lies at `path`, and its hashes (`None`: too large); `None` where nothing does."""
    try:
        if path.is_dir():
            return _working_folder(path)
        size = path.stat().st_size
        return size, of_content(path.read_bytes()) if size <= MAX_HASHED_BYTES else None
    except OSError:
        return None


def _working_folder(folder: Path) -> tuple[int, frozenset[str] | None]:
    files = [Path(parent, name) for parent, _, names in os.walk(folder) for name in names]
    size = sum(file.stat().st_size for file in files)
    if size > MAX_HASHED_BYTES or len(files) > _MAX_FILES:
        return size, None
    listed = [(file.relative_to(folder).as_posix(), file.read_bytes()) for file in files]
    unix = [(path, content.replace(b"\r\n", b"\n")) for path, content in listed]
    return size, frozenset(of_folder((path, _md5(content)) for path, content in way) for way in (listed, unix))


def _md5(content: bytes) -> str:
    return hashlib.md5(content, usedforsecurity=False).hexdigest()
