"""Rules about items of arrays and entries of maps together: keys, statistics, conditions, foreign keys.

Each item is an observation, beside the values of what it is part of. A source is unfolded: it gets a row for each item,
and the number of the row that has it. A row is broken where any of its items is.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from mlgate.contracts import Column, Rule, Table
from mlgate.contracts.compiled import Entry, Step
from mlgate.contracts.constraints import Dangling, Repeated, RowTest, Untrue
from mlgate.engines.duckdb import keys
from mlgate.engines.duckdb.columns import View, held
from mlgate.engines.duckdb.conditions import condition
from mlgate.engines.duckdb.nested import Reached, stepped
from mlgate.engines.duckdb.readings import Read, Reader
from mlgate.engines.duckdb.sessions import Session
from mlgate.engines.duckdb.sources import Stored
from mlgate.engines.matching import Held, Origin, reading

Placed = Sequence[tuple[int, Read]]


def concerns(rule: Rule, reads: Sequence[Read]) -> bool:
    """Return whether `rule` takes values of items one by one, so that sources have to be unfolded for it."""
    if isinstance(rule.test, RowTest) and not isinstance(rule.test, Untrue):
        return False
    return any(name in one.items for one in reads for name in rule.columns)


def unfolded(rule: Rule, table: Table, reads: Sequence[Read]) -> tuple[Read, ...]:
    """Return `reads`, which have all columns of `rule`, with a row for each item that they are about."""
    known = {column.name: (place, column) for place, column in enumerate(table.columns)}
    wanted = [known[name] for name in rule.columns]
    return tuple(_Unfolding(one, index, wanted).read() for index, one in enumerate(reads))


class _Unfolding:
    """Unfolds one source for some columns, each with its place in the table."""

    def __init__(self, one: Read, index: int, wanted: Sequence[tuple[int, Column]]) -> None:
        self.one = one
        self.origin = Origin(source=index, shown=one.source.shown, plain_json=one.source.json)
        self.wanted = wanted
        self.stored = {column.name: column for column in one.source.columns}
        # What paths lead to, by the path: columns, and items unfolded so far.
        self.reached: dict[tuple[Step, ...], Reached] = {}
        self.clauses = [one.source.clause, one.source.numbered]

    def read(self) -> Read:
        nothing = any(
            column.many and reading(column, self.stored[column.top].held, self.origin) == "nothing"
            for _, column in self.wanted
        )
        if nothing:
            # Nothing but nulls stands above the items, so that there is none.
            self.clauses = [f"(SELECT * FROM {clause} WHERE false)" for clause in self.clauses]  # noqa: S608 - names are this package's own
        else:
            self._unfold(max((column for _, column in self.wanted), key=lambda column: len(column.within)))
        reader = Reader(self.one.source)
        for position, column in self.wanted:
            if nothing and column.many:
                reader.views[column.name] = View(value="NULL", held=Held(family="null"), nothing=True)
            else:
                reader.add(position, *self._moved(column), self.origin)
        clause, numbered = self.clauses
        source = msgspec.structs.replace(self.one.source, clause=clause, numbered=numbered, rows=None)
        return Read(
            source=source, selected=tuple(reader.selected), views=reader.views, items={}, raw=reader.raw, broken=()
        )

    def _unfold(self, column: Column) -> None:
        stored = self.stored[column.top]
        here = Reached(sql=stored.sql, type=stored.type)
        for place, step in enumerate(column.path[: len(column.within)]):
            if place == 0:
                continue
            if isinstance(step, str):
                here = stepped(here, step)
                continue
            above = column.path[:place]
            parts = tuple(Entry) if isinstance(step, Entry) else (None,)
            lists = {part: stepped(here, part) for part in parts}
            names = {part: f"u{place}_{part.value if part else ''}" for part in parts}
            unnested = ", ".join(f"unnest({lists[part].sql}) AS {names[part]}" for part in parts)
            self.clauses = [f"(SELECT *, {unnested} FROM {clause})" for clause in self.clauses]  # noqa: S608 - the same
            for part in parts:
                self.reached[*above, part] = Reached(sql=names[part], type=lists[part].type)
            here = self.reached[*above, step]

    def _moved(self, column: Column) -> tuple[Column, Stored]:
        """Return `column` as one below what its deepest items are, and these as a column that is stored."""
        if not column.many:
            return column, self.stored[column.top]
        size = len(column.within)
        base = self.reached[column.path[:size]]
        moved = msgspec.structs.replace(column, path=(column.top, *column.path[size:]))
        return moved, Stored(name=column.top, sql=base.sql, type=base.type, held=held(base.type))


def count(rule: Rule, reads: Placed, other: keys.Related | None, session: Session) -> int:
    """Return the number of rows that break `rule`, a key rule or condition, in the unfolded `reads`."""
    query, _ = _broken(rule, reads, other)
    return int(session.row(f"SELECT count(DISTINCT place_) FROM ({query})", reads[0][1].source.shown)[0])  # noqa: S608 - names are this module's own


def first(
    rule: Rule, reads: Placed, other: keys.Related | None, session: Session, most: int
) -> list[tuple[int, tuple[object, ...]]]:
    """Return the places of the first `most` rows that break `rule`, and of a key its parts."""
    query, names = _broken(rule, reads, other)
    order = ", ".join(("place_", *names))
    # Of each row the least of its items that break the rule.
    found = f"SELECT DISTINCT ON (place_) {order} FROM ({query}) ORDER BY {order} LIMIT {most}"  # noqa: S608 - the same
    return [(int(place), tuple(key)) for place, *key in session.rows(found, reads[0][1].source.shown)]


def _broken(rule: Rule, reads: Placed, other: keys.Related | None) -> tuple[str, tuple[str, ...]]:
    """Return a query of what breaks `rule`, item by item, as `place_` and the parts of a key, and their names."""
    if isinstance(rule.test, Untrue):
        return " UNION ALL ".join(_untrue(rule.test, index, one) for index, one in reads), ()
    if isinstance(rule.test, Dangling):
        assert other is not None
        both, query = keys.without(rule, reads, other, placed=True)
        return f"SELECT place_, {both.listed} {query}", both.names
    assert isinstance(rule.test, Repeated)
    found = keys.keys(rule.columns, reads)
    listed = found.listed
    # Queries within, for a query with names cannot be part of another.
    all_keys = " UNION ALL ".join(found.placed)
    repeated = f"SELECT {listed}, min(place_) AS first_ FROM ({all_keys}) GROUP BY {listed} HAVING count(*) > 1"  # noqa: S608 - the same
    in_rows = f"SELECT {listed}, place_, count(*) AS times_ FROM ({all_keys}) GROUP BY {listed}, place_"  # noqa: S608 - the same
    joined = f"({in_rows}) JOIN ({repeated}) USING ({listed})"
    return f"SELECT place_, {listed} FROM {joined} WHERE place_ > first_ OR times_ > 1", found.names  # noqa: S608 - the same


def _untrue(test: Untrue, index: int, one: Read) -> str:
    broken = f"NOT ({condition(test.condition, one.views)})"
    return f"SELECT {keys.place(index)} FROM ({one.frame(numbered=True)}) WHERE {broken}"  # noqa: S608 - the same
