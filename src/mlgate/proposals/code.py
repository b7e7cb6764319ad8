"""The check `lint.code`, with what it finds today as known."""

from __future__ import annotations

import os

from mlgate.checks import _known_findings as known_findings
from mlgate.checks import lint
from mlgate.checks._lint_reports import Line
from mlgate.context import Baseline, Context
from mlgate.core.display import plain, plural
from mlgate.core.errors import CheckError
from mlgate.proposals.parts import Part
from mlgate.proposals.surroundings import Surroundings, is_tame
from mlgate.proposals.tables import Table, Value

BASELINE = "lint-baseline.json"
_MOST_UNREAD = 20


def part(here: Surroundings) -> Part:
    """Return the check on all modules and notebooks; none where there are none."""
    if not any(not path.startswith(".") for path in here.code):
        return Part()
    # All of it, so that the module of next week is judged wherever it is put.
    paths = (".",)
    # With the cache, so that the trial of the whole configuration does not read it all again.
    options = lint.Options(paths=paths)
    context = Context(check="lint.code", root=here.root, baseline=Baseline(root=here.root))
    try:
        reports = list(lint.reports(options, context))
    except CheckError as error:
        return Part(left_out=(f"lint: {error}",))
    unread = [one.shown for one in reports if one.unread or one.crash]
    keys: dict[str, Value] = {"paths": paths}
    if unread:
        if len(unread) > _MOST_UNREAD or not all(map(is_tame, unread)):
            return Part(left_out=(f"lint: {plural(len(unread), 'file')} cannot be read, as {plain(unread[0])}",))
        keys["exclude"] = tuple(unread)
    lines = [line for one in reports for line in one.lines]
    return _known(here, keys, lines, unread)


def _known(here: Surroundings, keys: dict[str, Value], lines: list[Line], unread: list[str]) -> Part:
    comment = ["Leaks, evaluation, reproducibility, unsafe loads, secrets: `mlgate explain MLL101` and docs/lint.md."]
    files, notes = {}, list[str]()
    if unread:
        comment.append("What is excluded cannot be read.")
    if lines:
        keys["baseline"] = BASELINE
        comment.append(f"The baseline knows {plural(len(lines), 'finding')} of today; only new ones fail.")
        notes.append(
            f"lint: {BASELINE} knows {plural(len(lines), 'finding')} of today; only new ones fail;"
            " `mlgate lint .` shows them"
        )
        if not os.path.lexists(here.root / BASELINE):
            files[BASELINE] = known_findings.written(lines)
    return Part(tables=(Table(name="lint.code", keys=keys, comment=comment),), files=files, notes=tuple(notes))
