"""The values that a condition works with, typed: what may be compared, added, or put into one list of choices.

Everything here raises `MisfitError` with the words of the problem where types do not fit.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

import msgspec

from mlgate.contracts.dates import moment
from mlgate.contracts.expressions import Call, Constant, Expression, Function, ValueType
from mlgate.contracts.scalars import Scalar
from mlgate.core.display import plain

MOMENTS = (ValueType.DATE, ValueType.TIMESTAMP, ValueType.TIME)
NULL = Constant(value=None, type=ValueType.NULL)
TRUE = Constant(value=True, type=ValueType.BOOLEAN)
FALSE = Constant(value=False, type=ValueType.BOOLEAN)
_WORDS = {
    ValueType.BOOLEAN: "true or false",
    ValueType.NUMBER: "a number",
    ValueType.STRING: "text",
    ValueType.DATE: "a date",
    ValueType.TIMESTAMP: "a timestamp",
    ValueType.TIME: "a time of day",
    ValueType.NULL: "null",
}
_EXAMPLES = {
    ValueType.DATE: "2024-01-31",
    ValueType.TIMESTAMP: "2024-01-31T12:00:00",
    ValueType.TIME: "12:00:00",
}
_EQUALITY = (Function.EQUAL, Function.NOT_EQUAL)


class MisfitError(ValueError):
    """A part of a condition that does not fit; its words say what and how to mend it."""


class Span(msgspec.Struct, frozen=True, kw_only=True):
    """An interval of time of fixed length."""

    seconds: float


class Moved(msgspec.Struct, frozen=True, kw_only=True):
    """A moment and how far it is moved; it is compared through the seconds between two moments."""

    moment: Expression
    seconds: float


# What a part of a condition is before it is put into the tree.
Value = Expression | Span | Moved


def number(value: float) -> Constant:
    """Return the literal `value`."""
    try:
        held = math.isfinite(value) and math.isfinite(float(value))
    except OverflowError:
        held = False
    if not held:
        raise MisfitError("the number is too large to be held")
    return Constant(value=value, type=ValueType.NUMBER)


def text(value: str) -> Constant:
    """Return the literal `value`."""
    return Constant(value=value, type=ValueType.STRING)


def literal_moment(value: str, sort: ValueType) -> Constant:
    """Return the literal that the ISO 8601 text `value` is as a `sort` of moment."""
    try:
        read = moment(value.strip(), sort.value)
    except (ValueError, OverflowError):
        raise MisfitError(f"'{plain(value, limit=40)}' is no {sort.value}; write it like '{_EXAMPLES[sort]}'") from None
    return Constant(value=read, type=type_of(read))


def type_of(value: Scalar) -> ValueType:
    """Return the type of the literal `value`."""
    sorts: tuple[tuple[type | tuple[type, ...], ValueType], ...] = (
        (bool, ValueType.BOOLEAN),
        ((int, float), ValueType.NUMBER),
        (str, ValueType.STRING),
        (datetime, ValueType.TIMESTAMP),
        (date, ValueType.DATE),
        (time, ValueType.TIME),
    )
    return next(sort for known, sort in sorts if isinstance(value, known))


def call(function: Function, sort: ValueType, *arguments: Expression) -> Call:
    """Return the call of `function` on `arguments`, which yields a `sort`."""
    return Call(function=function, arguments=arguments, type=sort)


def logical(function: Function, *arguments: Expression) -> Call:
    """Return a call that yields true, false or null."""
    return Call(function=function, arguments=arguments, type=ValueType.BOOLEAN)


def plain_value(value: Value) -> Expression:
    """Return `value` where it can stand alone: an interval as its seconds."""
    if isinstance(value, Span):
        return number(value.seconds)
    if isinstance(value, Moved):
        raise MisfitError("a moment that is moved by an INTERVAL can only be compared or subtracted")
    return value


def needed(value: Value, sort: ValueType, what: str) -> Expression:
    """Return `value`, which `what` needs to be a `sort`; null is of every sort."""
    found = plain_value(value)
    if found.type not in (sort, ValueType.NULL):
        raise MisfitError(f"{what} needs {_WORDS[sort]}, not {_WORDS[found.type]}")
    return found


def compare(function: Function, left: Value, right: Value) -> Expression:
    """Return the comparison of two values of one type."""
    for one in (left, right):
        if isinstance(one, Constant) and one.value is None:
            raise MisfitError("a comparison with NULL is never true nor false; write IS NULL")
    if isinstance(left, Moved) or isinstance(right, Moved):
        return _compare_moved(function, left, right)
    (one, other), sort = unified((left, right))
    if sort is ValueType.BOOLEAN and function not in _EQUALITY:
        raise MisfitError("true and false have no order")
    return logical(function, one, other)


def _compare_moved(function: Function, left: Value, right: Value) -> Expression:
    (one, moved_one), (other, moved_other) = _as_moved(left), _as_moved(right)
    between = difference(one, other)
    return logical(function, between, number(moved_other - moved_one))


def _as_moved(value: Value) -> tuple[Expression, float]:
    return (value.moment, value.seconds) if isinstance(value, Moved) else (plain_value(value), 0.0)


def difference(left: Expression, right: Expression) -> Call:
    """Return the seconds from the moment `right` to the moment `left`."""
    (one, other), sort = unified((left, right))
    if sort not in MOMENTS:
        raise MisfitError(f"a moment is needed, not {_WORDS[sort]}")
    return call(Function.SECONDS_BETWEEN, ValueType.NUMBER, one, other)


def unified(values: Sequence[Value]) -> tuple[tuple[Expression, ...], ValueType]:
    """Return `values` as one type, and that type: text in quotes becomes the moment that it is compared with."""
    found = [plain_value(value) for value in values]
    types = {one.type for one in found} - {ValueType.NULL}
    others = types - {ValueType.STRING}
    if ValueType.STRING in types and len(others - {ValueType.DATE, ValueType.TIMESTAMP}) == 0 and others:
        found = [_read_as(one, next(iter(sorted(others)))) for one in found]
    elif types == {ValueType.STRING, ValueType.TIME}:
        found = [_read_as(one, ValueType.TIME) for one in found]
    types = {one.type for one in found} - {ValueType.NULL}
    if types == {ValueType.DATE, ValueType.TIMESTAMP}:
        types = {ValueType.TIMESTAMP}
    if len(types) > 1:
        first, second, *_ = sorted(types)
        raise MisfitError(f"{_WORDS[first]} and {_WORDS[second]} do not go together")
    return tuple(found), next(iter(types), ValueType.NULL)


def _read_as(value: Expression, sort: ValueType) -> Expression:
    if isinstance(value, Constant) and isinstance(value.value, str):
        return literal_moment(value.value, sort)
    return value


def arithmetic(function: Function, left: Value, right: Value) -> Value:
    """Return the sum, difference, product, … of two values: of numbers, or of moments and intervals."""
    timed = [_is_moment(one) for one in (left, right)]
    if function is Function.SUBTRACT and all(timed):
        (one, moved_one), (other, moved_other) = _as_moved(left), _as_moved(right)
        between, moved = difference(one, other), moved_one - moved_other
        return call(Function.ADD, ValueType.NUMBER, between, number(moved)) if moved else between
    if timed[0] and isinstance(right, Span) and function in (Function.ADD, Function.SUBTRACT):
        return move(left, right.seconds if function is Function.ADD else -right.seconds)
    if timed[1] and isinstance(left, Span) and function is Function.ADD:
        return move(right, left.seconds)
    if any(timed):
        raise MisfitError("a moment can only be moved by an INTERVAL, or be subtracted from another: INTERVAL '1 day'")
    what = f"'{function}'"
    one, other = needed(left, ValueType.NUMBER, what), needed(right, ValueType.NUMBER, what)
    return call(function, ValueType.NUMBER, one, other)


def _is_moment(value: Value) -> bool:
    return isinstance(value, Moved) or (not isinstance(value, Span) and value.type in MOMENTS)


def move(value: Value, seconds: float) -> Value:
    """Return the moment `value` moved by `seconds`."""
    if isinstance(value, Moved):
        return Moved(moment=value.moment, seconds=value.seconds + seconds)
    at = value.value if isinstance(value, Constant) else None
    if not isinstance(at, date):
        return Moved(moment=plain_value(value), seconds=seconds)
    start = at if isinstance(at, datetime) else datetime.combine(at, time())
    try:
        moved = start + timedelta(seconds=seconds)
    except OverflowError:
        raise MisfitError("the moment is beyond the calendar") from None
    keeps_date = not isinstance(at, datetime) and moved.time() == time()
    result: Scalar = moved.date() if keeps_date else moved
    return Constant(value=result, type=type_of(result))


def same(left: Value, right: Value) -> Expression:
    """Return whether both are equal, or both are null: never null itself."""
    (one, other), _ = unified((left, right))
    missing = [logical(Function.IS_NULL, value) for value in (one, other)]
    if NULL in (one, other):
        return missing[0] if other == NULL else missing[1]
    equal = call(Function.COALESCE, ValueType.BOOLEAN, compare(Function.EQUAL, one, other), FALSE)
    return logical(Function.OR, logical(Function.AND, *missing), equal)
