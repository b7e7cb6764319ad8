"""The drawings behind the measurements and findings of a check, each with its caption and the numbers it shows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import msgspec
from markupsafe import Markup

from mlgate.core.model import Measurement, Result, Status
from mlgate.report._figures import figure
from mlgate.report._page import curves, evidence
from mlgate.report._page.forests import Forest, Row
from mlgate.report._page.scales import around, drawable
from mlgate.report._page.strips import Mark

# So many of a check, with so many bins and moments together, those of what fails first; the JSON has all.
MOST, MOST_MARKS = 60, 600
# Of more categories the names stand beside their numbers only.
_NAMED = 12
_Cells = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """A drawing, the lines in it by name, and its numbers as a table; `numbered` is what its numbers stand for."""

    sort: str
    about: str
    drawing: Markup
    legend: tuple[tuple[str, str], ...]
    columns: tuple[str, ...]
    cells: _Cells
    numbered: tuple[str, ...] = ()


def charts(result: Result, *, samples: bool) -> list[Chart]:
    """Return what there is to draw of `result` beside its forest plots."""
    ordered = sorted(result.measurements, key=lambda one: one.status != Status.FAIL)
    held: list[tuple[str, Mapping[str, Any], Measurement | None]] = [(one.key, one.evidence, one) for one in ordered]
    held += [(one.subject, one.evidence, None) for one in result.findings]
    found: list[Chart] = []
    marks = 0
    for about, known, measured in held:
        drawn = [one for draw in (_reliability, _distribution) for one in draw(about, known, samples)]
        drawn += _history(measured) if measured is not None else ()
        marks += sum(len(one.cells) for one in drawn)
        if marks > MOST_MARKS:
            break
        found += drawn
    return found[:MOST]


def gaps(result: Result) -> Iterator[Forest]:
    """Yield a forest plot of the groups behind each gap."""
    for measured in result.measurements:
        found = evidence.gap(measured.evidence)
        if found is not None:
            rows = [_group(one) for one in found.groups[: evidence.MOST]]
            marks = [row.mark for row in rows if row.mark is not None]
            ends = [end for mark in marks for end in (mark.low, mark.high) if end is not None]
            scale = around([mark.at for mark in marks], ends)
            name = f"groups behind {measured.key}"
            yield Forest(sort="value", metric=name, against=measured.against, rows=tuple(rows), scale=scale)


def _group(one: evidence.Group) -> Row:
    whole = drawable(one.low) and drawable(one.high)
    low, high = (one.low, one.high) if whole else (None, None)
    label = f"{one.group}, {one.rate}" if one.rate else one.group
    measured = Measurement(name=one.group, slice=label, value=one.value, low=low, high=high, n=one.n)
    return Row(measured=measured, mark=Mark(at=one.value, low=low, high=high))


def _reliability(about: str, known: Mapping[str, Any], samples: bool) -> Iterator[Chart]:  # noqa: ARG001 - the shape of all
    sides = evidence.reliability(known)
    if not 1 <= len(sides) <= 2:  # noqa: PLR2004 - the candidate and its baseline
        return
    ordered = dict(sorted(sides.items(), key=lambda item: item[0] != "candidate"))
    rows = [
        (
            side,
            f"{figure(one.start)} to {figure(one.end)}",
            figure(one.n),
            figure(one.predicted),
            f"{figure(one.observed)} [{figure(one.low)}, {figure(one.high)}]",
        )
        for side, bins in ordered.items()
        for one in bins
    ]
    yield Chart(
        sort="Reliability",
        about=about,
        drawing=curves.reliability(ordered),
        legend=tuple(zip(("first", "second"), ordered, strict=False)),
        columns=("side", "probability", "n", "predicted", "came true"),
        cells=tuple(rows),
    )


def _distribution(about: str, known: Mapping[str, Any], samples: bool) -> Iterator[Chart]:
    found = evidence.distribution(known)
    if found is None:
        return
    shared = known.get("samples")
    names = _names(found, shared if samples else None)
    withheld = ("names withheld",) if not names and _names(found, shared) else ()
    bins = [f"{at}: {name}" for at, name in enumerate(names, 1)] or _bins(found)
    rows = [
        (name, f"{figure(100 * before)} %", f"{figure(100 * now)} %")
        for name, before, now in zip(bins, found.reference, found.current, strict=True)
    ]
    yield Chart(
        sort="Distribution",
        about=about.removesuffix(":distribution"),
        drawing=curves.distributions(found),
        legend=(("second", found.names[0]), ("first", found.names[1])),
        columns=("bin", *found.names),
        cells=tuple(rows),
        numbered=withheld or (tuple(bins) if 0 < len(names) <= _NAMED else ()),
    )


def _names(found: evidence.Distribution, shared: object) -> list[str]:
    """Return what categories are called, where it is known or `shared`."""
    values = [str(name) for name in shared] if isinstance(shared, list | tuple) else []
    fitting = (names for names in (found.categories, values) if len(names) == len(found.reference))
    return [] if found.edges else next(fitting, [])


def _bins(found: evidence.Distribution) -> list[str]:
    """Return what bins are called: those of numbers by their edges, others by number."""
    edges = found.edges
    if not edges:
        return [str(at) for at in range(1, len(found.reference) + 1)]
    within = [f"{figure(low)} to {figure(high)}" for low, high in pairwise(edges)]
    whole = len(edges) > len(found.reference)
    return within if whole else [f"up to {figure(edges[0])}", *within, f"above {figure(edges[-1])}"]


def _history(measured: Measurement) -> Iterator[Chart]:
    moments: Sequence[evidence.Moment] = evidence.history(measured.evidence)
    if not moments:
        return
    if measured.value is not None and drawable(measured.value):
        moments = [*moments, evidence.Moment(curves.NOW, measured.value, measured.low, measured.high)]
    sound = [one if _has_ends(one) else msgspec.structs.replace(one, low=None, high=None) for one in moments]
    limits = [measured.limits[name] for name in ("at_least", "at_most") if drawable(measured.limits.get(name))]
    rows = [(one.at, figure(one.value) + _interval(one), _remark(one)) for one in sound]
    told = any(remark for *_, remark in rows)
    others = (("first hollow", "measured on something else than now"),) if any(one.other for one in sound) else ()
    yield Chart(
        sort="History",
        about=measured.key,
        drawing=curves.history(sound, limits),
        legend=(("first", "accepted, and this run"), *others, *((("limit", "limit"),) if limits else ())),
        columns=("at", "value", "reason given") if told else ("at", "value"),
        cells=tuple(row if told else row[:2] for row in rows),
    )


def _remark(one: evidence.Moment) -> str:
    other = f"not the same as now: {one.other}" if one.other else ""
    return "; ".join(part for part in (one.reason, other) if part)


def _has_ends(one: evidence.Moment) -> bool:
    return drawable(one.low) and drawable(one.high)


def _interval(one: evidence.Moment) -> str:
    return f" [{figure(one.low)}, {figure(one.high)}]" if _has_ends(one) else ""
