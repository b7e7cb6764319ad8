"""Conditions over the columns of a row, as a tree that every engine translates and none evaluates as code.

One grammar, SQL's, and one meaning on every engine:

- Logic has three values. A condition breaks a rule where it is false; where it is null (something in it is missing) it
  does not, as a CHECK constraint of SQL does not.
- A NaN is a missing value: it is null in every expression.
- Columns and literals are compared exactly, as their logical types. Text compares by Unicode code points.
- Arithmetic is IEEE 754 double precision whatever the columns hold, so that nothing wraps or overflows; division by
  zero is null, and `x % y` has the sign of `x` (C's `fmod`).
- Timestamps are in UTC; a date compares with a timestamp as its midnight. The difference of two moments is a number of
  seconds.
- Patterns are searched for in time linear in the text, as in `mlgate.contracts.patterns`.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

import msgspec

from mlgate.contracts.scalars import Scalar


class ValueType(StrEnum):
    """What an expression yields."""

    BOOLEAN = "boolean"
    NUMBER = "number"
    STRING = "string"
    DATE = "date"
    TIMESTAMP = "timestamp"
    TIME = "time"
    NULL = "null"


class Function(StrEnum):
    """What an expression can call. Arguments are in SQL's order; all but the logical ones are null where one is."""

    # Logic. `and` and `or` take two or more; `is_null` is never null; `in` takes a value and then literals.
    AND = "and"
    OR = "or"
    NOT = "not"
    IS_NULL = "is_null"
    IN = "in"
    # Comparison of two values of one type (or of a date with a timestamp).
    EQUAL = "="
    NOT_EQUAL = "<>"
    LESS = "<"
    LESS_OR_EQUAL = "<="
    GREATER = ">"
    GREATER_OR_EQUAL = ">="
    # Arithmetic, in double precision.
    ADD = "+"
    SUBTRACT = "-"
    MULTIPLY = "*"
    DIVIDE = "/"
    REMAINDER = "%"
    NEGATE = "negate"
    ABSOLUTE = "abs"
    FLOOR = "floor"
    CEILING = "ceil"
    # Text. `length` counts code points; `matches` takes a pattern as a literal; the others a literal or a column.
    LENGTH = "length"
    LOWER = "lower"
    UPPER = "upper"
    TRIM = "trim"
    CONCAT = "concat"
    STARTS_WITH = "starts_with"
    ENDS_WITH = "ends_with"
    CONTAINS = "contains"
    MATCHES = "matches"
    # Choice. `case` takes condition, value, condition, value, …, and a last value otherwise (a null literal for none);
    # `least` and `greatest` leave out nulls.
    CASE = "case"
    COALESCE = "coalesce"
    LEAST = "least"
    GREATEST = "greatest"
    # Moments: parts of a date or timestamp as numbers; seconds from the second moment to the first.
    YEAR = "year"
    MONTH = "month"
    DAY = "day"
    HOUR = "hour"
    SECONDS_BETWEEN = "seconds_between"


class Constant(msgspec.Struct, frozen=True, kw_only=True):
    """A literal; `None` is null."""

    value: Scalar | None
    type: ValueType


class Reference(msgspec.Struct, frozen=True, kw_only=True):
    """The value of the table's column `column`, by the name in `Table.columns`."""

    column: str
    type: ValueType


class Call(msgspec.Struct, frozen=True, kw_only=True):
    """A function of the grammar on its arguments."""

    function: Function
    arguments: tuple[Expression, ...]
    type: ValueType


Expression = Constant | Reference | Call


def columns(expression: Expression) -> tuple[str, ...]:
    """Return the columns that `expression` reads, each once, in the order of their first place."""
    return tuple(dict.fromkeys(_columns(expression)))


def _columns(expression: Expression) -> Iterator[str]:
    match expression:
        case Reference(column=name):
            yield name
        case Call(arguments=arguments):
            for argument in arguments:
                yield from _columns(argument)
        case Constant():
            pass
