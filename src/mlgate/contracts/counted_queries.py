"""Queries that count rows: `SELECT COUNT(*) FROM t WHERE condition`, with a condition of the grammar.

They are what most rules of type sql are, and every engine counts such rows in its pass over all rules, where another
query would have DuckDB read the data once more. A query of any other form stays a query.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

import msgspec

from mlgate.contracts.compiled import Column
from mlgate.contracts.expressions import Call, Expression, Function, ValueType

_NAME = r'(?:[A-Za-z_]\w*|"(?:[^"]|"")+")'
# Each run of blanks is matched in one way only, so that time is linear in the text.
_FORM = re.compile(
    rf"\s*+select\s++count\s*+\(\s*+(?:\*|1)\s*+\)(?:\s++as\s++{_NAME})?\s++"
    rf"from\s++(?P<table>{_NAME})(?:\s++(?:as\s++)?(?!where\b)(?P<alias>{_NAME}))?"
    r"(?:\s++where\b(?P<condition>.++))?+\s*+",
    re.IGNORECASE | re.DOTALL,
)


class Counted(msgspec.Struct, frozen=True, kw_only=True):
    """Of which rows the number is asked for: all (`None`), or those where `condition` is true; `text` is as written."""

    condition: Expression | None = None
    text: str = ""


def counted(sql: str, tables: tuple[str, ...], known: Mapping[str, Column]) -> Counted | None:
    """Return what the query `sql` counts, or `None` where it is no count of the rows of the object called `tables`.

    A condition that the grammar does not hold leaves it a query too.
    """
    form = _FORM.fullmatch(sql.rstrip().removesuffix(";"))
    if form is None or _plain(form["table"]).casefold() not in {name.casefold() for name in tables if name}:
        return None
    text = form["condition"]
    if text is None:
        return Counted()
    # 20 ms for contracts without conditions.
    from mlgate.contracts.conditions import ConditionError, parse_condition

    try:
        condition = parse_condition(text, known, _plain(form["alias"] or form["table"]))
    except (ConditionError, ImportError):
        return None
    return Counted(condition=condition, text=" ".join(text.split()))


def untrue(condition: Expression) -> Expression:
    """Return what is false in the rows where `condition` is true, and in no other: three-valued logic keeps nulls."""
    if isinstance(condition, Call) and condition.function is Function.NOT:
        return condition.arguments[0]
    return Call(function=Function.NOT, arguments=(condition,), type=ValueType.BOOLEAN)


def _plain(name: str) -> str:
    return name[1:-1].replace('""', '"') if name.startswith('"') else name
