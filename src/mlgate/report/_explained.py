"""All that is known of one comparison, for `mlgate explain CHECK`: numbers, slices worst first, and the worst rows.

Of the rows only ids are there, and values where the check allowed them: this is for a terminal, and never posted.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import msgspec

from mlgate.core.display import plain
from mlgate.core.model import FOUND, Measurement, Result, Status
from mlgate.report._figures import NOTHING, aligned, change, estimate, figure
from mlgate.report._harms import harm_of
from mlgate.report._summary import MARKS, gist, shortened, told
from mlgate.report.text import finding_line

MOST = 50
_MOST_CELL = 40
_LARGEST = 1e100
_NUMBERS = ("measure", "value", "baseline", "difference", "allowed", "n", "p")
_OF_SLICES = ("slice", "value", "baseline", "difference", "allowed", "n", "needed")
_OF_REGIONS = ("measure", "value", "baseline", "difference", "n")
_WORST_FIRST = (Status.FAIL, Status.ERROR, Status.INCONCLUSIVE, Status.WARN, Status.PASS, Status.SKIP, None)


def explained(result: Result) -> list[str]:
    """Return what is known of a `regression`, as harmless lines."""
    return list(_lines(result))


def _lines(result: Result) -> Iterator[str]:
    yield f"{MARKS[result.status]} {plain(result.check)}  {result.status}  {gist(result)}".rstrip()
    if result.status == Status.ERROR and result.location is not None:
        yield f"    at {plain(result.location)}"
    if result.description:
        yield f"    {plain(result.description)}"
    yield from (f"    {line}" for line in told(result))
    yield from (f"    {finding_line(finding)}" for finding in result.findings[:MOST])
    whole = [measured for measured in result.measurements if measured.slice is None]
    yield from _table("All rows", whole, _NUMBERS)
    for title, slices in _by_metric(result).items():
        yield from _table(title, sorted(slices, key=_worst_first), _OF_SLICES)
    yield from _regions(whole)
    yield from _earlier(whole)
    yield from _rows(whole)


def _by_metric(result: Result) -> dict[str, list[Measurement]]:
    found: dict[str, list[Measurement]] = {}
    for measured in result.measurements:
        if measured.slice is not None:
            against = "" if measured.against is None else f" against the {measured.against}"
            found.setdefault(f"{measured.name}{against} by slice", []).append(measured)
    return dict(sorted(found.items()))


def _worst_first(measured: Measurement) -> tuple[int, float, str]:
    harm = harm_of(measured)
    size = 0.0 if harm is None else -harm.size
    return _WORST_FIRST.index(measured.status), size, measured.key


def _table(title: str, measured: Sequence[Measurement], columns: tuple[str, ...]) -> Iterator[str]:
    if not measured:
        return
    yield ""
    yield f"{plain(title, limit=300)}:"
    shown = measured[:MOST]
    table = aligned([columns, *(_cells(one, columns) for one in shown)])
    yield f"    {next(table)}"
    for one, row in zip(shown, table, strict=False):
        yield f"  {' ' if one.status is None else MARKS[one.status]} {row}"
        note = one.insufficient or (one.note if one.slice is None else "")
        if note:
            yield f"      {plain(note)}"
    if more := shortened(measured, MOST):
        yield f"    {more}: `--format json` has all"


def _cells(measured: Measurement, columns: tuple[str, ...]) -> tuple[str, ...]:
    allowed = ", ".join(f"{name} {figure(limit)}" for name, limit in sorted(measured.limits.items()))
    cells = {
        "measure": plain(measured.name if columns == _OF_REGIONS else measured.key, limit=120),
        "slice": plain(measured.slice, limit=120),
        "value": estimate(measured),
        "baseline": figure(measured.baseline),
        "difference": change(measured),
        "allowed": allowed or NOTHING,
        "n": figure(measured.n),
        "needed": figure(measured.n_needed),
        "p": figure(measured.p_value),
    }
    return tuple(cells[column] for column in columns)


def _grouped(measured: Sequence[Measurement], key: str) -> Iterator[tuple[str, Measurement]]:
    """Yield each different evidence under `key` once, with the names of all measurements that have it."""
    groups: list[tuple[list[str], Measurement]] = []
    for one in measured:
        held = one.evidence.get(key)
        if not isinstance(held, Mapping):
            continue
        same = next((names for names, other in groups if other.evidence[key] == held), None)
        if same is None:
            groups.append(([plain(one.key, limit=120)], one))
        else:
            same.append(plain(one.key, limit=120))
    yield from ((", ".join(names), one) for names, one in groups)


def _regions(measured: Sequence[Measurement]) -> Iterator[str]:
    """Tell of the worst region that was found, for the metrics of which it breaks no limit."""
    regions = []
    for one in measured:
        try:
            regions.append(msgspec.convert(one.evidence.get("region"), Measurement))
        except msgspec.ValidationError:
            continue
    if regions:
        name = plain(regions[0].slice, limit=200).removeprefix(FOUND)
        yield from _table(f"The worst region that was found, {name}, breaks no limit", regions, _OF_REGIONS)


def _earlier(measured: Sequence[Measurement]) -> Iterator[str]:
    """Tell what was accepted before, the oldest first."""
    for one in measured:
        moments = [moment for moment in _listed(one.evidence.get("history")) if isinstance(moment, Mapping)]
        if not moments:
            continue
        yield ""
        yield f"{plain(one.key, limit=120)}, as it was accepted:"
        yield from (f"    {line}" for line in aligned([("day", "value", "reason"), *map(_moment, moments)]))


def _moment(moment: Mapping[str, Any]) -> tuple[str, ...]:
    value = moment.get("value")
    # A whole number of JSON may be of any size.
    known = figure(value) if isinstance(value, int | float) and abs(value) < _LARGEST else NOTHING
    other = f" (not the same as now: {plain(moment['other'], limit=120)})" if moment.get("other") else ""
    return plain(moment.get("at"), limit=20), known, (plain(moment.get("reason") or "", limit=120) + other) or NOTHING


def _rows(measured: Sequence[Measurement]) -> Iterator[str]:
    for names, one in _grouped(measured, "rows"):
        rows = one.evidence["rows"]
        ids, column = _listed(rows.get("ids")), rows.get("column")
        yield ""
        what = "row that is newly wrong" if rows.get("what") == "newly wrong" else "row that is worse"
        count = rows["count"] if isinstance(rows.get("count"), int) else None
        yield f"{names}: {figure(count)} {what if count == 1 else what.replace('row that is', 'rows that are')}"
        named = "rows of the file" if column is None else plain(column, limit=80)
        listed = ", ".join(plain(one, limit=80) for one in ids)
        yield f"    worst by {plain(rows.get('by'), limit=80)}, {named}: {listed}"
        yield from (f"    {line}" for line in _samples(one.evidence.get("samples")))


def _samples(samples: object) -> Iterator[str]:
    rows = [row for row in _listed(samples) if isinstance(row, Mapping)]
    if not rows:
        return
    columns = tuple(rows[0])
    cells = [tuple(plain(row.get(column), limit=_MOST_CELL) for column in columns) for row in rows[:MOST]]
    yield from aligned([tuple(plain(column, limit=_MOST_CELL) for column in columns), *cells])


def _listed(value: object) -> list[Any]:
    return list(value)[:MOST] if isinstance(value, list | tuple) else []
