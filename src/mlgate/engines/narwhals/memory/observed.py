"""What was counted over frames in memory, with examples of broken rows; and what is left to polars."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, cast

import msgspec
import narwhals as nw
import numpy as np

from mlgate.contracts import Rule
from mlgate.contracts.constraints import KeyTest, Outside
from mlgate.core.display import plain
from mlgate.engines import observing
from mlgate.engines.narwhals.breaking import breaking
from mlgate.engines.narwhals.columns import Opened, Source
from mlgate.engines.narwhals.library import Library
from mlgate.engines.narwhals.memory.across import key_places
from mlgate.engines.narwhals.memory.reading import Read
from mlgate.engines.observing import MOST, Examples, Observation, Settings

_VALUE_LENGTH = 60


class Observed(observing.Observed[Read], frozen=True, kw_only=True):
    """One table's rules counted over frames, as `mlgate.engines.observing.Observation` says."""

    library: Library
    settings: Settings
    by_polars: Observation | None = None

    def examples(self, rules: Sequence[Rule], shown: Mapping[str, int]) -> Mapping[str, Examples]:
        """Return examples of rows that break `rules`."""
        theirs = frozenset(self.by_polars.counts) if self.by_polars is not None else frozenset[str]()
        left = [rule for rule in rules if rule.subject in theirs]
        found = dict(self.by_polars.examples(left, shown)) if self.by_polars is not None and left else {}
        for rule in rules:
            if rule.subject not in theirs:
                found[rule.subject] = _examples(rule, self, shown.get(rule.subject, 0))
        return found


def with_polars(seen: Observed, subjects: frozenset[str]) -> Observed:
    """Return `seen` with the rules `subjects` run by polars, over the columns that they need."""
    # polars' engine: 60 ms, needed for few contracts.
    from mlgate.engines.polars import frames, observe

    rules = tuple(rule for rule in seen.table.rules if rule.subject in subjects)
    names = {name for rule in rules for name in rule.columns}
    columns = tuple(column for column in seen.table.columns if column.name in names)
    table = msgspec.structs.replace(seen.table, columns=columns, rules=rules)
    tops = {column.top for column in columns}
    sources = [
        msgspec.structs.replace(
            frames.source_of(one.source.frame, one.source.shown, only=tops),
            texts=one.opened.texts,
            decimal=one.opened.decimal,
            json=one.opened.json,
        )
        for one in seen.reads
    ]
    related = {
        name: [frames.source_of(one.frame, one.shown) for one in cast("Sequence[Source]", others)]
        for name, others in seen.settings.related.items()
    }
    theirs = observe(table, sources, msgspec.structs.replace(seen.settings, related=related, extra="allow"))
    return msgspec.structs.replace(
        seen,
        counts={**seen.counts, **theirs.counts},
        values={**seen.values, **theirs.values},
        unchecked={**seen.unchecked, **theirs.unchecked},
        by_polars=theirs,
    )


def _examples(rule: Rule, seen: Observed, shown: int) -> Examples:
    """Return the first rows that break `rule`, and values and extremes as far as they may be shown."""
    if isinstance(rule.test, KeyTest):
        places = key_places(rule, seen.reads, seen.settings, seen.library)
        return Examples(places=tuple(places[:MOST]), values=tuple(_told(rule, seen, places[:shown])))
    found, ends = row_examples(rule, seen, shown)
    low, high = extremes(ends)
    return msgspec.structs.replace(found, low=low, high=high)


def row_examples(rule: Rule, seen: Observed, shown: int) -> tuple[Examples, list[tuple[Any, Any]]]:
    """Return the first rows that break a row rule, and the extremes of each source as what sorts and what is shown."""
    found: list[tuple[int, int]] = []
    ends: list[tuple[Any, Any]] = []
    for index, one in enumerate(seen.reads):
        mask = _mask(rule, one)
        if mask is None:
            continue
        places = np.flatnonzero(mask)[: max(MOST, shown)]
        found += [(index, int(place) + 1) for place in places]
        if shown and isinstance(rule.test, Outside):
            ends += _ends(rule, one, mask)
    return Examples(places=tuple(found[:MOST]), values=tuple(_told(rule, seen, found[:shown]))), ends


def _mask(rule: Rule, one: Read) -> Any:  # noqa: ANN401 - an array of flags
    if not one.opened.reads(rule) or not one.rows:
        return None
    broken = breaking(rule, one.prepared)
    if broken is None:
        return None
    frame = cast("nw.DataFrame[Any]", one.prepared.frame)
    return frame.select(broken=broken)["broken"].to_numpy().astype(bool)


def _ends(rule: Rule, one: Read, mask: Any) -> list[tuple[Any, Any]]:  # noqa: ANN401 - as above
    """Return the extremes of what breaks a range, each as what sorts and what is shown."""
    cell = one.prepared.cells[rule.columns[0]]
    frame = cast("nw.DataFrame[Any]", one.prepared.frame)
    here = mask & frame[f"p{cell.position}"].to_numpy().astype(bool)
    values = frame[f"c{cell.position}"].to_numpy()[here]
    if not len(values):
        return []
    return [(cell.form.sortable(end), cell.form.shown(end)) for end in (values.min(), values.max())]


def extremes(ends: Sequence[tuple[Any, Any]]) -> tuple[str | None, str | None]:
    """Return the lowest and the highest of `ends`, each what sorts and what is shown, as messages show them."""
    if not ends:
        return None, None
    low, high = min(ends, key=lambda end: end[0]), max(ends, key=lambda end: end[0])
    return plain(low[1], limit=_VALUE_LENGTH), plain(high[1], limit=_VALUE_LENGTH)


def _told(rule: Rule, seen: Observed, places: Sequence[tuple[int, int]]) -> list[str]:
    told = []
    for source, row in places:
        one = seen.reads[source]
        told.append(values_at(seen.library, one.source.frame, one.opened, rule.columns, row))
    return told


def values_at(library: Library, frame: object, opened: Opened, names: Sequence[str], row: int) -> str:
    """Return what stands in the columns `names` of `frame` in a row, from 1, as messages show it."""
    wanted = {one.column.name: one for one in (*opened.wanted, *opened.below)}
    found = []
    for name in names:
        value = library.value(frame, wanted[name].index, row - 1)
        for step in wanted[name].column.path[1:]:
            value = value.get(step) if isinstance(value, dict) else None
        found.append(plain(value, limit=_VALUE_LENGTH))
    return ", ".join(found)
