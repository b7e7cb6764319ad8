"""Files of the user's repository: found, digested, and written so that a crash leaves the old one whole."""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Mapping
from pathlib import Path

from mlgate.core.display import plain
from mlgate.core.errors import CheckError
from mlgate.readers.finding import matching, shown

__all__ = [
    "STATE_FOLDER",
    "digest",
    "digest_bytes",
    "make_state_folder",
    "matching",
    "shown",
    "state_folder",
    "write_atomic",
    "write_whole",
]

STATE_FOLDER = ".mlgate"
_ABANDONED_AFTER = 3600.0  # seconds


def make_state_folder(folder: Path) -> None:
    """Make `folder` (`.mlgate`) with a `.gitignore` of its own, so that no state is committed by mistake.

    Raises:
        OSError: it cannot be made.
    """
    folder.mkdir(exist_ok=True)
    ignore = folder / ".gitignore"
    if not ignore.exists():
        write_atomic(ignore, b"*\n")


def state_folder(root: Path) -> Path:
    """Return `.mlgate` below `root`, made where it is not there yet. Raises OSError where it cannot be made."""
    folder = root / STATE_FOLDER
    make_state_folder(folder)
    return folder


def digest(root: Path, files: tuple[Path, ...], known: Mapping[Path, str] | None = None) -> str:
    """Return `sha256:…` of one file's bytes, or of several files' names and digests.

    `known` has digests (in hexadecimal, SHA-256) of files that need not be read again.

    Raises:
        CheckError: a file cannot be read.
    """
    # 4 ms at start-up; linting and listing digest nothing.
    import hashlib

    digests = []
    for file in files:
        if known is not None and file in known:
            digests.append(known[file])
            continue
        try:
            with file.open("rb") as stream:
                digests.append(hashlib.file_digest(stream, "sha256").hexdigest())
        except OSError as error:
            message = f"{plain(shown(root, file))}: cannot be read: {error.strerror}"
            raise CheckError(message) from error
    if len(digests) == 1:
        return f"sha256:{digests[0]}"
    listing = "".join(f"{one}  {shown(root, file)}\n" for one, file in zip(digests, files, strict=True))
    return f"sha256:{hashlib.sha256(listing.encode('utf-8', 'surrogateescape')).hexdigest()}"


def digest_bytes(content: bytes) -> str:
    """Return `sha256:…` of `content`."""
    # As in `digest`.
    import hashlib

    return f"sha256:{hashlib.sha256(content).hexdigest()}"


def write_atomic(path: Path, content: bytes) -> None:
    """Write `content` to `path` whole or not at all: a temporary file beside it, synced, then renamed over it.

    Raises:
        OSError: the folder cannot be written, or the disk is full; `path` is as it was.
    """
    # 4 ms at start-up, and most runs write nothing.
    import tempfile

    descriptor, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".tmp", dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.chmod(path.stat().st_mode & 0o777 if path.exists() else 0o644)
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    _sync_folder(path.parent)
    _sweep(path)


def write_whole(path: Path, content: bytes) -> None:
    """Write `content` to `path`, which a user named: as `write_atomic` does, where that can be done.

    What is a link (`/dev/stdout`), a pipe or the like, or stands in a folder that cannot be written, is written to.

    Raises:
        OSError: it cannot be written.
    """
    plain_file = not path.is_symlink() and (path.is_file() or not path.exists())
    if plain_file and os.access(path.parent, os.W_OK):
        write_atomic(path, content)
    else:
        path.write_bytes(content)


def _sweep(path: Path) -> None:
    """Remove what writers that were killed left beside `path`; what is young may be another writer's."""
    now = time.time()
    for file in path.parent.iterdir():
        if file.name.startswith(f".{path.name}.") and file.suffix == ".tmp":
            with contextlib.suppress(OSError):
                if now - file.lstat().st_mtime > _ABANDONED_AFTER:
                    file.unlink()


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
