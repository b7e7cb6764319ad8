"""Judges Jupyter notebooks by other people's tools: linters, output stripping, and a run from the top.

What: ruff, mypy, pylint, flake8, pydocstyle, doctest or any other linter that nbQA can drive. Every remark is a finding
with the notebook, the cell (code cells counted from 1) and the line within it. A cell that does not parse is a finding
of its own, and the rest of the notebook is still judged. ruff reads notebooks itself, and is configured here only where
the repository configures it nowhere. With `strip = true`, cells that nbstripout would change are findings, by the
arguments that the repository gives to nbstripout (its pre-commit hook, or its git filter) or that `strip_arguments`
says. With `execute = true`, and only in CI (the variable `CI` is set), each notebook is run from the top in a fresh
kernel, within `timeout` seconds, and a cell that fails is a finding. No notebook is ever changed.

Why: linters that read only `.py` files pass over the place where most machine-learning code is written first, nbQA
by itself skips a cell that does not parse without a word, and a notebook that was never restarted may run nowhere.

```toml
[notebooks.code]
paths = ["notebooks"]
tools = ["ruff", "mypy"]
strip = true
```

doctest imports what it tests, so it runs the notebook's cells.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Annotated

import msgspec
from msgspec import Meta

from mlgate.context import Context
from mlgate.core.display import plain
from mlgate.core.errors import CheckError
from mlgate.core.model import Finding, Location, Measurement, Status

if TYPE_CHECKING:
    from mlgate.notebooks.remarks import Remark
    from mlgate.rules.sources import Source

_SKIPPED_FOLDERS = frozenset(
    {".ipynb_checkpoints", ".venv", "venv", "site-packages", ".git", "node_modules", "__pycache__"}
)


class Options(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Which notebooks, files, folders or globs, and what is asked of them.

    `timeout` is in seconds for a whole notebook; `kernel` runs it instead of the one that it names.
    """

    paths: Annotated[tuple[str, ...], Meta(min_length=1)]
    tools: tuple[str, ...] = ("ruff", "mypy")
    strip: bool = False
    strip_arguments: tuple[str, ...] | None = None
    execute: bool = False
    timeout: Annotated[int, Meta(gt=0)] = 600
    kernel: str | None = None


def problems(options: Options) -> Iterable[tuple[tuple[str, ...], str]]:
    """Yield the tools that are no module names, which are started as `python -m TOOL`, and that nothing is asked."""
    for tool in options.tools:
        if not tool.isidentifier():
            yield ("tools",), f"'tools': '{plain(tool, limit=60)}' is not the name of a linter's module"
    if not (options.tools or options.strip or options.execute):
        yield ("tools",), "nothing is asked of the notebooks: name 'tools', or set 'strip' or 'execute'"


def run(options: Options, context: Context) -> Iterator[Finding | Measurement]:
    """Yield the cells that do not parse, what the tools say of the others, and what was asked besides."""
    sources = {path: _read(context, path) for path in _notebooks(options, context)}
    wrong = []
    for path, source in sources.items():
        for failure in source.failures:
            if failure.line < 1 or not source.cells:
                wrong.append(f"{path}:{max(failure.line, 1)}: {failure.reason}")
                continue
            location = source.located(failure.line, failure.column)
            yield Finding(subject="syntax-error", message=plain(failure.reason), location=location)
    judged = {path: source for path, source in sources.items() if any(cell.text.strip() for cell in source.cells)}
    yield Measurement(name="notebooks", value=float(len(judged)), n=len(judged))
    for tool in options.tools if judged else ():
        yield from _linted(tool, judged, context, wrong)
    if options.strip:
        read = {path: source for path, source in sources.items() if source.notebook or source.ignored}
        yield from _stripped(options, read, context)
    if options.execute:
        yield from _executed(options, judged, context)
    if wrong:
        raise CheckError(plain("; ".join(wrong), limit=2000))


def _linted(tool: str, judged: Mapping[str, Source], context: Context, wrong: list[str]) -> Iterator[Finding]:
    # nbQA and its tools are an extra, and 15 ms; the validation of a configuration has no use for either.
    from mlgate.notebooks import linting, ruff

    if tool == "ruff":
        found = ruff.check({path: _parsing(context, path, one) for path, one in judged.items()}, context.root)
    else:
        try:
            found = linting.lint(tool, list(judged), context.root)
        except linting.UnjudgedError as error:
            found = error.remarks
            wrong.append(str(error))
    for remark in found:
        if remark.path in judged:
            yield _finding(remark, judged[remark.path])


def _parsing(context: Context, path: str, source: Source) -> str | None:
    """Return the notebook without the cells that do not parse, `None` where all do: ruff would not judge the others."""
    if not source.failures:
        return None
    # As in `_read`.
    from mlgate.rules.notebook_text import with_sources

    text = (context.root / path).read_text("utf-8-sig")
    broken = {cell.number for one in source.failures if (cell := source.cell(one.line)) and cell.number}
    return with_sources(text, dict.fromkeys(sorted(broken), ""))


def _stripped(options: Options, sources: Mapping[str, Source], context: Context) -> Iterator[Finding | Measurement]:
    # An extra, and YAML is 44 ms.
    from mlgate.notebooks import stripping

    given = stripping.arguments(context.root) if options.strip_arguments is None else options.strip_arguments
    found = stripping.unstripped(list(sources), given, context.root) if sources else []
    yield Measurement(name="unstripped", value=float(len({one.path for one in found})), n=len(sources))
    for one in found:
        source = sources[one.path]
        location = Location(path=one.path, line=1, cell=one.cell)
        if one.cell is not None and source.cells:
            location = source.located_in(one.cell)
        yield Finding(subject="not-stripped", message=f"nbstripout would take {plain(one.what)}", location=location)


def _executed(options: Options, sources: Mapping[str, Source], context: Context) -> Iterator[Finding | Measurement]:
    if not os.environ.get("CI"):
        note = "notebooks are run in CI alone, where the variable CI is set"
        # Where nothing else was asked, nothing was judged.
        status = None if options.tools or options.strip else Status.SKIP
        yield Measurement(name="executed", value=0.0, n=len(sources), status=status, note=note)
        return
    # nbclient is an extra, and takes a second.
    from mlgate.notebooks.execution import execute

    for path, source in sources.items():
        context.progress(path)
        stop = execute(context.root / path, seconds=options.timeout, kernel=options.kernel)
        if stop is not None:
            location = source.located_in(stop.cell, stop.line)
            yield Finding(subject="execution", message=plain(f"run from the top, {stop.reason}"), location=location)
    yield Measurement(name="executed", value=float(len(sources)), n=len(sources))


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
