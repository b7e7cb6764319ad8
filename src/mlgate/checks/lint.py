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

A team that adopts the rules slowly writes `baseline = "lint-baseline.json"`, the findings that it knows of, which do
not fail; or `changed_since = "origin/main"`, so that only files that a change touches are linted.

```toml
[lint.new]
paths = ["src"]
baseline = "lint-baseline.json"
per_file_ignores = { "tests/**" = ["MLR"] }
```
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Annotated

import msgspec
from msgspec import Meta

from mlgate import rules
from mlgate.checks import _lint_files as lint_files
from mlgate.checks import _lint_workers as workers
from mlgate.checks._lint_reports import Line, Report, Work
from mlgate.config import PolicyFile
from mlgate.context import Context
from mlgate.core.display import nearest, plain, plural
from mlgate.core.errors import CheckError
from mlgate.core.model import Finding, Measurement
from mlgate.core.path_patterns import path_pattern
from mlgate.rules.rule import Limits

if TYPE_CHECKING:
    from mlgate.checks._known_findings import Matching

# From so many files on, remembering what was found in them saves more than it costs.
_LEAST_CACHED = 20
_MOST_NAMED = 5


class Options(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is linted: files and folders, by which rules; `exclude` are glob patterns of paths in folders.

    `per_file_ignores` has codes by patterns of paths; `baseline` is a file of findings that are known; with
    `changed_since` only files that differ from the merge base with that git ref are linted. `cache = false` remembers
    nothing between runs. One cell of a notebook may be saved with `max_output_bytes` of outputs.
    """

    paths: tuple[str, ...]
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    per_file_ignores: dict[str, tuple[str, ...]] = {}
    baseline: PolicyFile | None = None
    changed_since: str | None = None
    cache: bool = True
    max_output_bytes: Annotated[int, Meta(ge=0, lt=10**12)] = Limits().max_output_bytes


def limits(options: Options) -> Limits:
    """Return what `options` say to the rules themselves."""
    return Limits(max_output_bytes=options.max_output_bytes)


def problems(options: Options) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield what is wrong with `options` beyond their types."""
    if not options.paths:
        yield ("paths",), "'paths' is empty: name files or folders"
    for key in ("select", "ignore"):
        for message in _unknown(getattr(options, key)):
            yield (key,), f"'{key}': {message}"
    if "" in options.exclude or "" in options.per_file_ignores:
        yield ("exclude" if "" in options.exclude else "per_file_ignores",), "an empty pattern names no file"
    for glob, codes in options.per_file_ignores.items():
        for message in _unknown(codes):
            yield ("per_file_ignores", glob), f"'per_file_ignores': {message}"


def _unknown(codes: Iterable[str]) -> Iterator[str]:
    for code in codes:
        if not code or not any(known.startswith(code.upper()) for known in rules.codes()):
            yield f"no rule is called '{plain(code)}'{nearest(code, list(rules.codes()))}"


def run(options: Options, context: Context) -> Iterator[Finding | Measurement]:
    """Yield what the rules find, file by file, then how many files there were.

    Raises:
        CheckError: a path is missing or holds nothing to lint, or a file cannot be read; the others are linted first.
    """
    known = _Known(options, context)
    linted, fixable, wrong = list[str](), 0, list[Report]()
    for report in reports(options, context):
        if report.unread or report.crash:
            wrong.append(report)
            continue
        linted.append(report.shown)
        if report.ignored:
            yield Measurement(name="not_in_python", value=1, slice=report.shown, note=report.ignored)
        for line in report.lines:
            if not known.has(line):
                fixable += line.fixable
                yield msgspec.structs.replace(line.finding, line_digest=line.text)
    if wrong:
        raise CheckError(_wrong(wrong))
    yield Measurement(name="files", value=len(linted))
    if fixable:
        yield Measurement(name="fixable", value=fixable)
    yield from known.told(linted)


def excused(options: Options, context: Context, commit: str) -> Iterator[tuple[Finding, str]]:
    """Yield the findings that comments excuse now, and did not in `commit`, with the reason that each gives.

    Raises:
        CheckError: git cannot tell what changed.
    """
    # 3 ms at start-up, which `mlgate lint` has no use for.
    from mlgate.checks import _lint_excuses

    asked = _lint_excuses.Asked(
        paths=options.paths,
        exclude=options.exclude,
        codes=rules.chosen(options.select, options.ignore),
        per_file_ignores={path_pattern(glob): codes for glob, codes in options.per_file_ignores.items()},
        limits=limits(options),
    )
    return _lint_excuses.excused(asked, context.root, commit)


def reports(options: Options, context: Context) -> Iterator[Report]:
    """Yield what the rules say of every file, in order, without what is ignored in it.

    Raises:
        CheckError: a path is missing or holds nothing to lint.
    """
    codes = rules.chosen(options.select, options.ignore)
    per_file = {path_pattern(glob): codes for glob, codes in options.per_file_ignores.items()}
    files = lint_files.found(options.paths, options.exclude, context, since=options.changed_since)
    # A name that is no text can be read, but not shown.
    named = tuple((os.fsencode(file), context.shown(file).encode("utf-8", "replace").decode()) for file in files)
    work = Work(codes=codes, files=named, limits=limits(options))
    found = _remembered(context, work) if options.cache and len(files) >= _LEAST_CACHED else workers.reports(work)
    for report in found:
        context.progress(report.shown)
        ignored = lint_files.ignored(report.shown, per_file)
        if not ignored:
            yield report
            continue
        lines = tuple(line for line in report.lines if not line.finding.subject.startswith(ignored))
        yield msgspec.structs.replace(report, lines=lines)


def _remembered(context: Context, work: Work) -> Iterator[Report]:
    # 5 ms at start-up, and only for many files.
    from mlgate.checks import _lint_cache

    return _lint_cache.reports(context.root, work) if _lint_cache.is_wanted() else workers.reports(work)


class _Known:
    """The findings that are known, where a baseline names them."""

    def __init__(self, options: Options, context: Context) -> None:
        self._root = context.root
        self._matching: Matching | None = None
        if options.baseline is not None:
            # Most runs have none.
            from mlgate.checks import _known_findings

            self._matching = _known_findings.matching(options.baseline, context)

    def has(self, line: Line) -> bool:
        """Whether the finding is known."""
        return self._matching is not None and self._matching.is_known(line)

    def told(self, linted: list[str]) -> Iterator[Measurement]:
        """Yield how many were found again, and how many are gone, so that the file can shrink."""
        if self._matching is None:
            return
        yield Measurement(name="known", value=self._matching.known)
        if gone := self._matching.gone(self._root, linted):
            yield Measurement(name="gone", value=gone, note="the baseline can shrink: --write-baseline")


def _wrong(wrong: list[Report]) -> str:
    said = []
    for words, broken in (
        ("cannot be read", [(one.shown, one.unread) for one in wrong if one.unread]),
        ("could not be linted, a bug in mlgate", [(one.shown, one.crash) for one in wrong if one.crash]),
    ):
        if broken:
            named = "; ".join(f"{plain(shown)}: {plain(why)}" for shown, why in broken[:_MOST_NAMED])
            said.append(f"{plural(len(broken), 'file')} {words}: {named}")
    return "; ".join(said)
