"""Keys as queries of their own, which go to disk where they do not fit in memory."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from mlgate.contracts import Column, Rule, Table
from mlgate.contracts.constraints import Dangling
from mlgate.core.display import plain
from mlgate.engines.duckdb.columns import View, name_of
from mlgate.engines.duckdb.conditions import UnsupportedError
from mlgate.engines.duckdb.readings import Read, read
from mlgate.engines.duckdb.sessions import Session
from mlgate.engines.duckdb.sources import ROW, opened
from mlgate.engines.observing import Settings

# A row's place in one number: the source's position above, the number of the row below.
_ROW_BITS = 40
_PLACE = "place_"


class Keys(msgspec.Struct, frozen=True, kw_only=True):
    """What a key rule looks at: the rows with all parts of the key, as `k0`, …, with `place_` where they are.

    `plain` and `placed` have a query for each source, without and with the places.
    """

    names: tuple[str, ...]
    plain: tuple[str, ...]
    placed: tuple[str, ...]

    @property
    def listed(self) -> str:
        """The parts of the key."""
        return ", ".join(self.names)


def keys(columns: Sequence[str], reads: Sequence[tuple[int, Read]]) -> Keys:
    """Return the keys of `columns` over `reads`, each with its position among the sources.

    Raises:
        UnsupportedError: a part of the key is no single value.
    """
    names = tuple(f"k{number}" for number in range(len(columns)))
    common = [_common([one.views[column] for _, one in reads]) for column in columns]
    plain, placed = [], []
    for index, one in reads:
        if not one.one_value(columns):
            raise UnsupportedError("is about each item of an array")
        views = [one.views[column] for column in columns]
        parts = ", ".join(
            f"{_cast(view, type_)} AS {name}" for view, type_, name in zip(views, common, names, strict=True)
        )
        where = " AND ".join(view.present for view in views)
        plain.append(f"SELECT {parts} FROM ({one.frame()}) WHERE {where}")  # noqa: S608 - names are this module's own
        placed.append(f"SELECT {parts}, {place(index)} FROM ({one.frame(numbered=True)}) WHERE {where}")  # noqa: S608 - the same
    return Keys(names=names, plain=tuple(plain), placed=tuple(placed))


def _common(views: Sequence[View]) -> str | None:
    """Return the type in which values of several sources are compared; `None` where it is that of all."""
    types = {name_of(view.held, fine=view.fine) for view in views if view.held.family != "null"}
    families = {view.held.family for view in views if view.held.family != "null"}
    if len(types) <= 1 and not (types and any(view.held.family == "null" for view in views)):
        return None
    if len(types) == 1:
        return types.pop()
    if families == {"integer"}:
        return "HUGEINT"
    if families == {"number"}:
        return "DOUBLE"
    # Numbers of several sorts, and moments to micro- and nanoseconds, by the one text that all of them have.
    return "VARCHAR"


def _cast(view: View, type_: str | None) -> str:
    if type_ is None:
        return view.value
    if type_ != "VARCHAR" or view.held.family == "string":
        return f"CAST({view.value} AS {type_})"
    if view.held.family in ("timestamp", "time"):
        return f"CAST(epoch_ns({view.value}) AS VARCHAR)"
    if view.held.family in ("integer", "decimal", "number"):
        double = f"CAST({view.value} AS DOUBLE)"
        huge = f"TRY_CAST({view.value} AS HUGEINT)"
        return f"(CASE WHEN {huge} = {view.value} THEN CAST({huge} AS VARCHAR) ELSE CAST({double} AS VARCHAR) END)"
    return f"CAST({view.value} AS VARCHAR)"


def repeats(rule: Rule, reads: Sequence[tuple[int, Read]], session: Session) -> int:
    """Return how many rows hold a key that an earlier row holds."""
    found = keys(rule.columns, reads)
    groups = f"SELECT count(*) AS n FROM ({_all(found.plain)}) GROUP BY {found.listed}"  # noqa: S608 - names are this module's own
    return int(session.row(f"SELECT sum(n - 1) FROM ({groups})", _shown(reads))[0] or 0)  # noqa: S608 - the same


def repeat_examples(
    rule: Rule, reads: Sequence[tuple[int, Read]], session: Session, most: int
) -> list[tuple[int, tuple[object, ...]]]:
    """Return the places, and the keys, of the first `most` rows that hold a key that an earlier row holds."""
    found = keys(rule.columns, reads)
    first = f"SELECT {found.listed}, min({_PLACE}) AS first_ FROM keys_ GROUP BY {found.listed} HAVING count(*) > 1"  # noqa: S608 - the same
    query = (
        f"WITH keys_ AS ({_all(found.placed)}), first_keys AS ({first}) "  # noqa: S608 - the same
        f"SELECT {_PLACE}, {found.listed} FROM keys_ JOIN first_keys USING ({found.listed}) "
        f"WHERE {_PLACE} > first_ ORDER BY {_PLACE} LIMIT {most}"
    )
    return [(int(place), tuple(key)) for place, *key in session.rows(query, _shown(reads))]


def place(index: int) -> str:
    """Return SQL for the place of a row of the source at `index`, as `place_`."""
    return f"{index << _ROW_BITS} + {ROW} AS {_PLACE}"


def split(place: int) -> tuple[int, int]:
    """Return the position of the source and the number of the row that `place` is made of."""
    return place >> _ROW_BITS, place & ((1 << _ROW_BITS) - 1)


class Related(msgspec.Struct, frozen=True, kw_only=True):
    """The sources that a foreign key points to, read as the columns that point there."""

    reads: tuple[Read, ...]


def related(rule: Rule, table: Table, settings: Settings, session: Session) -> Related:
    """Return what `rule`, a foreign key of `table`, points to.

    Raises:
        UnsupportedError: it is not given, or lacks a column.
        CheckError: it cannot be read.
    """
    test = rule.test
    assert isinstance(test, Dangling)
    sources = settings.related.get(test.table)
    if not sources:
        raise UnsupportedError(f"the data of '{plain(test.table, limit=80)}' is not given")
    own = {column.name: column for column in table.columns}
    columns = tuple(
        Column(
            name=name,
            line=rule.line,
            logical_type=own[column].logical_type if column in own else None,
            format=own[column].format if column in own else None,
            zone=own[column].zone if column in own else None,
        )
        for name, column in zip(test.columns, rule.columns, strict=True)
    )
    pointed = Table(name=test.table, columns=columns, rules=())
    reads = tuple(read(pointed, one, index, Settings()) for index, one in enumerate(opened(sources, session)))
    for one in reads:
        if wrong := next((broken for broken in one.broken if broken.stops), None):
            raise UnsupportedError(wrong.message)
    return Related(reads=reads)


def without(rule: Rule, reads: Sequence[tuple[int, Read]], other: Related, *, placed: bool) -> tuple[Keys, str]:
    """Return the keys of both sides, and FROM and what follows for those of `reads` that `other` does not hold."""
    test = rule.test
    assert isinstance(test, Dangling)
    # Both sides together, so that both are compared as one type.
    aliases = [(index, _renamed(one, rule.columns, test.columns)) for index, one in enumerate(other.reads)]
    both = keys(rule.columns, [*reads, *aliases])
    own = _all((both.placed if placed else both.plain)[: len(reads)])
    pointed = f"SELECT DISTINCT * FROM ({_all(both.plain[len(reads) :])})"  # noqa: S608 - names are this module's own
    query = f"FROM ({own}) ANTI JOIN ({pointed}) USING ({both.listed})"
    return both, query


def _renamed(one: Read, names: Sequence[str], there: Sequence[str]) -> Read:
    views = {name: one.views[other] for name, other in zip(names, there, strict=True)}
    items = {name: one.items[other] for name, other in zip(names, there, strict=True) if other in one.items}
    return msgspec.structs.replace(one, views=views, items=items)


def dangling(rule: Rule, reads: Sequence[tuple[int, Read]], other: Related, session: Session) -> int:
    """Return how many rows hold a key that the data it points to does not hold."""
    _, query = without(rule, reads, other, placed=False)
    return int(session.row(f"SELECT count(*) {query}", _shown(reads))[0])


def dangling_examples(
    rule: Rule, reads: Sequence[tuple[int, Read]], other: Related, session: Session, most: int
) -> list[tuple[int, tuple[object, ...]]]:
    """Return the places, and the keys, of the first `most` rows whose key is not there."""
    both, query = without(rule, reads, other, placed=True)
    found = session.rows(f"SELECT {_PLACE}, {both.listed} {query} ORDER BY {_PLACE} LIMIT {most}", _shown(reads))
    return [(int(place), tuple(key)) for place, *key in found]


def _all(queries: Sequence[str]) -> str:
    return " UNION ALL ".join(queries)


def _shown(reads: Sequence[tuple[int, Read]]) -> str:
    return reads[0][1].source.shown if reads else "the data"
