"""`mlgate lint --fix` and `--diff`: files mended, or what would be mended shown."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from mlgate import rules
from mlgate.checks import _known_findings as known_findings
from mlgate.checks import lint
from mlgate.checks._lint_files import found, ignored
from mlgate.checks._lint_reports import Line, digest_of_line
from mlgate.cli.output import print_text
from mlgate.context import Context
from mlgate.core.console import say
from mlgate.core.display import plural
from mlgate.core.path_patterns import path_pattern
from mlgate.rules import fixing
from mlgate.stores.files import write_atomic


def fix(options: lint.Options, context: Context) -> int:
    """Mend what can be mended in the files, say what cannot, and return how many findings are gone."""
    count = 0
    for file, before, mended in _mended(options, context):
        if mended.content != before:
            if why := _written(file, context.root, before, mended.content):
                say(f"{context.shown(file)}: not fixed: {why}")
                continue
            count += len(mended.fixed)
    return count


def show(options: lint.Options, context: Context) -> int:
    """Print what `fix` would do as a unified diff; return 1 where it would change anything, as ruff does."""
    count = 0
    for file, before, mended in _mended(options, context):
        if mended.content != before:
            count += len(mended.fixed)
            lines = fixing.difference(context.shown(file), before, mended.content)
            print_text("".join(f"{line}\n" for line in lines))
    say(f"Would fix {plural(count, 'problem')}." if count else "Nothing to fix.")
    return 1 if count else 0


def _mended(options: lint.Options, context: Context) -> Iterator[tuple[Path, bytes, fixing.Mended]]:
    """Yield the files in which something can be mended, as they are and as they would be."""
    codes = rules.chosen(options.select, options.ignore)
    per_file = {path_pattern(glob): ignores for glob, ignores in options.per_file_ignores.items()}
    listed = found(options.paths, options.exclude, context, since=options.changed_since)
    files = {context.shown(file): file for file in listed}
    accepted = _accepted(options.baseline, context)
    # All are linted before the first is changed: one may be a link to another.
    for report in list(lint.reports(options, context)):
        if not any(line.fixable for line in report.lines) or report.shown not in files:
            continue
        file = files[report.shown]
        before = file.read_bytes()
        unwanted = ignored(report.shown, per_file)
        asked = tuple(code for code in codes if not (unwanted and code.startswith(unwanted)))
        mended = fixing.mended(report.shown, before, asked, accepted, lint.limits(options))
        for message in mended.dropped:
            say(message)
        yield file, before, mended


def _accepted(baseline: str | None, context: Context) -> fixing.Accepted:
    """Return what tells which findings of a file the `baseline` knows."""
    if baseline is None:
        return lambda _: ()
    known = known_findings.matching(baseline, context)

    def accepted(found: Sequence[rules.Found]) -> list[rules.Found]:
        expected = known.again()
        return [one for one in found if expected.is_known(Line(finding=one.finding, text=digest_of_line(one.line)))]

    return accepted


def _written(file: Path, root: Path, before: bytes, content: bytes) -> str:
    """Write `content` to `file`, or return why not: what a link outside of the project points to is not ours."""
    target = Path(os.path.realpath(file))
    if file.is_symlink() and not target.is_relative_to(os.path.realpath(root)):
        return "a link to a file outside of this folder"
    try:
        if target.read_bytes() != before:
            return "it was changed meanwhile"
        write_atomic(target, content)
    except OSError as error:
        return f"cannot be written: {error.strerror}"
    return ""
