"""Runs linters over Jupyter notebooks through nbQA: ruff and mypy, or any other that nbQA can drive.

What: every remark of the linters is a finding with the notebook, the cell (code cells counted from 1) and the line
within it. A cell that does not parse is a finding of its own, and the rest of the notebook is still judged. The
linters' configuration is that of the repository. Notebooks are read, never changed and never run.

Why: linters that read only `.py` files pass over the place where most machine-learning code is written first, and nbQA
by itself skips a cell that does not parse without a word.

```toml
[notebooks.code]
paths = ["notebooks"]
tools = ["ruff", "mypy"]
```
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Annotated

import msgspec
from msgspec import Meta

from mlgate.context import Context
from mlgate.core.display import plain
from mlgate.core.errors import CheckError
from mlgate.core.model import Finding, Location, Measurement

if TYPE_CHECKING:
    from mlgate.notebooks.linting import Remark
    from mlgate.rules.sources import Source

_SKIPPED_FOLDERS = frozenset({".ipynb_checkpoints", ".venv", ".git", "node_modules", "__pycache__"})


class Options(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Which notebooks, files, folders or globs, and which linters run over them."""

    paths: Annotated[tuple[str, ...], Meta(min_length=1)]
    tools: Annotated[tuple[str, ...], Meta(min_length=1)] = ("ruff", "mypy")


def problems(options: Options) -> Iterable[tuple[tuple[str, ...], str]]:
    """Yield the tools that are no module names: they are started as `python -m TOOL`."""
    for tool in options.tools:
        if not tool.isidentifier():
            yield ("tools",), f"'tools': '{plain(tool, limit=60)}' is not the name of a linter's module"


def run(options: Options, context: Context) -> Iterator[Finding | Measurement]:
    """Yield the cells that do not parse, and what the linters say of the others."""
    # nbQA and its tools are an extra, and 15 ms; the validation of a configuration has no use for either.
    from mlgate.notebooks.linting import lint

    sources = {path: _read(context, path) for path in _notebooks(options, context)}
    unreadable = []
    for path, source in sources.items():
        for failure in source.failures:
            if failure.line < 1 or not source.cells:
                unreadable.append(f"{path}:{max(failure.line, 1)}: {failure.reason}")
                continue
            location = source.located(failure.line, failure.column)
            yield Finding(subject="syntax-error", message=plain(failure.reason), location=location)
    judged = [path for path, source in sources.items() if any(cell.text.strip() for cell in source.cells)]
    yield Measurement(name="notebooks", value=float(len(judged)), n=len(judged))
    for tool in options.tools if judged else ():
        for remark in lint(tool, judged, context.root):
            yield _finding(remark, sources[remark.path])
    if unreadable:
        raise CheckError(plain("; ".join(unreadable), limit=2000))


def _notebooks(options: Options, context: Context) -> list[str]:
    found = {
        context.shown(file) for pattern in options.paths for file in context.files(pattern) if file.suffix == ".ipynb"
    }
    kept = sorted(path for path in found if not _SKIPPED_FOLDERS & set(PurePosixPath(path).parts))
    if not kept:
        message = f"no notebook (.ipynb) in {', '.join(plain(path) for path in options.paths)}"
        raise CheckError(message)
    return kept


def _read(context: Context, path: str) -> Source:
    # 10 ms for `ast`, as above.
    from mlgate.rules.notebooks import read_notebook

    return read_notebook(path, (context.root / path).read_bytes())


def _finding(remark: Remark, source: Source) -> Finding:
    rows = source.json_lines().get(remark.cell, []) if source.json_lines else []
    location = Location(
        path=remark.path,
        cell=remark.cell,
        line=remark.line,
        column=remark.column,
        file_line=rows[min(remark.line, len(rows)) - 1] if rows else None,
    )
    return Finding(subject=remark.code, message=plain(remark.message), location=location)
