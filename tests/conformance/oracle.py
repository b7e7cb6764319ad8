"""What every engine must see, found the slow way: one row after the other, in plain Python.

It follows the docstrings of `mlgate.contracts.constraints`, and shares no code with any engine.
"""

from __future__ import annotations

import math
import struct
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from fractions import Fraction

import msgspec
import pyarrow as pa

from conformance import plain_expressions, plain_floats, plain_statistics
from conformance.plain_patterns import found
from conformance.plain_rows import DAY, Moment, civil, column, in_utc, key, literal, missing
from mlgate.contracts import Column, Rule, Table
from mlgate.contracts import constraints as c
from mlgate.contracts.compiled import Entry, Step
from mlgate.core.display import plain
from mlgate.engines.observing import MOST, BrokenColumn, Examples, Seen

_TOLERANCE = 1e-9


class Leaf(msgspec.Struct, frozen=True):
    """One value as its logical type; `single` says that the data holds it in 32 bits."""

    value: object
    mistyped: bool = False
    single: bool = False
    zoned: bool = False


class Truth(msgspec.Struct, kw_only=True):
    """What is there, as `mlgate.engines.observing.Observation` says; `lines` are the broken rows by subject."""

    sources: tuple[Seen, ...]
    broken: tuple[BrokenColumn, ...]
    counts: dict[str, int]
    values: dict[str, float | None]
    lines: dict[str, list[tuple[int, int]]]
    texts: dict[str, list[str] | None]
    ends: dict[str, tuple[str, str] | None]
    partial: frozenset[str] = frozenset()
    unchecked: dict[str, str] = msgspec.field(default_factory=dict)
    numbered: bool = True

    def examples(self, rules: Sequence[Rule], shown: Mapping[str, int]) -> dict[str, Examples]:
        return {rule.subject: self._examples(rule.subject, shown[rule.subject]) for rule in rules}

    def _examples(self, subject: str, shown: int) -> Examples:
        places = tuple(self.lines[subject][:MOST]) if self.numbered else ()
        low, high = (self.ends[subject] if shown else None) or (None, None)
        return Examples(places=places, values=tuple((self.texts[subject] or [])[:shown]), low=low, high=high)


class Data(msgspec.Struct, frozen=True):
    """A table and its sources, each with its columns of plain values."""

    table: Table
    sources: tuple[dict[str, list[object]], ...]
    sizes: tuple[int, ...]
    singles: frozenset[str]
    zoned: frozenset[str]

    def has(self, source: int, rule: Rule) -> bool:
        tops = {column.name: column.top for column in self.table.columns}
        return all(tops[name] in self.sources[source] for name in rule.columns)

    def column(self, name: str) -> Column:
        return next(column for column in self.table.columns if column.name == name)

    def observed(self, source: int, rule: Rule) -> list[list[tuple[Leaf, ...]]]:
        """Return, for each row, what the rule's columns hold: one observation, or one for each item of an array."""
        columns = [self.column(name) for name in rule.columns]
        within = max((one.within for one in columns), key=len, default=())
        rows = [
            dict(zip(self.sources[source], row, strict=True))
            for row in zip(*self.sources[source].values(), strict=True)
        ]
        return [
            [tuple(self._leaf(one, row, bound) for one in columns) for bound in _observations(row, within)]
            for row in rows
        ]

    def _leaf(self, one: Column, row: dict[str, object], bound: dict[tuple[Step, ...], object]) -> Leaf:
        value, rest = row[one.top], one.path[1:]
        if one.within:
            value, rest = bound[one.within], one.path[len(one.within) :]
            last = one.path[len(one.within) - 1]
            value = value[0 if last is Entry.KEY else 1] if isinstance(last, Entry) else value
        for step in rest:
            value = None if value is None else value[step]
        return self.read(value, one)

    def read(self, value: object, one: Column) -> Leaf:
        leaf = _read(value, one.logical_type, single=one.top in self.singles)
        zoned = one.top in self.zoned
        if one.zone is None or zoned or not isinstance(leaf.value, Moment):
            return msgspec.structs.replace(leaf, zoned=zoned)
        moment = in_utc(leaf.value, one.zone)
        return Leaf(moment, mistyped=moment is None)

    def leaves(self, source: int, name: str) -> list[list[Leaf]]:
        one = self.column(name)
        path = list(one.path[1:])
        held = self.sources[source][one.top]
        return [[self.read(value, one) for value in _walk(row, path)] for row in held]


def observe(
    table: Table, sources: Sequence[pa.Table], now: datetime, related: Mapping[str, Sequence[pa.Table]] | None = None
) -> Truth:
    """Return what breaks `table` in `sources`, whose columns are all of types that the contract allows."""
    data = _data(table, sources)
    truth = Truth(
        sources=tuple(Seen(shown=f"part-{index}", rows=size) for index, size in enumerate(data.sizes)),
        broken=(),
        counts={},
        values={},
        lines={},
        texts={},
        ends={},
    )
    absent = set()
    for rule in table.rules:
        if not all(data.has(index, rule) for index in range(len(sources))):
            absent.add(rule.subject)
        if isinstance(rule.test, c.RowTest | c.KeyTest):
            _count(rule, data, truth, related or {})
        elif not isinstance(rule.test, c.EveryRow | c.Query):
            whole = rule.subject not in absent
            rows = [row for index in range(len(sources)) for row in data.observed(index, rule)] if whole else []
            columns = [[one[place].value for row in rows for one in row] for place in range(len(rule.columns))]
            truth.values[rule.subject] = plain_statistics.value(rule.test, columns, now) if whole else None
    truth.partial = frozenset(absent)
    return truth


def _data(table: Table, sources: Sequence[pa.Table]) -> Data:
    singles = {
        name for one in sources for name, field in zip(one.column_names, one.schema, strict=True) if _single(field.type)
    }
    plainly = tuple({name: column(one.column(name)) for name in one.column_names} for one in sources)
    zoned = {field.name for one in sources for field in one.schema if getattr(field.type, "tz", None)}
    return Data(table, plainly, tuple(one.num_rows for one in sources), frozenset(singles), frozenset(zoned))


def _single(kind: pa.DataType) -> bool:
    return kind == pa.float32()


def _walk(value: object, path: list[Step]) -> Iterator[object]:
    if not path:
        yield value
    elif isinstance(path[0], Entry):
        for pair in _pairs(value):
            yield from _walk(pair[0 if path[0] is Entry.KEY else 1], path[1:])
    elif isinstance(value, list):
        for item in value:
            yield from _walk(item, path[1:])
    elif isinstance(value, dict):
        yield from _walk(value[str(path[0])], path[1:])


def _observations(row: dict[str, object], within: tuple[Step, ...]) -> Iterator[dict[tuple[Step, ...], object]]:
    """Yield what stands at each path to items, down to `within`, once for each of the deepest items."""
    yield from _below(row[str(within[0])] if within else None, within, 1, {})


def _below(
    value: object, within: tuple[Step, ...], place: int, bound: dict[tuple[Step, ...], object]
) -> Iterator[dict[tuple[Step, ...], object]]:
    if place >= len(within):
        yield bound
    elif isinstance(within[place], str):
        inner = value[1] if isinstance(within[place - 1], Entry) else value
        if inner is not None:
            yield from _below(inner[within[place]], within, place + 1, bound)
    else:
        inner = value[1] if isinstance(within[place - 1], Entry) else value
        for item in _pairs(inner) if isinstance(within[place], Entry) else inner or ():
            yield from _below(item, within, place + 1, {**bound, within[: place + 1]: item})


def _pairs(value: object) -> list[tuple[object, ...]]:
    """Return the entries of a map, which is one, or the list of them, or an object."""
    if isinstance(value, dict):
        return [(name, one) for name, one in value.items() if one is not None]
    return [tuple(one.values()) for one in value or () if one is not None]


def _read(value: object, logical_type: str | None, *, single: bool) -> Leaf:
    if missing(value):
        return Leaf(value, single=single)
    mistyped = False
    if logical_type == "integer" and isinstance(value, float | Fraction):
        mistyped = (isinstance(value, float) and math.isinf(value)) or value % 1 != 0
    elif logical_type == "boolean" and not isinstance(value, bool):
        mistyped = value not in (0, 1)
        value = value == 1
    elif logical_type == "date" and isinstance(value, Moment) and not value.day:
        mistyped = value.ns % DAY != 0
        value = Moment(value.ns, day=True)
    return Leaf(None if mistyped else value, mistyped, single)


def _count(rule: Rule, data: Data, truth: Truth, related: Mapping[str, Sequence[pa.Table]]) -> None:
    lines: list[tuple[int, int]] = []
    known = _known(rule, data, related)
    # One key is not unique over sources that cannot all be read.
    whole = all(data.has(index, rule) for index in range(len(data.sources)))
    for index in range(len(data.sources)):
        if not data.has(index, rule) or (isinstance(rule.test, c.KeyTest) and not whole):
            continue
        if isinstance(rule.test, c.Untrue | c.KeyTest):
            broken = [[_breaks(rule, leaves, known) for leaves in observed] for observed in data.observed(index, rule)]
        else:
            broken = [[_leaf_breaks(rule.test, leaf) for leaf in row] for row in data.leaves(index, rule.columns[0])]
        lines += [(index, row) for row, found in enumerate(broken, 1) if any(found)]
    truth.counts[rule.subject] = len(lines)
    truth.lines[rule.subject] = lines
    truth.texts[rule.subject] = _texts(rule, data, lines)
    truth.ends[rule.subject] = _ends(rule, data, lines)


def _known(rule: Rule, data: Data, related: Mapping[str, Sequence[pa.Table]]) -> set[object]:
    if not isinstance(rule.test, c.Dangling):
        return set()
    tables = related[rule.test.table]
    keys: set[object] = set()
    for one in tables:
        parts = [[key(value) for value in column(one.column(name))] for name in rule.test.columns]
        keys.update(zip(*parts, strict=True))
    return keys


def _breaks(rule: Rule, leaves: tuple[Leaf, ...], known: set[object]) -> bool:
    test = rule.test
    if isinstance(test, c.Untrue):
        row = {name: leaf.value for name, leaf in zip(rule.columns, leaves, strict=True)}
        return plain_expressions.evaluate(test.condition, row) is False
    values = tuple(key(leaf.value) for leaf in leaves)
    if any(missing(value) for value in values):
        return False
    if isinstance(test, c.Dangling):
        return values not in known
    repeated = values in known
    known.add(values)
    return repeated


def _leaf_breaks(test: c.RowTest, leaf: Leaf) -> bool:  # noqa: C901, PLR0911, PLR0912 - a table of tests
    value = leaf.value
    if isinstance(test, c.Mistyped):
        return leaf.mistyped
    if isinstance(test, c.Missing):
        gone = test.null and missing(value) and not leaf.mistyped
        return gone or (not missing(value) and _listed(leaf, test.values))
    if value is None:
        return False
    match test:
        case c.Outside():
            return _outside(test, leaf)
        case c.Infinite():
            return isinstance(value, float) and math.isinf(value)
        case c.NotMultiple():
            return _not_multiple(test, value)
        case c.Inexact():
            return plain_floats.inexact(test.format, value)
        case c.NotNormal():
            return not plain_floats.is_normal(value, test.tolerance)
        case c.WrongLength():
            return not test.low <= len(value) <= (math.inf if test.high is None else test.high)
        case c.Unmatched():
            return not found(test.pattern, value)
        case c.Unlisted():
            return not _listed(leaf, test.values)
        case c.WrongSize():
            size = len(value) if isinstance(value, list) else sum(one is not None for one in value.values())
            return not test.low <= size <= (math.inf if test.high is None else test.high)
        case c.WrongZone():
            return leaf.zoned != test.zoned
        case c.RepeatedItems():
            return len({_hashable(one) for one in value}) < len(value)
    raise NotImplementedError(type(test).__name__)


def _hashable(value: object) -> object:
    if isinstance(value, list):
        return tuple(map(_hashable, value))
    if isinstance(value, dict):
        return tuple((name, _hashable(one)) for name, one in value.items())
    return "NaN" if value is not None and missing(value) else key(value)


def _bound(scalar: object, leaf: Leaf) -> object:
    bound = literal(scalar, like=leaf.value)
    if leaf.single and isinstance(bound, float | int) and not isinstance(bound, bool):
        return struct.unpack("f", struct.pack("f", bound))[0]
    return key(bound)


def _listed(leaf: Leaf, values: Sequence[object]) -> bool:
    return any(_bound(one, leaf) == key(leaf.value) for one in values)


def _outside(test: c.Outside, leaf: Leaf) -> bool:
    value = key(leaf.value)
    if missing(value):
        return True
    if isinstance(value, float) and math.isinf(value) and not test.infinity:
        return True
    if test.low is not None:
        low = _bound(test.low, leaf)
        if value < low or (test.low_open and value == low):
            return True
    if test.high is None:
        return False
    high = _bound(test.high, leaf)
    return value > high or (test.high_open and value == high)


def _not_multiple(test: c.NotMultiple, value: object) -> bool:
    if isinstance(value, float):
        if missing(value) or math.isinf(value):
            return True
        quotient = value / test.of
        return abs(quotient - round(quotient)) > _TOLERANCE * max(1.0, abs(quotient))
    return Fraction(value) % Fraction(str(test.of)) != 0


def _texts(rule: Rule, data: Data, lines: list[tuple[int, int]]) -> list[str] | None:
    """Return how the broken values are told, or `None` where this is left to the engine."""
    one = data.column(rule.columns[0])
    if len(rule.columns) > 1 or one.path:
        return None
    values = [data.sources[source][one.top][row - 1] for source, row in lines]
    texts = [None if missing(value) else _text(value) for value in values]
    return None if None in texts else [str(text) for text in texts]


def _ends(rule: Rule, data: Data, lines: list[tuple[int, int]]) -> tuple[str, str] | None:
    one = data.column(rule.columns[0])
    if not isinstance(rule.test, c.Outside) or one.path:
        return None
    leaves = [data.read(data.sources[s][one.top][row - 1], one) for s, row in lines]
    values = sorted((leaf.value for leaf in leaves if not missing(leaf.value)), key=key)
    if not values:
        return None
    low, high = _text(values[0]), _text(values[-1])
    return None if low is None or high is None else (low, high)


def _text(value: object) -> str | None:
    if isinstance(value, Moment):
        year, month, day = civil(value)
        # How moments and dates outside Python's calendar are told is left to the engine.
        return f"{year:04}-{month:02}-{day:02}" if value.day and 1 <= year <= 9999 else None
    return plain(value, limit=60) if isinstance(value, int | float | str | bool) else None
