"""What of a verdict the page has room for: it stays below `MOST_BYTES`, whatever was found.

The verdict, what to do, goalposts and each check with its status are the frame, which comes first. What is left of the
room goes to the parts below the checks, one by one: figures that failed, the first findings of each check with their
code, what else needs attention, other findings, drawings, figures that passed, the code of the other findings. Of two
checks each has its first before either has its second. What is left out is counted, and the JSON has it.

How many bytes a part takes is known once it is written: it is estimated, the page is written, and where it is too large
once more with as much less. So the time grows with the size of the verdict, and a page that fits is written once.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from mlgate.core.model import Finding, Measurement, Status
from mlgate.report._page.charts import Chart
from mlgate.report._page.forests import Forest
from mlgate.report._page.views import Check, Found

MOST_BYTES = 1_000_000
# Of each check so many findings come before any other has more.
_FIRST = 10
# Of an estimate that was wrong, a little less, and each time more so.
_SPARE = 0.95
# The markup of a part, less than it is, so that nothing is left out of a page that has room.
_FINDING, _STEP, _PLOT, _ROW, _FIGURE, _CELL, _LONGEST = 200, 120, 1500, 500, 150, 20, 2000
_FAILED = (Status.FAIL, Status.ERROR)
_UNKNOWN = (Status.INCONCLUSIVE, Status.WARN)


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """How much the frame tells: of a text so many signs, so many checks, and of a list beside them so many entries."""

    signs: int
    checks: int
    steps: int
    lines: int


# A level is tried where the frame of the one before it is too large already. The last always fits.
LEVELS = (
    Level(signs=2000, checks=500, steps=20, lines=100),
    Level(signs=400, checks=500, steps=5, lines=100),
    Level(signs=160, checks=200, steps=2, lines=50),
    Level(signs=60, checks=50, steps=1, lines=20),
)


class _Part(NamedTuple):
    """A piece that is shown or left out, as they are taken: by rank, then by its place in the list `of` its check."""

    rank: int
    place: int
    check: int
    of: str
    weight: int


_Kept = dict[tuple[int, str], set[int]]


def fitted(checks: Sequence[Check], write: Callable[[list[Check]], str]) -> str:
    """Return what `write` makes of as much of `checks` as fits; too large only where their frame is."""
    parts = sorted(part for number, check in enumerate(checks) for part in _parts(number, check))
    text, used = _written(checks, parts, MOST_BYTES, write)
    size = size_of(text)
    if size <= MOST_BYTES:
        return text
    frame, _ = _written(checks, [], 0, write)
    bare, spare = size_of(frame), 1.0
    if bare > MOST_BYTES:
        return frame
    while size > MOST_BYTES and used:
        spare *= _SPARE
        text, used = _written(checks, parts, used * spare * (MOST_BYTES - bare) / (size - bare), write)
        size = size_of(text)
    return text


def size_of(text: str) -> int:
    """Return the bytes of `text` in a file."""
    return len(text.encode("utf-8", "replace"))


def _written(
    checks: Sequence[Check], parts: list[_Part], room: float, write: Callable[[list[Check]], str]
) -> tuple[str, int]:
    kept, used = _taken(parts, room)
    return write([_with(check, number, kept) for number, check in enumerate(checks)]), used


def _taken(parts: list[_Part], room: float) -> tuple[_Kept, int]:
    """Return of which lists which places are kept, and what they weigh together."""
    kept: _Kept = {}
    full: set[tuple[int, str]] = set()
    used = 0
    for part in parts:
        of = (part.check, part.of)
        # A list that was cut once stays cut: an entry after a gap would look as if nothing were missing.
        if of in full or used + part.weight > room:
            full.add(of)
            continue
        used += part.weight
        kept.setdefault(of, set()).add(part.place)
    return kept, used


def _with(check: Check, number: int, kept: _Kept) -> Check:
    """Return `check` with what is kept of it, and the rest counted."""

    def those(of: str) -> set[int]:
        return kept.get((number, of), set())

    detailed, charts = those("paths"), those("charts")
    shown = [at for at in range(len(check.findings)) if at in those("findings")]
    findings = tuple(check.findings[at] if at in detailed else _without(check.findings[at]) for at in shown)
    forests = [_rows_of(forest, those(f"rows {at:03}")) for at, forest in enumerate(check.forests)]
    figures = tuple(one for at, one in enumerate(check.figures) if at in those("figures"))
    # Of a plot without rows nothing is told below it.
    undrawn = sum(one.left_out for one in forests if not one.rows and one.sort != "share")
    return dataclasses.replace(
        check,
        findings=findings,
        details_left_out=sum(_has_details(check.findings[at]) for at in shown if at not in detailed),
        forests=tuple(one for one in forests if one.rows),
        charts=tuple(one for at, one in enumerate(check.charts) if at in charts),
        charts_left_out=sum(at not in charts for at in range(len(check.charts))),
        figures=figures,
        figures_left_out=check.figures_left_out + len(check.figures) - len(figures) + undrawn,
    )


def _without(found: Found) -> Found:
    return dataclasses.replace(found, path=(), samples=()) if _has_details(found) else found


def _has_details(found: Found) -> bool:
    return bool(found.path or found.samples)


def _rows_of(forest: Forest, kept: set[int]) -> Forest:
    rows = tuple(row for at, row in enumerate(forest.rows) if at in kept)
    return dataclasses.replace(forest, rows=rows, left_out=forest.left_out + len(forest.rows) - len(rows))


def _parts(number: int, check: Check) -> Iterator[_Part]:
    for at, found in enumerate(check.findings):
        warns = found.finding.status == Status.WARN
        rank = (2 if warns else 1) if at < _FIRST else (4 if warns else 3)
        yield _Part(rank, at, number, "findings", _of_finding(found.finding))
        if _has_details(found):
            yield _Part(rank if at < _FIRST else 7, at, number, "paths", _of_details(found))
    for at, chart in enumerate(check.charts):
        yield _Part(5, at, number, "charts", _of_chart(chart))
    for plot, forest in enumerate(check.forests):
        for at, row in enumerate(forest.rows):
            head = 0 if at else _PLOT + 2 * _length(forest.metric)
            weight = head + _ROW + 2 * _length(row.measured.slice or row.measured.key)
            yield _Part(_rank(row.measured), at, number, f"rows {plot:03}", weight)
    for at, one in enumerate(check.figures):
        # Those that are a name and a number are short.
        weight = len(one.key) if check.figures_are_plain else _FIGURE + 2 * _length(one.key) + _length(one.note)
        yield _Part(_rank(one), at, number, "figures", weight)


def _rank(measured: Measurement) -> int:
    return 0 if measured.status in _FAILED else 2 if measured.status in _UNKNOWN else 6


def _of_finding(finding: Finding) -> int:
    return _FINDING + _length(finding.subject) + _length(finding.message) + _length(finding.location or "")


def _of_details(found: Found) -> int:
    steps = sum(_STEP + sum(map(_length, step.values())) for step in found.path)
    return steps + sum(_CELL + _length(value) for value in found.samples)


def _of_chart(chart: Chart) -> int:
    return len(chart.drawing) + sum(_CELL + _length(cell) for cells in chart.cells for cell in cells)


def _length(text: object) -> int:
    return min(len(str(text)), _LONGEST)
