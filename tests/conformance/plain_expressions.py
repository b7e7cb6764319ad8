"""Conditions evaluated row by row in plain Python, as the docstring of `mlgate.contracts.expressions` says."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping

from conformance.plain_patterns import found
from conformance.plain_rows import DAY, Moment, civil, key, literal, missing
from mlgate.contracts.expressions import Call, Constant, Expression, Function, Reference

F = Function


def evaluate(expression: Expression, row: Mapping[str, object]) -> object:
    """Return the value of `expression` in `row`; `None` is null."""
    match expression:
        case Constant(value=value):
            return None if value is None else literal(value)
        case Reference(column=name):
            value = row[name]
        case Call():
            value = _call(expression, row)
    return None if missing(value) else value


def _call(call: Call, row: Mapping[str, object]) -> object:
    lazily = _LOGIC.get(call.function)
    arguments = [evaluate(argument, row) for argument in call.arguments]
    if lazily is not None:
        return lazily(arguments)
    if any(argument is None for argument in arguments):
        return None
    return _STRICT[call.function](*arguments)


def _and(values: list[object]) -> object:
    return False if False in values else None if None in values else True


def _or(values: list[object]) -> object:
    return True if True in values else None if None in values else False


def _in(values: list[object]) -> object:
    first, *others = values
    if first is None:
        return None
    if any(one is not None and _same(first, one) for one in others):
        return True
    return None if None in others else False


def _same(one: object, other: object) -> bool:
    return key(_exact(one, other)) == key(_exact(other, one))


def _exact(value: object, other: object) -> object:
    return literal(value, like=other)


def _case(values: list[object]) -> object:
    pairs, otherwise = values[:-1], values[-1]
    for condition, value in zip(pairs[::2], pairs[1::2], strict=True):
        if condition is True:
            return value
    return otherwise


def _extreme(pick: Callable[..., object]) -> Callable[[list[object]], object]:
    def chosen(values: list[object]) -> object:
        there = [value for value in values if value is not None]
        return pick(there, key=key) if there else None

    return chosen


def _compare(holds: Callable[[object, object], bool]) -> Callable[[object, object], bool]:
    return lambda one, other: holds(key(_exact(one, other)), key(_exact(other, one)))


def _arithmetic(result: Callable[..., float]) -> Callable[..., float | None]:
    def computed(*arguments: object) -> float | None:
        numbers = [float(argument) for argument in arguments]
        try:
            return result(*numbers)
        except (ZeroDivisionError, ValueError):
            return None

    return computed


def _rounded(rounding: Callable[[float], int]) -> Callable[[object], float]:
    return lambda value: float(value) if math.isinf(float(value)) else float(rounding(float(value)))


def _hour(moment: Moment) -> int:
    return moment.ns % DAY // (3600 * 10**9)


_LOGIC: dict[Function, Callable[[list[object]], object]] = {
    F.AND: _and,
    F.OR: _or,
    F.IS_NULL: lambda values: values[0] is None,
    F.IN: _in,
    F.CASE: _case,
    F.COALESCE: lambda values: next((value for value in values if value is not None), None),
    F.LEAST: _extreme(min),
    F.GREATEST: _extreme(max),
}
_STRICT: dict[Function, Callable[..., object]] = {
    F.NOT: lambda value: not value,
    F.EQUAL: _same,
    F.NOT_EQUAL: lambda one, other: not _same(one, other),
    F.LESS: _compare(lambda one, other: one < other),
    F.LESS_OR_EQUAL: _compare(lambda one, other: one <= other),
    F.GREATER: _compare(lambda one, other: one > other),
    F.GREATER_OR_EQUAL: _compare(lambda one, other: one >= other),
    F.ADD: _arithmetic(lambda one, other: one + other),
    F.SUBTRACT: _arithmetic(lambda one, other: one - other),
    F.MULTIPLY: _arithmetic(lambda one, other: one * other),
    F.DIVIDE: _arithmetic(lambda one, other: one / other),
    F.REMAINDER: _arithmetic(math.fmod),
    F.NEGATE: _arithmetic(lambda one: -one),
    F.ABSOLUTE: _arithmetic(abs),
    F.FLOOR: _rounded(math.floor),
    F.CEILING: _rounded(math.ceil),
    F.LENGTH: len,
    F.LOWER: str.lower,
    F.UPPER: str.upper,
    F.TRIM: lambda text: text.strip(" "),
    F.CONCAT: lambda *texts: "".join(texts),
    F.STARTS_WITH: str.startswith,
    F.ENDS_WITH: str.endswith,
    F.CONTAINS: lambda text, part: part in text,
    F.MATCHES: lambda text, pattern: found(pattern, text),
    F.YEAR: lambda moment: civil(moment)[0],
    F.MONTH: lambda moment: civil(moment)[1],
    F.DAY: lambda moment: civil(moment)[2],
    F.HOUR: _hour,
    F.SECONDS_BETWEEN: lambda later, earlier: (later.ns - earlier.ns) / 1e9,
}
