"""New files shown as a diff, and written: all of them or none, and never over anything."""

from __future__ import annotations

import contextlib
import difflib
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

from mlgate.core.display import plain
from mlgate.core.errors import UsageError

# A line of a contract may list many values; a diff is there to be read.
_WIDEST = 500


def diff(files: Mapping[Path, bytes], start: Path) -> str:
    """Return the unified diff of the new `files`, with paths as seen from `start`."""
    lines = list[str]()
    for path, content in files.items():
        shown = plain(os.path.relpath(path, start).replace(os.sep, "/"))
        text = content.decode("utf-8").splitlines()
        # Where a path begins above, `a/` and `b/` would not say where.
        lines += difflib.unified_diff([], text, "/dev/null", shown, lineterm="")
    return "".join(f"{plain(line, limit=_WIDEST)}\n" for line in lines)


def write(files: Mapping[Path, bytes], top: Path) -> None:
    """Write the new `files`, all below `top`, and the folders that they need; after a failure nothing is there of them.

    Raises:
        UsageError: one is there already, its folder is a link that leads out of `top`, or cannot be written.
    """
    made: list[Path] = []
    try:
        for path, content in files.items():
            made += _folders(path.parent, top)
            _write_new(path, content)
            made.append(path)
    except BaseException as error:
        for one in reversed(made):
            with contextlib.suppress(OSError):
                one.rmdir() if one.is_dir() else one.unlink()
        if isinstance(error, OSError):
            message = f"{plain(path)}: cannot be written: {error.strerror}; nothing is written"
            raise UsageError(message) from error
        raise


def _folders(folder: Path, top: Path) -> list[Path]:
    """Make `folder` and return what was made of it, the outermost first."""
    missing = list[Path]()
    while not os.path.lexists(folder):
        missing.insert(0, folder)
        folder = folder.parent
    if not folder.resolve().is_relative_to(top.resolve()):
        raise UsageError(f"{plain(folder)}: leads out of the repository; nothing is written")
    done = list[Path]()
    try:
        for one in missing:
            one.mkdir()
            done.append(one)
    except OSError:
        for one in reversed(done):
            one.rmdir()
        raise
    return done


def _write_new(path: Path, content: bytes) -> None:
    """Write `content` to `path` whole, where nothing may be: a link to a temporary file is refused if there is."""
    descriptor, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".tmp", dir=path.parent)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        Path(name).chmod(0o644)
        try:
            os.link(name, path)
        except FileExistsError:
            raise
        except OSError:
            # A file system without hard links.
            with path.open("xb") as stream:
                stream.write(content)
    finally:
        Path(name).unlink(missing_ok=True)
