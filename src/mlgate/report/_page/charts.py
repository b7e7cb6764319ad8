"""The drawings behind the measurements and findings of a check, each with its caption and the numbers it shows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec
from markupsafe import Markup

from mlgate.core.model import Measurement, Result
from mlgate.report._figures import figure
from mlgate.report._page import curves, evidence
from mlgate.report._page.forests import Forest, Row
from mlgate.report._page.scales import around, drawable
from mlgate.report._page.strips import Mark

_NOW = "this run"
# So many of a check; the JSON has all.
MOST = 60
_Cells = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """A drawing, the lines in it by name, and its numbers as a table."""

    sort: str
    about: str
    drawing: Markup
    legend: tuple[tuple[str, str], ...]
    columns: tuple[str, ...]
    cells: _Cells


def charts(result: Result, *, samples: bool) -> list[Chart]:
    """Return what there is to draw of `result` beside its forest plots."""
    found: list[Chart] = []
    held: list[tuple[str, Mapping[str, Any], Measurement | None]] = [
        (one.key, one.evidence, one) for one in result.measurements
    ]
    held += [(one.subject, one.evidence, None) for one in result.findings]
    for about, known, measured in held:
        for draw in (_reliability, _distribution):
            found += draw(about, known, samples)
        if measured is not None:
            found += _history(measured)
        if len(found) > MOST:
            break
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
    rows = [
        (name, f"{figure(100 * before)} %", f"{figure(100 * now)} %")
        for name, before, now in zip(
            _bins(found, known.get("samples") if samples else None), found.reference, found.current, strict=True
        )
    ]
    yield Chart(
        sort="Distribution",
        about=about,
        drawing=curves.distributions(found),
        legend=(("second", found.names[0]), ("first", found.names[1])),
        columns=("bin", *found.names),
        cells=tuple(rows),
    )


def _bins(found: evidence.Distribution, names: object) -> list[str]:
    """Return how the bins are called: categories by number, unless their names are shared."""
    if found.edges:
        return [f"{figure(low)} to {figure(high)}" for low, high in zip(found.edges, found.edges[1:], strict=False)]
    known = [str(name) for name in names] if isinstance(names, list | tuple) else []
    return known if len(known) == len(found.reference) else [str(one + 1) for one in range(len(found.reference))]


def _history(measured: Measurement) -> Iterator[Chart]:
    moments: Sequence[evidence.Moment] = evidence.history(measured.evidence)
    if not moments:
        return
    if measured.value is not None and drawable(measured.value):
        moments = [*moments, evidence.Moment(_NOW, measured.value, measured.low, measured.high)]
    sound = [one if _has_ends(one) else msgspec.structs.replace(one, low=None, high=None) for one in moments]
    limits = [measured.limits[name] for name in ("at_least", "at_most") if drawable(measured.limits.get(name))]
    rows = [(one.at, figure(one.value), _interval(one)) for one in sound]
    yield Chart(
        sort="History",
        about=measured.key,
        drawing=curves.history(sound, limits),
        legend=(("first", measured.name),),
        columns=("at", "value", "interval"),
        cells=tuple(rows),
    )


def _has_ends(one: evidence.Moment) -> bool:
    return drawable(one.low) and drawable(one.high)


def _interval(one: evidence.Moment) -> str:
    return f"{figure(one.low)} to {figure(one.high)}" if _has_ends(one) else ""
