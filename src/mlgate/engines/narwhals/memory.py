"""Contracts over frames in memory, by the library that holds them: pandas and pyarrow.

What narwhals has no words for (nested columns, decimals of more than 18 digits, conditions that apply text functions
which the libraries disagree about) is converted, those columns alone, and left to polars.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any, cast

import msgspec
import narwhals as nw
import numpy as np

from mlgate.contracts import Column, Rule, Table
from mlgate.contracts.constraints import Dangling, Disorder, EveryRow, KeyTest, Outside, Quantile, Query, RowTest
from mlgate.core.display import plain
from mlgate.engines.narwhals import keys, orders
from mlgate.engines.narwhals.aggregates import FUSED, ROWS, Row, fused, number_of
from mlgate.engines.narwhals.breaking import breaking, extras_of
from mlgate.engines.narwhals.columns import Opened, Source, opened
from mlgate.engines.narwhals.forms import Prepared, UnsupportedError
from mlgate.engines.narwhals.library import Library
from mlgate.engines.observing import MOST, BrokenColumn, Examples, Observation, Seen, Settings

_VALUE_LENGTH = 60
ROW = "row"


class Read(msgspec.Struct, frozen=True, kw_only=True):
    """A source that is opened and prepared."""

    source: Source
    opened: Opened
    prepared: Prepared
    rows: int


class Observed(msgspec.Struct, frozen=True, kw_only=True):
    """One table's rules counted over frames, as `mlgate.engines.observing.Observation` says."""

    table: Table
    library: Library
    reads: tuple[Read, ...]
    counts: Mapping[str, int]
    values: Mapping[str, float | None]
    settings: Settings
    unchecked: Mapping[str, str] = {}
    by_polars: Observation | None = None

    @property
    def sources(self) -> tuple[Seen, ...]:
        """The sources in their order."""
        return tuple(Seen(shown=one.source.shown, rows=one.rows) for one in self.reads)

    @property
    def broken(self) -> tuple[BrokenColumn, ...]:
        """What is wrong with whole columns."""
        return tuple(broken for one in self.reads for broken in one.opened.broken)

    @property
    def partial(self) -> frozenset[str]:
        """The subjects of the rules that some source lacks a column of."""
        return frozenset(rule.subject for rule in self.table.rules if not _everywhere(rule, self.reads))

    def examples(self, rules: Sequence[Rule], shown: Mapping[str, int]) -> Mapping[str, Examples]:
        """Return examples of rows that break `rules`."""
        theirs = frozenset(self.by_polars.counts) if self.by_polars is not None else frozenset[str]()
        left = [rule for rule in rules if rule.subject in theirs]
        found = dict(self.by_polars.examples(left, shown)) if self.by_polars is not None and left else {}
        for rule in rules:
            if rule.subject not in theirs:
                found[rule.subject] = _examples(rule, self, shown.get(rule.subject, 0))
        return found


def observe(table: Table, sources: Sequence[Source], settings: Settings, library: Library) -> Observed:
    """Count what breaks the rules of `table` in frames of `library` together.

    Raises:
        CheckError: a pattern of the contract is no regular expression.
    """
    reads = read_all(table, sources, settings, library)
    counts, values, left = row_rules(table, reads, settings)
    for rule in table.rules:
        if isinstance(rule.test, (RowTest, EveryRow, Query, *FUSED)) or rule.subject in left:
            continue
        if not _everywhere(rule, reads):
            counts |= {rule.subject: 0} if isinstance(rule.test, KeyTest) else {}
            continue
        try:
            number = _across(rule, reads, settings, library)
        except UnsupportedError as error:
            left[rule.subject] = str(error)
            continue
        if isinstance(rule.test, KeyTest):
            counts[rule.subject] = int(number or 0)
        else:
            values[rule.subject] = None if number is None else float(number)
    seen = Observed(table=table, library=library, reads=reads, counts=counts, values=values, settings=settings)
    return with_polars(seen, frozenset(left)) if left else seen


def read_all(table: Table, sources: Sequence[Source], settings: Settings, library: Library) -> tuple[Read, ...]:
    """Return the sources opened by `table` and prepared."""
    extras = extras_of(table.rules)
    reads = []
    for index, source in enumerate(sources):
        one = opened(table, index, source.shown, library.names_held(source.frame, table.columns), settings)
        prepared = library.prepare(source.frame, one.wanted, extras)
        below = frozenset(below.column.name for below in one.below)
        prepared = msgspec.structs.replace(prepared, below=below)
        reads.append(Read(source=source, opened=one, prepared=prepared, rows=library.length(source.frame)))
    return tuple(reads)


def row_rules(
    table: Table, reads: Sequence[Read], settings: Settings
) -> tuple[dict[str, int], dict[str, float | None], dict[str, str]]:
    """Return the counts of row rules, the numbers of statistics of the same pass, and the rules left out with why."""
    rows, left = aggregated(table, reads)
    counts: Counter[str] = Counter()
    values: dict[str, float | None] = {}
    for number, rule in enumerate(table.rules):
        if rule.subject in left:
            continue
        if isinstance(rule.test, RowTest):
            counts[rule.subject] = sum(int(row.get(f"b{number}") or 0) for row in rows)
        elif isinstance(rule.test, FUSED) and _everywhere(rule, reads):
            values[rule.subject] = number_of(rule, number, rows, settings.now)
    return dict(counts), values, left


def aggregated(table: Table, reads: Sequence[Read]) -> tuple[list[Row], dict[str, str]]:
    """Return the aggregates of each source's one `select`, and the rules that they leave out with the reason."""
    rows: list[Row] = []
    left: dict[str, str] = {}
    for one in reads:
        plan = fused(table, one.prepared)
        left |= plan.unsupported
        frame = cast("nw.DataFrame[Any]", one.prepared.frame)
        # numpy warns of what infinities make of sums, which is told as no number.
        with np.errstate(invalid="ignore", over="ignore"):
            row = frame.select(**plan.expressions).rows(named=True)[0] if one.rows else {ROWS: 0}
        rows.append({name: plain_number(value) for name, value in row.items()})
    return rows, left


def plain_number(value: Any) -> Any:  # noqa: ANN401 - a number of Python's, numpy's or Arrow's
    """Return a number as Python holds it, and `None` for none."""
    value = value.item() if hasattr(value, "item") else value
    return None if value is None or value != value else value  # noqa: PLR0124 - NaN is no number


def with_polars(seen: Observed, subjects: frozenset[str]) -> Observed:
    """Return `seen` with the rules `subjects` run by polars, over the columns that they need."""
    # polars' engine: 60 ms, needed for few contracts.
    from mlgate.engines.polars import frames, observe

    rules = tuple(rule for rule in seen.table.rules if rule.subject in subjects)
    names = {name for rule in rules for name in rule.columns}
    columns = tuple(column for column in seen.table.columns if column.name in names)
    table = msgspec.structs.replace(seen.table, columns=columns, rules=rules)
    tops = {column.top for column in columns}
    sources = [frames.source_of(one.source.frame, one.source.shown, only=tops) for one in seen.reads]
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


def _everywhere(rule: Rule, reads: Sequence[Read]) -> bool:
    return all(one.opened.reads(rule) for one in reads)


def _across(rule: Rule, reads: Sequence[Read], settings: Settings, library: Library) -> float | None:
    """Return the number of a rule that other rows decide."""
    forms = keys.joint_forms([keys.cells_of(one.prepared, rule.columns) for one in reads])
    if isinstance(rule.test, Dangling):
        return float(len(_dangling(rule, reads, settings, library)))
    if isinstance(rule.test, Quantile | Disorder):
        frames = [keys.keys(one.prepared, rule.columns, forms) for one in reads]
        whole = cast("nw.DataFrame[Any]", keys.together(frames))
        columns = [whole[f"k{index}"].to_numpy() for index in range(len(rule.columns))]
        if isinstance(rule.test, Disorder):
            return orders.disorder(rule.test, columns)
        form = forms[0]
        return orders.quantile(rule.test, (columns[0] - form.offset) / form.units)
    rows = keys.together([keys.keys(one.prepared, rule.columns, forms) for one in reads])
    frame = cast("nw.DataFrame[Any]", rows)
    if not len(frame):
        return 0.0 if isinstance(rule.test, KeyTest) else None
    found = cast("nw.DataFrame[Any]", keys.grouped(rule, rows)).rows(named=True)[0]
    return keys.number_of(rule, {name: plain_number(value) for name, value in found.items()})


def _dangling(rule: Rule, reads: Sequence[Read], settings: Settings, library: Library) -> nw.DataFrame[Any]:
    """Return the rows, as source and number, whose keys are in no row of the other object."""
    others = read_all(referred(rule, reads), _related(rule, settings), settings, library)
    if not others or not all(len(one.prepared.cells) == len(set(_target(rule).columns)) for one in others):
        raise UnsupportedError("points to data that lacks the columns")
    cells = [keys.cells_of(one.prepared, rule.columns) for one in reads]
    known_cells = [keys.cells_of(one.prepared, _target(rule).columns) for one in others]
    forms = keys.joint_forms([*cells, *known_cells])
    known = keys.together([keys.keys(one.prepared, _target(rule).columns, forms) for one in others])
    rows = keys.together([_numbered(one, rule, index, forms) for index, one in enumerate(reads)])
    return cast("nw.DataFrame[Any]", keys.dangling(rows, known, len(rule.columns)))


def _target(rule: Rule) -> Dangling:
    assert isinstance(rule.test, Dangling)
    return rule.test


def _related(rule: Rule, settings: Settings) -> Sequence[Source]:
    others = settings.related.get(_target(rule).table)
    if not others:
        raise UnsupportedError(f"points to '{plain(_target(rule).table, limit=60)}', whose data is not given")
    return cast("Sequence[Source]", others)


def referred(rule: Rule, reads: Sequence[Read]) -> Table:
    """Return the object that a foreign key points to, whose columns are read as those that point."""
    types = [one.column for name in rule.columns for one in reads[0].opened.wanted if one.column.name == name]
    names = _target(rule).columns
    columns = tuple(
        Column(name=name, line=rule.line, logical_type=like.logical_type, format=like.format)
        for name, like in zip(names, types, strict=True)
    )
    return Table(name=_target(rule).table, columns=columns, rules=(msgspec.structs.replace(rule, columns=names),))


def _numbered(one: Read, rule: Rule, index: int, forms: Sequence[Any]) -> keys.Frame:
    """Return keys with the source and the number of their row, from 1."""
    frame = cast("nw.DataFrame[Any]", one.prepared.frame).with_row_index(ROW)
    prepared = msgspec.structs.replace(one.prepared, frame=frame)
    place = (nw.col(ROW).cast(nw.Int64) + 1).alias(ROW)
    return keys.keys(prepared, rule.columns, forms, place, nw.lit(index, dtype=nw.Int64).alias("source"))


def _examples(rule: Rule, seen: Observed, shown: int) -> Examples:
    """Return the first rows that break `rule`, and values and extremes as far as they may be shown."""
    if isinstance(rule.test, KeyTest):
        places = _key_places(rule, seen)
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
    names = rule.columns if isinstance(rule.test, KeyTest) else rule.columns[:1]
    for source, row in places:
        one = seen.reads[source]
        indexes = {wanted.column.name: wanted.index for wanted in one.opened.wanted}
        values = [seen.library.value(one.source.frame, indexes[name], row - 1) for name in names]
        told.append(", ".join(plain(value, limit=_VALUE_LENGTH) for value in values))
    return told


def _key_places(rule: Rule, seen: Observed) -> list[tuple[int, int]]:
    """Return rows that repeat a key of an earlier one, or whose key is in no row of the other object, in order."""
    if isinstance(rule.test, Dangling):
        frame = _dangling(rule, seen.reads, seen.settings, seen.library)
        return sorted(zip(frame["source"].to_list(), frame[ROW].to_list(), strict=True))
    forms = keys.joint_forms([keys.cells_of(one.prepared, rule.columns) for one in seen.reads])
    rows = keys.together([_numbered(one, rule, index, forms) for index, one in enumerate(seen.reads)])
    frame = cast("nw.DataFrame[Any]", rows)
    known: set[object] = set()
    places = []
    columns = [frame[f"k{index}"].to_list() for index in range(len(rule.columns))]
    for key, *place in zip(zip(*columns, strict=True), frame["source"].to_list(), frame[ROW].to_list(), strict=True):
        if key in known:
            places.append((int(place[0]), int(place[1])))
            if len(places) >= MOST:
                break
        known.add(key)
    return places
