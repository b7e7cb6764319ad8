"""Rules for machine-learning code, in `.py` files and notebooks: leakage, evaluation, reproducibility.

A generic linter does not know that a scaler must not see the test rows. These rules follow the data through a module:
what was read, split, fitted on which part, and judged on which. They need no library and run nothing.

```toml
[lint.code]
paths = ["src", "notebooks"]
exclude = ["notebooks/archive/**"]
ignore = ["MLR301"]
```

`select` and `ignore` take codes or their beginnings (`MLL`). A line is excused by `# noqa: MLL101` or
`# mlgate: ignore[MLL101] reason`. What a rule means: `mlgate explain MLL101`. A file or cell that does not parse is a
finding (`MLX001`), never passed over.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from mlgate import rules
from mlgate.context import Context
from mlgate.core.display import nearest, plain, plural
from mlgate.core.errors import CheckError
from mlgate.core.model import Finding, Location, Measurement
from mlgate.rules.libraries import is_of_interest
from mlgate.rules.notebooks import read_notebook
from mlgate.rules.sources import Source, read_module

_SUFFIXES = (".py", ".ipynb")
_SKIPPED = frozenset({"__pycache__", "node_modules", "site-packages", "venv"})
_MOST_NAMED = 5


class Options(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is linted: files and folders, by which rules; `exclude` are glob patterns of paths in folders."""

    paths: tuple[str, ...]
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()


def problems(options: Options) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield what is wrong with `options` beyond their types."""
    if not options.paths:
        yield ("paths",), "'paths' is empty: name files or folders"
    for key in ("select", "ignore"):
        for code in getattr(options, key):
            if not code or not any(known.startswith(code.upper()) for known in rules.codes()):
                yield (key,), f"'{key}': no rule is called '{plain(code)}'{nearest(code, list(rules.codes()))}"


def run(options: Options, context: Context) -> Iterator[Finding | Measurement]:
    """Yield what the rules find, file by file, then how many files there were.

    Raises:
        CheckError: a path is missing or holds nothing to lint, or a file cannot be read; the others are linted first.
    """
    linted, unreadable = 0, list[str]()
    for file in _files(options, context):
        shown = context.shown(file)
        context.progress(shown)
        try:
            content = file.read_bytes()
        except OSError as error:
            unreadable.append(f"{shown}: {error.strerror}")
            continue
        linted += 1
        source = read(shown, content)
        if source.ignored:
            yield Measurement(name="not_in_python", value=1, slice=shown, note=source.ignored)
        yield from rules.check_source(source, options.select, options.ignore)
    if unreadable:
        named = "; ".join(map(plain, unreadable[:_MOST_NAMED]))
        message = f"{plural(len(unreadable), 'file')} cannot be read: {named}"
        raise CheckError(message)
    yield Measurement(name="files", value=linted)


def read(shown: str, content: bytes) -> Source:
    """Return the module of the file that is shown as `shown` and holds `content`.

    A `.py` file without a word of the libraries is not parsed: other linters say whether it is Python.
    """
    if shown.endswith(".ipynb"):
        return read_notebook(shown, content)
    if not is_of_interest(content) and content.count(b"\x00") == 0:
        return Source(path=shown, content=content)
    return read_module(shown, content)


def _files(options: Options, context: Context) -> Iterator[Path]:
    excluded = [_pattern(pattern) for pattern in options.exclude]
    seen: set[Path] = set()
    for path in options.paths:
        found = list(_below(path, context.root, excluded, context))
        if not found:
            message = f"'{plain(path)}' holds no {' or '.join(_SUFFIXES)} file to lint"
            raise CheckError(message, Location(path=plain(path)))
        for file in found:
            if file not in seen:
                seen.add(file)
                yield file


def _below(path: str, root: Path, excluded: Iterable[re.Pattern[str]], context: Context) -> Iterator[Path]:
    start = root / path
    if start.is_file():
        if start.suffix in _SUFFIXES:
            yield start
        return
    if not start.is_dir():
        message = f"'{plain(path)}' does not exist: give .py and .ipynb files, or folders of them"
        raise CheckError(message)
    for folder, folders, names in os.walk(start):
        folders[:] = sorted(name for name in folders if name not in _SKIPPED and not name.startswith("."))
        for name in sorted(names):
            file = Path(folder, name)
            if name.endswith(_SUFFIXES) and file.is_file():
                shown = context.shown(file)
                if not any(pattern.fullmatch(shown) for pattern in excluded):
                    yield file


def _pattern(glob: str) -> re.Pattern[str]:
    """Return what matches the paths that `glob` names, and everything below them."""
    parts = re.split(r"(\*\*/|\*\*|\*|\?)", glob.strip("/"))
    wild = {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}
    return re.compile("".join(wild.get(part) or re.escape(part) for part in parts) + "(?:/.*)?")
