"""A folder for what is unpacked or recoded on the way, gone when the run is over."""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO, Self

from mlgate.core.errors import CheckError

GIB = 2**30
# So much of the disk is left free.
_SPARE = GIB
_PREFIX = "scratch-"
_ABANDONED_AFTER = 24 * 3600.0  # seconds


class Scratch:
    """Files for the time of one run, in a folder that is made when the first is asked for.

    `place` returns the folder to make it in; where that cannot be written it is the system's own for such files.
    """

    def __init__(self, place: Callable[[], Path] | None = None) -> None:
        self._place = place
        self._folder: Path | None = None
        self._made = 0

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Remove all files."""
        self.remove()

    def remove(self) -> None:
        """Remove all files."""
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)
            self._folder = None

    def file(self, name: str) -> Path:
        """Return the path of a new file, whose name ends as `name` does; it is not there yet."""
        self._made += 1
        suffix = Path(name).suffix.lower()
        return self.folder() / f"{self._made}{suffix if suffix[1:].isalnum() else ''}"

    def folder(self) -> Path:
        """Return the folder, made where it is not there yet."""
        if self._folder is None:
            self._folder = self._make()
        return self._folder

    def _make(self) -> Path:
        if self._place is not None:
            with contextlib.suppress(OSError):
                parent = self._place()
                _sweep(parent)
                return Path(tempfile.mkdtemp(prefix=_PREFIX, dir=parent))
        return Path(tempfile.mkdtemp(prefix=f"mlgate-{_PREFIX}"))


class Bounded:
    """A new file that is written up to a limit, so that a small download cannot fill a disk."""

    def __init__(self, path: Path, *, most: int, shown: str, what: str) -> None:
        """Write at most `most` bytes to `path`; `what` says in a message what grew too large (`unpacked`)."""
        self._path = path
        self._most = most
        self._shown = shown
        self._what = what
        self._written = 0
        self._stream: BinaryIO | None = None

    def __enter__(self) -> Self:
        """Open the file."""
        self._stream = self._path.open("xb")
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        """Close the file, and remove it after an error."""
        assert self._stream is not None
        self._stream.close()
        if kind is not None:
            self._path.unlink(missing_ok=True)

    def write(self, block: bytes) -> None:
        """Write `block`.

        Raises:
            CheckError: the file would grow beyond its limit, or the disk has less than a GiB left.
        """
        assert self._stream is not None
        before, self._written = self._written, self._written + len(block)
        if self._written > self._most:
            most = f"{self._most / GIB:.4g} GiB"
            words = f"is more than {most} when {self._what}; raise `disk_gib` if it is to be trusted"
            raise CheckError(f"{self._shown}: {words}")
        # Asked for once in 64 MiB.
        if before >> 26 != self._written >> 26 and shutil.disk_usage(self._path.parent).free < _SPARE:
            raise CheckError(f"{self._shown}: leaves less than 1 GiB of the disk free when {self._what}; make room")
        try:
            self._stream.write(block)
        except OSError as error:
            raise CheckError(f"{self._shown}: cannot be {self._what}: {error.strerror}") from error


def _sweep(parent: Path) -> None:
    """Remove what runs that were killed left; what is young may be another run's."""
    now = time.time()
    for folder in os.scandir(parent):
        if folder.name.startswith(_PREFIX) and folder.is_dir(follow_symlinks=False):
            with contextlib.suppress(OSError):
                if now - folder.stat(follow_symlinks=False).st_mtime > _ABANDONED_AFTER:
                    shutil.rmtree(folder.path, ignore_errors=True)
