"""Pieces of the conditions and queries that a conversion writes: names and literals, quoted."""

from __future__ import annotations

import re
from datetime import date, datetime, time

_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d.*")
_BARE = re.compile(r"[a-z_][a-z0-9_]*")
# Words that mean something in a condition, whatever a column is called.
_WORDS = frozenset(
    word
    for line in (
        "all and any array as asc between both by case cast check collate column cross current_date current_time day",
        "current_timestamp date desc distinct else end escape except exists extract false filter first for from full",
        "group having hour if ilike in inner intersect interval into is isnull join last left like limit localtime",
        "localtimestamp map month natural not notnull null offset on only or order outer over partition position",
        "qualify range right row rows select similar some struct table then time timestamp to top trim true union",
        "unique using values when where window with within year",
    )
    for word in line.split()
)
# Of queries that are text of a contract; they are run in a sandbox, after DuckDB's own parser took them for one SELECT.
SELECT = "SELECT"


def select(expression: str, table: str) -> str:
    """Return the query of `expression` over the rows of the object `table`."""
    return f"{SELECT} {expression} FROM {name(table)}"


def name(column: str) -> str:
    """Return `column` as an identifier, quoted where it is more than a plain lower-case word."""
    if _BARE.fullmatch(column) and column not in _WORDS:
        return column
    return '"' + column.replace('"', '""') + '"'


def literal(value: object) -> str:
    """Return `value` as a literal."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, datetime):
        return f"TIMESTAMP '{value.isoformat(sep=' ')}'"
    if isinstance(value, date):
        return f"DATE '{value.isoformat()}'"
    if isinstance(value, time):
        return f"TIME '{value.isoformat()}'"
    if isinstance(value, int | float):
        return repr(value)
    return "'" + str(value).replace("'", "''") + "'"


def within(value: str, low: object, high: object, opened: tuple[bool, bool]) -> str:
    """Return the condition that the expression `value` lies between `low` and `high`, where they are given."""
    parts = []
    if low is not None:
        parts.append(f"{value} {'>' if opened[0] else '>='} {literal(moment(low))}")
    if high is not None:
        parts.append(f"{value} {'<' if opened[1] else '<='} {literal(moment(high))}")
    return " AND ".join(parts)


def moment(value: object) -> object:
    """Return the date or timestamp that the text `value` is; anything else as it is."""
    if isinstance(value, str):
        try:
            return date.fromisoformat(value) if _DATE.fullmatch(value) else datetime.fromisoformat(value)
        except ValueError:
            return value
    return value


def type_of(values: list[object]) -> str | None:
    """Return the logical type that all of `values` are of, or `None`. Numbers are `number`, whole or not."""
    if not values:
        return None
    sorts = {_sort(value) for value in values}
    if sorts == {"date", "timestamp"}:
        return "timestamp"
    if len(sorts) > 1 and sorts <= {"date", "timestamp", "time", "string"}:
        return "string"
    return sorts.pop() if len(sorts) == 1 else None


def _sort(value: object) -> str | None:
    if isinstance(value, bool):
        return "boolean"
    if isinstance(value, int | float):
        return "number"
    if isinstance(value, datetime):
        return "timestamp"
    if isinstance(value, date):
        return "date"
    if isinstance(value, time):
        return "time"
    if not isinstance(value, str):
        return None
    return "date" if _DATE.fullmatch(value) else "timestamp" if _MOMENT.fullmatch(value) else "string"
