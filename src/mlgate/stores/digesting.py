"""A file digested beside other work: hashing leaves the interpreter to it, and start-up needs one core of several."""

from __future__ import annotations

import hashlib
import threading
from pathlib import Path

_BLOCK = 1 << 20


class Digesting:
    """The SHA-256 of `path`, worked out in a thread of its own from now until `close`."""

    def __init__(self, path: Path) -> None:
        """Begin."""
        self.path = path
        # What the file is before its first byte is read.
        self._stamp = _stamp(path)
        self._digest: str | None = None
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._work, daemon=True)
        self._thread.start()

    def result(self, stamp: tuple[int, ...]) -> dict[Path, str]:
        """Return the digest by the path, or nothing where there is none of the file that had `stamp`.

        `stamp` is that of the file as it was opened: its device, inode, size in bytes, and time of change in
        nanoseconds.
        """
        self._thread.join()
        return {self.path: self._digest} if self._digest and self._stamp == stamp else {}

    def close(self) -> None:
        """Stop, finished or not."""
        self._stopped.set()
        self._thread.join()

    def _work(self) -> None:
        digest = hashlib.sha256()
        block = bytearray(_BLOCK)
        view = memoryview(block)
        try:
            with self.path.open("rb", buffering=0) as stream:
                while size := stream.readinto(block):
                    if self._stopped.is_set():
                        return
                    digest.update(view[:size])
        except OSError:
            # Whoever opens the file says why it cannot be read.
            return
        self._digest = digest.hexdigest()


def _stamp(path: Path) -> tuple[int, ...]:
    try:
        seen = path.stat()
    except OSError:
        return ()
    return (seen.st_dev, seen.st_ino, seen.st_size, seen.st_mtime_ns)
