"""A column of a source as typed values: what it holds, and in which rows it cannot be read as the contract says.

Everything is SQL text over the column's own SQL text, so that it serves for a column of a table as for the items of
an array.
"""

from __future__ import annotations

import re
from typing import Any

import msgspec

from mlgate.contracts import Column
from mlgate.engines.duckdb import local
from mlgate.engines.duckdb.text import parsed, says_zone
from mlgate.engines.matching import Held, How

_WHOLE = {
    "tinyint": (8, True),
    "smallint": (16, True),
    "integer": (32, True),
    "bigint": (64, True),
    "hugeint": (128, True),
    "utinyint": (8, False),
    "usmallint": (16, False),
    "uinteger": (32, False),
    "ubigint": (64, False),
    "uhugeint": (128, False),
}
_ZONED = ("timestamp with time zone", "timestamptz_ns")
_SIMPLE = {
    "varchar": Held(family="string"),
    "enum": Held(family="string"),
    "boolean": Held(family="boolean"),
    "float": Held(family="number", bits=32),
    "double": Held(family="number", bits=64),
    "date": Held(family="date"),
    "time": Held(family="time"),
    "time_ns": Held(family="time"),
    "blob": Held(family="binary"),
    "null": Held(family="null"),
    "sqlnull": Held(family="null"),
    '"null"': Held(family="null"),
    "timestamp": Held(family="timestamp"),
    "timestamp_s": Held(family="timestamp"),
    "timestamp_ms": Held(family="timestamp"),
    "timestamp_ns": Held(family="timestamp"),
}
# What names a whole number's type in DuckDB, by its bits and whether it has a sign.
WHOLE_TYPES = {numbers: name.upper() for name, numbers in _WHOLE.items()}


class View(msgspec.Struct, frozen=True, kw_only=True):
    """A column read as its logical type.

    `value` is SQL that is null where the column was null and where `mistyped` holds; `held` says what it is then, and
    `fine` whether moments are in nanoseconds. `there` holds where what the column is a field of is not missing;
    `nothing` says that no row can break any rule; `zoned` is SQL for the timestamps that say their time zone.
    """

    value: str
    held: Held
    mistyped: str | None = None
    there: str | None = None
    fine: bool = False
    nothing: bool = False
    zoned: str = "false"

    @property
    def present(self) -> str:
        """SQL for the rows with a value: neither null nor NaN."""
        there = f"{self.value} IS NOT NULL"
        return f"({there} AND NOT isnan({self.value}))" if self.held.family == "number" else there


def held(type_: Any) -> Held:  # noqa: ANN401 - the type's module is another in each major version of DuckDB
    """Return what DuckDB's `type_` is in words that no engine owns."""
    name = str(type_.id)
    if name in _WHOLE:
        bits, signed = _WHOLE[name]
        return Held(family="integer", bits=bits, signed=signed)
    if name == "decimal":
        parts = dict(type_.children)
        return Held(family="decimal", precision=int(parts["precision"]), scale=int(parts["scale"]))
    if name in _ZONED:
        return Held(family="timestamp", zone="UTC")
    if name in ("list", "array"):
        return Held(family="array", items=held(type_.children[0][1]))
    if name == "map":
        return Held(family="map", fields={part: held(below) for part, below in type_.children})
    if name == "struct":
        return Held(family="object", fields={field: held(below) for field, below in type_.children})
    return _SIMPLE.get(name) or Held(family="other", words=str(type_))


def viewed(column: Column, how: How, sql: str, type_: Any, decimal: str = ".") -> View:  # noqa: ANN401 - as in `held`
    """Return `sql`, of DuckDB's `type_`, read as `column`'s logical type in the way of `how`."""
    family = held(type_)
    if how == "text":
        return parsed_view(column, sql, decimal)
    value, fine = _plain(sql, str(type_.id))
    if column.zone is not None and family.family == "timestamp" and family.zone is None:
        moment = local.in_utc(value, column.zone, fine=fine)
        return View(value=moment, mistyped=f"({value} IS NOT NULL AND {moment} IS NULL)", held=family, fine=fine)
    if how in ("whole", "flag"):
        return _whole(value, family) if how == "whole" else _flag(value, family)
    if how == "midnight":
        broken = f"date_trunc('day', {value}) <> {value}"
        return View(
            value=f"CASE WHEN date_trunc('day', {value}) = {value} THEN CAST({value} AS DATE) END",
            mistyped=broken,
            held=Held(family="date"),
        )
    return View(value=value, held=family, fine=fine, zoned="false" if family.zone is None else "true")


def parsed_view(column: Column, sql: str, decimal: str) -> View:
    """Return the text `sql` parsed as the logical type of `column`."""
    value, family = parsed(column, sql, decimal)
    mistyped = f"({sql} IS NOT NULL AND {value} IS NULL)"
    return View(value=value, mistyped=mistyped, held=family, zoned=says_zone(column, sql))


def _plain(sql: str, name: str) -> tuple[str, bool]:
    if name == "timestamp with time zone":
        return f"timezone('UTC', {sql})", False
    if name == "timestamptz_ns":
        return f"CAST({sql} AS TIMESTAMP_NS)", True
    if name in ("timestamp_s", "timestamp_ms"):
        return f"CAST({sql} AS TIMESTAMP)", False
    if name == "enum":
        return f"CAST({sql} AS VARCHAR)", False
    return sql, name in ("timestamp_ns", "time_ns")


def _flag(value: str, family: Held) -> View:
    missing = f" OR isnan({value})" if family.family == "number" else ""
    return View(
        value=f"CASE {value} WHEN 1 THEN true WHEN 0 THEN false END",
        mistyped=f"NOT ({value} IN (0, 1){missing})",
        held=Held(family="boolean"),
    )


def _whole(value: str, family: Held) -> View:
    if family.family == "decimal":
        broken = f"{value} % 1 <> 0" if family.scale else None
        number = f"CAST({value} AS HUGEINT)"
        kept = f"CASE WHEN NOT ({broken}) THEN {number} END" if broken else number
        return View(value=kept, mistyped=broken, held=Held(family="integer", bits=128, signed=True))
    broken = f"(NOT isnan({value}) AND (isinf({value}) OR floor({value}) <> {value}))"
    return View(value=f"CASE WHEN NOT {broken} THEN {value} END", mistyped=broken, held=family)


def name_of(held_: Held, *, fine: bool = False) -> str:
    """Return the type in which DuckDB keeps what is `held_`, for what can be a key."""
    if held_.family == "integer":
        return WHOLE_TYPES[held_.bits or 128, held_.signed is not False]
    if held_.family == "decimal":
        return f"DECIMAL({held_.precision},{held_.scale})"
    names = {"number": "FLOAT" if held_.bits == 32 else "DOUBLE", "boolean": "BOOLEAN", "date": "DATE"}  # noqa: PLR2004 - bits
    names |= {"timestamp": "TIMESTAMP_NS" if fine else "TIMESTAMP", "time": "TIME_NS" if fine else "TIME"}
    return names.get(held_.family, "VARCHAR")


def position(name: str) -> str:
    """Return the place that ends a column's short name, `12` of `c12`."""
    return re.sub(r"^\D+", "", name)
