"""Dates and times in conditions: their parts, intervals, and counts of units between two."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from mlgate.contracts.conditions.typed import (
    MisfitError,
    Span,
    Value,
    arithmetic,
    call,
    difference,
    needed,
    number,
    plain_value,
)
from mlgate.contracts.expressions import Constant, Expression, Function, ValueType
from mlgate.core.display import nearest, plain

_PARTS = {"year": Function.YEAR, "month": Function.MONTH, "day": Function.DAY, "hour": Function.HOUR}
_SECONDS = {"microsecond": 1e-6, "millisecond": 1e-3, "second": 1, "minute": 60, "hour": 3600, "day": 86400}
_SECONDS |= {"week": 604800}
_COUNTED = ("second", "minute", "hour", "day", "week", "month", "quarter", "year")
_AMOUNT = re.compile(r"\s*([+-]?[0-9]+(?:\.[0-9]+)?)\s*([A-Za-z]*)\s*")
_EPOCH = Constant(value=datetime(1970, 1, 1), type=ValueType.TIMESTAMP)  # noqa: DTZ001 - timestamps are in UTC without zone
# The first Monday after the epoch's start is its fifth day.
_TO_MONDAY = 3


def part(name: str, value: Value) -> Expression:
    """Return the part `name` (year, month, day, hour) of a moment, as a number."""
    found = plain_value(value)
    known = (ValueType.TIMESTAMP,) if name == "hour" else (ValueType.DATE, ValueType.TIMESTAMP)
    if found.type not in known:
        raise MisfitError(f"{name} needs a {' or a '.join(known)}, not {found.type}")
    return call(_PARTS[name], ValueType.NUMBER, found)


def extracted(name: Any, value: Value) -> Expression:  # noqa: ANN401 - the name of a part, or whatever stood there
    """Return `EXTRACT(name FROM value)`."""
    spelt = str(name.value if isinstance(name, Constant) else name).lower()
    if spelt == "epoch":
        return epoch(value)
    if spelt not in _PARTS:
        raise MisfitError(f"unknown part '{plain(spelt, limit=30)}'{nearest(spelt, [*_PARTS, 'epoch'])}")
    return part(spelt, value)


def epoch(value: Value) -> Expression:
    """Return the seconds since 1970 of a moment."""
    return difference(plain_value(value), _EPOCH)


def interval(amounts: list[Value], named: Mapping[str, Any]) -> Span:
    """Return the interval `'1' DAY`, `1 DAY` or `'1 day'`."""
    amount = amounts[0].value if len(amounts) == 1 and isinstance(amounts[0], Constant) else None
    match = _AMOUNT.fullmatch(str(amount))
    if amount is None or match is None:
        raise MisfitError("an INTERVAL is one number and one unit, as literals: INTERVAL '1 day'")
    unit = _unit(match[2] or str(named.get("unit", "")), tuple(_SECONDS))
    return Span(seconds=float(match[1]) * _SECONDS[unit])


def _unit(name: str, known: tuple[str, ...]) -> str:
    spelt = name.lower()
    spelt = spelt if spelt in known else spelt.removesuffix("s")
    if spelt in known:
        return spelt
    if spelt in ("month", "quarter", "year"):
        raise MisfitError("an INTERVAL of months or years has no fixed length; write days, or date_diff('month', a, b)")
    raise MisfitError(f"unknown unit '{plain(name, limit=30)}'{nearest(spelt, list(known))}")


def date_diff(operands: list[Value], named: Mapping[str, Any]) -> Value:
    """Return how many starts of `unit` lie after the first moment, up to the second (`date_diff('day', a, b)`)."""
    if len(operands) != 2:  # noqa: PLR2004 - from one moment to another
        raise MisfitError("date_diff takes a unit and two moments: date_diff('day', a, b)")
    # sqlglot keeps the later moment first.
    between = difference(plain_value(operands[0]), plain_value(operands[1]))
    end, start = between.arguments
    unit = _unit(str(named.get("unit", "day")), _COUNTED)
    if unit == "day" and end.type == start.type == ValueType.DATE:
        return call(Function.DIVIDE, ValueType.NUMBER, between, number(_SECONDS["day"]))
    return arithmetic(Function.SUBTRACT, _ordinal(end, unit), _ordinal(start, unit))


def _ordinal(value: Expression, unit: str) -> Expression:
    """Return the number of the `unit` that holds the moment, counted from one start."""
    if unit in ("year", "quarter", "month"):
        year = part("year", value)
        if unit == "year":
            return year
        months = _sum(_product(year, 12), part("month", value))
        return months if unit == "month" else _floor(_sum(months, -1), 3)
    days = _floor(epoch(value), _SECONDS["day" if unit == "week" else unit])
    return _floor(_sum(days, _TO_MONDAY), 7) if unit == "week" else days


def _product(value: Expression, factor: float) -> Expression:
    return call(Function.MULTIPLY, ValueType.NUMBER, value, number(factor))


def _sum(value: Expression, other: Expression | float) -> Expression:
    added = number(other) if isinstance(other, int | float) else needed(other, ValueType.NUMBER, "+")
    return call(Function.ADD, ValueType.NUMBER, value, added)


def _floor(value: Expression, divisor: float) -> Expression:
    divided = call(Function.DIVIDE, ValueType.NUMBER, value, number(divisor))
    return call(Function.FLOOR, ValueType.NUMBER, divided)
