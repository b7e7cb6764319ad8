"""The files of a data set on this machine."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from mlgate.core.display import plain
from mlgate.core.errors import CheckError
from mlgate.readers.partitions import is_marker

_WILD = "*?["


def matching(root: Path, pattern: str) -> tuple[Path, ...]:
    """Return the files that `pattern` names: a file, a glob (`**` too) or a directory with all below it; sorted.

    Raises:
        CheckError: nothing matches, what matches is not a plain file (a device, a pipe, a link to nowhere), or a
            folder may not be read.
    """
    # Before Python 3.13 a final `**` names folders only.
    path = Path(root, pattern, "*") if pattern.endswith("**") else Path(root, pattern)
    try:
        found = list(_found(path, is_glob=any(character in pattern for character in _WILD)))
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) else error
        raise CheckError(f"'{plain(pattern)}' cannot be looked for: {plain(why)}") from error
    if not found:
        message = f"'{plain(pattern)}' matches no file below {plain(root.name or root)}"
        raise CheckError(message)
    for file in found:
        if not file.is_file():
            message = f"'{plain(shown(root, file))}' is not a plain file"
            raise CheckError(message)
    return tuple(sorted(found))


def tables(root: Path, pattern: str) -> tuple[Path, ...]:
    """Return the files that `pattern` names without other tools' notes, whose name, or a folder's, begins `.` or `_`.

    Where there are none but such, they are what is meant. Raises CheckError as `matching` does.
    """
    found = matching(root, pattern)
    # What the pattern itself spells out is wanted, whatever it begins with.
    spelt = next((index for index, part in enumerate(Path(pattern).parts) if set(part) & set(_WILD)), None)
    folder = Path(root, *Path(pattern).parts[:spelt])
    below = folder if folder.is_dir() else None
    return tuple(file for file in found if not is_marker(file, below)) or found


def shown(root: Path, file: Path) -> str:
    """Return `file` as reports show it: relative to `root` where it is below it, with `/`."""
    return file.relative_to(root).as_posix() if file.is_relative_to(root) else file.as_posix()


def _found(path: Path, *, is_glob: bool) -> Iterator[Path]:
    if is_glob:
        anchor = Path(path.anchor)
        yield from (file for file in anchor.glob(str(path.relative_to(anchor))) if not file.is_dir())
    elif path.is_dir():
        # A folder that may not be read is an error, where `Path.rglob` passes over it.
        for folder, _, names in os.walk(path, onerror=_refused):
            yield from (Path(folder, name) for name in names)
    elif path.exists() or path.is_symlink():
        yield path


def _refused(error: OSError) -> None:
    raise error
