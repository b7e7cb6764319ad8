"""Files that must stay what they are while they are read, since they are read more than once."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from pathlib import Path

from mlgate.core.errors import CheckError

_Stamp = tuple[int, int, int, int]


@contextlib.contextmanager
def unchanged(files: Sequence[tuple[Path, str]]) -> Iterator[None]:
    """Hold that `files`, given as a path and the name that messages use, do not change within the block.

    A file that is replaced between two passes gives numbers that are true of neither version, and makes readers fail in
    ways of their own; both are told as what they are.

    Raises:
        CheckError: a file was replaced, written or removed within the block.
    """
    before = [_stamp(path) for path, _ in files]
    try:
        yield
    except BaseException as error:
        # A panic of a library in Rust is no Exception.
        if not isinstance(error, KeyboardInterrupt | SystemExit | GeneratorExit):
            _compare(files, before, error)
        raise
    _compare(files, before, None)


def _compare(files: Sequence[tuple[Path, str]], before: Sequence[_Stamp | None], cause: BaseException | None) -> None:
    for (path, shown), stamp in zip(files, before, strict=True):
        if _stamp(path) != stamp:
            raise CheckError(f"{shown}: was changed while it was read; run the check when it is complete") from cause


def _stamp(path: Path) -> _Stamp | None:
    try:
        seen = path.stat()
    except OSError:
        return None
    return seen.st_dev, seen.st_ino, seen.st_size, seen.st_mtime_ns
