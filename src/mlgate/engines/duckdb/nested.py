"""Fields of objects, items of arrays and entries of maps, in SQL."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import duckdb
import msgspec

from mlgate.contracts import Column
from mlgate.contracts.compiled import Entry, Step
from mlgate.engines.duckdb import literals
from mlgate.engines.duckdb.columns import held

_THERE = "lambda i: i IS NOT NULL"


class Reached(msgspec.Struct, frozen=True, kw_only=True):
    """A column, or a field below one, in SQL; `listed` says that it is a list of the fields of an array's items."""

    sql: str
    type: Any
    there: str | None = None
    listed: bool = False


def reach(column: Column, sql: str, type_: Any) -> Reached | None:  # noqa: ANN401 - as in `held`
    """Return what `column` is, which is or is below the column `sql`; `None` where nothing but nulls stands above."""
    here = Reached(sql=sql, type=type_)
    for step in column.path[1:]:
        if held(here.type).family == "null":
            return None
        here = stepped(here, step)
    return here


def stepped(here: Reached, step: Step) -> Reached:
    """Return what a step of a column's path leads to."""
    if isinstance(step, Entry):
        return _entries(here, step)
    return _items(here) if step is None else _field(here, step)


def _items(here: Reached) -> Reached:
    below = here.type.children[0][1]
    if not here.listed:
        return Reached(sql=here.sql, type=below, listed=True)
    return Reached(sql=f"flatten(list_filter({here.sql}, lambda f: f IS NOT NULL))", type=below, listed=True)


def _field(here: Reached, name: str) -> Reached:
    names = [field for field, _ in here.type.children]
    place = names.index(name)
    below = here.type.children[place][1]
    # By position: names of fields are compared without case.
    if here.listed:
        inner = f"list_filter({here.sql}, lambda f: f IS NOT NULL)"
        return Reached(
            sql=f"list_transform({inner}, lambda f: struct_extract_at(f, {place + 1}))", type=below, listed=True
        )
    return Reached(sql=f"struct_extract_at({here.sql}, {place + 1})", type=below, there=f"({here.sql}) IS NOT NULL")


def _entries(here: Reached, part: Entry) -> Reached:
    """Return the keys or values of maps, in whatever way those are held: `matching` has refused all others."""
    take, type_ = _taken(here.type, part)
    if not here.listed:
        return Reached(sql=take(here.sql), type=type_, listed=True)
    inner = f"list_filter({here.sql}, {_THERE})"
    return Reached(sql=f"flatten(list_transform({inner}, lambda f: {take('f')}))", type=type_, listed=True)


def _taken(type_: Any, part: Entry) -> tuple[Callable[[str], str], Any]:  # noqa: ANN401 - as in `held`
    """Return what makes a list of keys or values of the SQL of a map, and the type of its items."""
    place = 0 if part is Entry.KEY else 1
    family = held(type_).family
    if family == "map":
        return (lambda value: f"map_{part.value}s({value})"), type_.children[place][1]
    if family == "object":
        return _of_object(type_, part)
    entry = type_.children[0][1]
    if held(entry).family == "null":
        return (lambda value: value), entry

    def listed(value: str) -> str:
        return f"list_transform(list_filter({value}, {_THERE}), lambda e: struct_extract_at(e, {place + 1}))"

    return listed, entry.children[place][1]


def _of_object(type_: Any, part: Entry) -> tuple[Callable[[str], str], Any]:  # noqa: ANN401 - as in `held`
    kinds = {str(below): below for _, below in type_.children if held(below).family != "null"}
    whole = all(held(kind).family == "integer" for kind in kinds.values())
    kind = next(iter(kinds.values())) if len(kinds) == 1 else duckdb.type("HUGEINT" if whole else "DOUBLE")
    if not kinds or part is Entry.KEY:
        kind = type_.children[0][1] if not kinds and part is Entry.VALUE and type_.children else duckdb.type("VARCHAR")

    def listed(value: str) -> str:
        parts = []
        for place, (name, _) in enumerate(type_.children, 1):
            field = f"struct_extract_at({value}, {place})"
            told = literals.text(name) if part is Entry.KEY else f"CAST({field} AS {kind})"
            parts.append(f"CASE WHEN {field} IS NOT NULL THEN {told} END")
        there = f"list_filter([{', '.join(parts)}], lambda e: e IS NOT NULL)"
        return f"CASE WHEN {value} IS NOT NULL THEN {there} END"

    return listed, kind
