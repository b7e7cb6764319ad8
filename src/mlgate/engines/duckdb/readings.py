"""A source read through a table's columns, and the SQL that its rules come to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import duckdb
import msgspec

from mlgate.contracts import Column, Rule, Table
from mlgate.contracts.constraints import RowTest, Untrue
from mlgate.core.errors import CheckError
from mlgate.engines.duckdb.breaking import breaking
from mlgate.engines.duckdb.columns import View, held, viewed
from mlgate.engines.duckdb.conditions import condition
from mlgate.engines.duckdb.nested import reach
from mlgate.engines.duckdb.sessions import Session
from mlgate.engines.duckdb.sources import ROW, Source, Stored, text_fault
from mlgate.engines.matching import Held, Origin, faults, reading, stored
from mlgate.engines.observing import BrokenColumn, Settings

# The variable for an item, where a column is below an array.
_ITEM = "i_"


class Read(msgspec.Struct, frozen=True, kw_only=True):
    """A source with its columns read as the contract says.

    `frame` is a query of `c0`, … for values, by position in the table, and what else the views name; `views` are by
    the names of columns, in SQL over the frame. For those in `items` a column of the frame is a list, and the view is
    of its item. `raw` is what is stored, for examples. `kept` is the name of
    a table that has the columns parsed already.
    """

    source: Source
    selected: tuple[str, ...]
    views: dict[str, View]
    items: dict[str, str]
    raw: dict[str, str]
    broken: tuple[BrokenColumn, ...]
    rows: int = 0
    kept: str = ""

    def frame(self, *more: str, numbered: bool = False) -> str:
        """Return a query of the columns read, beside `more`; with the number of each row in `row_`."""
        if self.kept and not more and not numbered:
            return f"SELECT * FROM {self.kept}"  # noqa: S608 - the name is this package's own
        selected = [*self.selected, *more, *([ROW] if numbered else [])]
        clause = self.source.numbered if numbered else self.source.clause
        return f"SELECT {', '.join(selected) or '1 AS one_'} FROM {clause}"  # noqa: S608 - names and values are literals

    def reads(self, rule: Rule) -> bool:
        """Return whether every column of `rule` is there to be read."""
        return all(name in self.views for name in rule.columns)

    def breaking(self, rule: Rule) -> str:
        """Return SQL for the rows that break `rule`, a row rule.

        Raises:
            UnsupportedError: this engine cannot run it.
        """
        assert isinstance(rule.test, RowTest)
        if isinstance(rule.test, Untrue):
            return f"NOT ({condition(rule.test.condition, self.views)})"
        name = rule.columns[0]
        broken = breaking(rule.test, self.views[name])
        if name in self.items:
            return f"coalesce(list_bool_or(list_transform({self.items[name]}, lambda {_ITEM}: ({broken}))), false)"
        return broken

    def one_value(self, names: Sequence[str]) -> bool:
        """Return whether each of the columns `names` has a single value in each row."""
        return not any(name in self.items for name in names)


def read(table: Table, source: Source, index: int, settings: Settings) -> Read:
    """Return `source`, the one at `index`, read through the columns of `table`; no row is read yet."""
    origin = Origin(source=index, shown=source.shown, plain_json=source.json)
    broken = list(faults(table, source.names, source=index, shown=source.shown, extra=settings.extra))
    stopped = {one.column for one in broken if one.stops}
    by_name = {column.name: column for column in source.columns}
    reader = Reader(source)
    for position, column in enumerate(table.columns):
        if column.top in by_name and column.top not in stopped:
            broken += reader.add(position, column, by_name[column.top], origin)
    return Read(
        source=source,
        selected=tuple(reader.selected),
        views=reader.views,
        items=reader.items,
        raw=reader.raw,
        broken=tuple(broken),
    )


class Reader:
    """Collects what the columns of one source are read as."""

    def __init__(self, source: Source) -> None:
        """Start without columns."""
        self.decimal = source.decimal
        self.selected: list[str] = []
        self.views: dict[str, View] = {}
        self.items: dict[str, str] = {}
        self.raw: dict[str, str] = {}

    def add(self, position: int, column: Column, there: Stored, origin: Origin) -> list[BrokenColumn]:
        """Read the column at `position` from what holds it; return what is wrong with it."""
        how = reading(column, there.held, origin)
        if isinstance(how, BrokenColumn):
            return [how]
        reached = None if how == "nothing" else reach(column, there.sql, there.type)
        if reached is None:
            self.views[column.name] = View(value="NULL", held=Held(family="null"), nothing=True)
        elif reached.listed:
            self.selected.append(f"{reached.sql} AS c{position}")
            self.items[column.name] = f"c{position}"
            self.views[column.name] = viewed(column, how, _ITEM, reached.type, self.decimal)
        else:
            self.raw[column.name] = _showable(reached.sql, reached.type)
            self._add_value(
                position, column, viewed(column, how, reached.sql, reached.type, self.decimal), reached.there
            )
        wrong = stored(column, there.held, origin)
        return [wrong] if wrong else []

    def _add_value(self, position: int, column: Column, view: View, above: str | None) -> None:
        self.selected.append(f"{view.value} AS c{position}")
        mistyped = there = None
        zoned = view.zoned
        if zoned not in ("true", "false"):
            zoned = f"z{position}"
            self.selected.append(f"{view.zoned} AS {zoned}")
        if view.mistyped is not None:
            mistyped = f"t{position}"
            self.selected.append(f"{view.mistyped} AS {mistyped}")
        if above is not None:
            there = f"h{position}"
            self.selected.append(f"{above} AS {there}")
        self.views[column.name] = msgspec.structs.replace(
            view, value=f"c{position}", mistyped=mistyped, there=there, zoned=zoned
        )


def _showable(sql: str, type_: Any) -> str:  # noqa: ANN401 - the type's module is another in each major version of DuckDB
    """Return a stored value as it can be fetched: DuckDB gives moments with a zone to Python only through pytz."""
    name = str(type_)
    if held(type_).zone is not None:
        moment = f"timezone('UTC', CAST({sql} AS TIMESTAMPTZ))"
        whole = f"epoch_us({moment}) % 1000000 = 0"
        spelt = [f"strftime({moment}, '%Y-%m-%d %H:%M:%S{part}+00:00')" for part in ("", ".%f")]
        return f"CASE WHEN {whole} THEN {spelt[0]} ELSE {spelt[1]} END"
    return f"CAST({sql} AS VARCHAR)" if "TIME ZONE" in name or "TIMESTAMPTZ" in name else sql


def count(one: Read, rules: Sequence[Rule], session: Session) -> tuple[Read, dict[str, int]]:
    """Count, in one pass, the rows of the source and those that break each of `rules`, by the rule's subject.

    Raises:
        CheckError: the source cannot be read to its end, or has another number of rows than was counted before.
        UnsupportedError: this engine cannot run a rule.
    """
    readable = [rule for rule in rules if one.reads(rule)]
    counts = [f"count_if({one.breaking(rule)})" for rule in readable]
    query = f"SELECT {', '.join(['count(*)', *counts])} FROM ({one.frame()})"  # noqa: S608 - names and values are literals
    try:
        row = session.connection.execute(query).fetchall()[0]
    except duckdb.Error as error:
        raise text_fault(one.source, error) from error
    rows = int(row[0])
    if one.source.rows not in (None, rows):
        message = f"{one.source.shown}: has {one.source.rows:,} rows to one parser and {rows:,} to another"
        raise CheckError(f"{message}; look for quotes within fields, or quotes that are not closed")
    found = {rule.subject: int(number or 0) for rule, number in zip(readable, row[1:], strict=True)}
    return msgspec.structs.replace(one, rows=rows), found


def keep(one: Read, names: Sequence[str], session: Session) -> Read:
    """Return the source with the columns `names` parsed once, into a table that goes to disk where it is large.

    Raises:
        CheckError: the source cannot be read to its end, or the disk is full.
    """
    short = {_short(one.views[name].value) for name in names} | {_short(one.items.get(name, "")) for name in names}
    places = {place[1:] for place in short if place}
    parts = [part for part in one.selected if part.rsplit(" AS ", 1)[1][1:] in places]
    table = f"kept_{len(session.kept)}"
    session.kept.append(table)
    clause = f"SELECT {', '.join(parts) or '1 AS one_'} FROM {one.source.clause}"  # noqa: S608 - names and values are literals
    session.rows(f"CREATE TEMP TABLE {table} AS {clause}", one.source.shown)
    return msgspec.structs.replace(one, kept=table)


def _short(value: str) -> str:
    """Return `value` where it is the name of a column of the frame."""
    return value if re.fullmatch(r"c\d+", value) else ""
