"""Which files are linted: those named, those in folders less what is excluded, and of these what a change touched."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from mlgate.context import Context
from mlgate.core.display import plain
from mlgate.core.errors import CheckError
from mlgate.core.model import Location
from mlgate.core.path_patterns import path_pattern
from mlgate.rules.reading import SUFFIXES

_SKIPPED = frozenset({"__pycache__", "node_modules", "site-packages", "venv"})


def found(paths: Iterable[str], exclude: Iterable[str], context: Context, *, since: str | None = None) -> list[Path]:
    """Return the files that `paths` name and hold, in order and each once; with `since`, those changed since that ref.

    Raises:
        CheckError: a path is missing or holds nothing to lint, or git does not know what was changed.
    """
    excluded = [path_pattern(glob) for glob in exclude]
    files: dict[Path, None] = {}
    for path in paths:
        below = list(_below(path, context, excluded))
        if not below:
            message = f"'{plain(path)}' holds no {' or '.join(SUFFIXES)} file to lint"
            raise CheckError(message, Location(path=plain(path)))
        files.update(dict.fromkeys(below))
    if since is None:
        return list(files)
    # 7 ms at start-up, and only here.
    from mlgate.stores import git

    changed = git.changed_since(context.root, since)
    return [file for file in files if os.path.realpath(file) in changed]


def ignored(shown: str, per_file: Mapping[re.Pattern[str], tuple[str, ...]]) -> tuple[str, ...]:
    """Return the beginnings of the codes that are ignored in the file that is shown as `shown`."""
    return tuple(code.upper() for glob, codes in per_file.items() if glob.fullmatch(shown) for code in codes)


def _below(path: str, context: Context, excluded: Iterable[re.Pattern[str]]) -> Iterator[Path]:
    start = context.root / path
    if start.is_file():
        if start.suffix in SUFFIXES and _is_code(start):
            yield start
        return
    if not start.is_dir():
        message = f"'{plain(path)}' does not exist: give .py and .ipynb files, or folders of them"
        raise CheckError(message)
    for folder, folders, names in os.walk(start):
        folders[:] = sorted(name for name in folders if name not in _SKIPPED and not name.startswith("."))
        for name in sorted(names):
            file = Path(folder, name)
            if name.endswith(SUFFIXES) and file.is_file() and _is_code(file):
                shown = context.shown(file)
                if not any(one.fullmatch(shown) for one in excluded):
                    yield file


def _is_code(file: Path) -> bool:
    """Whether `file` is linted: of Markdown, notebooks alone."""
    if file.suffix != ".md":
        return True
    # 5 ms at start-up, and most are Python.
    from mlgate.rules.markdown_notebooks import holds_notebook

    return holds_notebook(file)
