"""Conditions of a contract as polars expressions, with the meaning that `mlgate.contracts.expressions` gives them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, time
from typing import cast

import msgspec
import numpy as np
import polars as pl

from mlgate.contracts.expressions import Call, Constant, Expression, Function, Reference
from mlgate.contracts.patterns import linear
from mlgate.contracts.scalars import Bound, Scalar
from mlgate.engines.polars.exact import PER_SECOND, Operator, bits, compare, listed

_FLOAT = pl.Float64()
_TEXT = pl.String()
_TRUTH = pl.Boolean()
_NARROW = 32
_FAR = 1e30
_DIGITS = 38


class Operand(msgspec.Struct, frozen=True, kw_only=True):
    """Part of a condition: an expression and its type, or a literal, kept as it is so that it is compared exactly."""

    expression: pl.Expr
    dtype: pl.DataType
    literal: Scalar | None = None


def translate(condition: Expression, columns: Mapping[str, tuple[pl.Expr, pl.DataType]]) -> pl.Expr:
    """Return `condition` over `columns`, which has the value and type of each by its name."""
    return _operand(condition, columns).expression


def _operand(node: Expression, columns: Mapping[str, tuple[pl.Expr, pl.DataType]]) -> Operand:
    if isinstance(node, Constant):
        return _constant(node.value)
    if isinstance(node, Reference):
        value, dtype = columns[node.column]
        # A NaN is missing.
        return Operand(expression=value.fill_nan(None) if dtype.is_float() else value, dtype=dtype)
    if node.function is Function.MATCHES:
        text = _operand(node.arguments[0], columns).expression
        pattern = cast("Constant", node.arguments[1]).value
        return Operand(expression=text.str.contains(linear(str(pattern))), dtype=_TRUTH)
    return _FUNCTIONS[node.function]([_operand(argument, columns) for argument in node.arguments], node)


def _constant(value: Scalar | None) -> Operand:
    if isinstance(value, bool):
        dtype: pl.DataType = _TRUTH
    elif isinstance(value, int | float):
        return Operand(expression=pl.lit(_nearest(value), dtype=_FLOAT), dtype=_FLOAT, literal=value)
    elif isinstance(value, str):
        dtype = _TEXT
    elif isinstance(value, datetime):
        dtype = pl.Datetime("us")
    elif isinstance(value, date):
        dtype = pl.Date()
    else:
        dtype = pl.Time() if isinstance(value, time) else pl.Null()
    return Operand(expression=pl.lit(value, dtype=dtype), dtype=dtype, literal=value)


def _nearest(value: float) -> float:
    try:
        return float(value)
    except OverflowError:
        return float("inf") if value > 0 else float("-inf")


def _truth(expression: pl.Expr) -> Operand:
    return Operand(expression=expression, dtype=_TRUTH)


def _number(expression: pl.Expr) -> Operand:
    return Operand(expression=expression.fill_nan(None), dtype=_FLOAT)


def _double(operand: Operand) -> pl.Expr:
    return operand.expression if operand.dtype == _FLOAT else operand.expression.cast(_FLOAT)


_MIRRORED: dict[Operator, Operator] = {"=": "=", "<": ">", "<=": ">=", ">": "<", ">=": "<="}


def _compared(operator: Operator, left: Operand, right: Operand) -> pl.Expr:
    if pl.Null in (left.dtype, right.dtype):
        return pl.lit(None, dtype=pl.Boolean)
    # Text and truth values compare as they are; all else is a number or a moment.
    if left.dtype not in (pl.String, pl.Boolean):
        if right.literal is not None:
            return compare(operator, left.expression, left.dtype, cast("Bound", right.literal))
        if left.literal is not None:
            return compare(_MIRRORED[operator], right.expression, right.dtype, cast("Bound", left.literal))
        pair = _alike(left, right)
        return _applied(operator, pair[0], pair[1])
    return _applied(operator, left.expression, right.expression)


def _applied(operator: Operator, left: pl.Expr, right: pl.Expr) -> pl.Expr:
    return {"=": left == right, "<": left < right, "<=": left <= right, ">": left > right, ">=": left >= right}[
        operator
    ]


def _alike(left: Operand, right: Operand) -> tuple[pl.Expr, pl.Expr]:
    """Return two numbers or moments of other types as what compares exactly."""
    if left.dtype == right.dtype:
        return left.expression, right.expression
    if left.dtype.is_temporal():
        return _nanoseconds(left), _nanoseconds(right)
    if _is_exact(left.dtype) and _is_exact(right.dtype):
        scale = max(_scale(left.dtype), _scale(right.dtype))
        if max(_digits(one.dtype) + scale - _scale(one.dtype) for one in (left, right)) <= _DIGITS:
            return _units(left, scale), _units(right, scale)
    elif left.dtype.is_integer() and bits(left.dtype)[0] > _NARROW:
        return _ordered(left), _beside_integer(right)
    elif right.dtype.is_integer() and bits(right.dtype)[0] > _NARROW:
        return _beside_integer(left), _ordered(right)
    return _double(left), _double(right)


def _is_exact(dtype: pl.DataType) -> bool:
    return dtype.is_integer() or dtype.is_decimal()


def _scale(dtype: pl.DataType) -> int:
    return dtype.scale if isinstance(dtype, pl.Decimal) else 0


def _digits(dtype: pl.DataType) -> int:
    if isinstance(dtype, pl.Decimal):
        return dtype.precision or _DIGITS
    return len(str(2 ** bits(dtype)[0])) - 1


def _units(operand: Operand, scale: int) -> pl.Expr:
    physical = operand.expression.to_physical() if operand.dtype.is_decimal() else operand.expression
    return physical.cast(pl.Int128) * pl.lit(10 ** (scale - _scale(operand.dtype)), dtype=pl.Int128)


def _ordered(operand: Operand) -> pl.Expr:
    """Return whole numbers doubled, so that there is room for what lies between two of them."""
    return operand.expression.cast(pl.Int128) * pl.lit(2, dtype=pl.Int128)


def _beside_integer(operand: Operand) -> pl.Expr:
    number = _double(operand).clip(-_FAR, _FAR)
    below = number.floor()
    return below.cast(pl.Int128) * pl.lit(2, dtype=pl.Int128) + (number != below).cast(pl.Int128)


def _nanoseconds(operand: Operand) -> pl.Expr:
    unit = operand.dtype.time_unit if isinstance(operand.dtype, pl.Datetime) else None
    factor = 10**9 // PER_SECOND[unit] if unit else 86_400 * 10**9 if operand.dtype == pl.Date else 1
    return operand.expression.to_physical().cast(pl.Int128) * pl.lit(factor, dtype=pl.Int128)


def _comparison(operator: Operator) -> Callable[[Sequence[Operand], Call], Operand]:
    return lambda given, _: _truth(_compared(operator, given[0], given[1]))


def _joined(given: Sequence[Operand], node: Call) -> Operand:
    found = _bool(given[0])
    for one in given[1:]:
        found = found & _bool(one) if node.function is Function.AND else found | _bool(one)
    return _truth(found)


def _bool(operand: Operand) -> pl.Expr:
    return operand.expression.cast(pl.Boolean) if operand.dtype == pl.Null else operand.expression


def _in(given: Sequence[Operand], _: Call) -> Operand:
    value, values = given[0], [one.literal for one in given[1:] if one.literal is not None]
    if value.literal is not None and value.dtype == _FLOAT:
        found = pl.lit(value.literal in values)
    elif value.dtype == pl.Null:
        found = pl.lit(None, dtype=pl.Boolean)
    else:
        found = listed(value.expression, values, value.dtype)
    if len(values) < len(given) - 1:
        # What is in no list with a null may be that null.
        found = pl.when(found).then(pl.lit(value=True))
    return _truth(found)


def _arithmetic(calculate: Callable[..., pl.Expr]) -> Callable[[Sequence[Operand], Call], Operand]:
    return lambda given, _: _number(calculate(*(_double(one) for one in given)))


def _divided(left: pl.Expr, right: pl.Expr) -> pl.Expr:
    return pl.when(right != 0).then(left / right)


def _remainder(left: pl.Expr, right: pl.Expr) -> pl.Expr:
    # polars rounds a quotient down; C's remainder has the sign of the dividend, and is exact.
    pair = pl.struct(left.alias("x"), right.alias("y"))
    return pl.when(right != 0).then(pair.map_batches(_fmod, return_dtype=pl.Float64, is_elementwise=True))


def _fmod(pairs: pl.Series) -> pl.Series:
    left, right = (pairs.struct.field(name).to_numpy() for name in ("x", "y"))
    with np.errstate(all="ignore"):
        return pl.Series(np.fmod(left, right), nan_to_null=True, dtype=pl.Float64)


def _text(call: Callable[..., pl.Expr]) -> Callable[[Sequence[Operand], Call], Operand]:
    return lambda given, _: Operand(expression=call(*(one.expression for one in given)), dtype=_TEXT)


def _text_test(call: Callable[..., pl.Expr]) -> Callable[[Sequence[Operand], Call], Operand]:
    return lambda given, _: _truth(call(*(one.expression for one in given)))


def _united(given: Sequence[Operand]) -> list[Operand]:
    """Return values that stand in for each other as values of one type."""
    dtypes = {one.dtype for one in given if one.dtype != pl.Null}
    if len(dtypes) <= 1:
        return list(given)
    if all(dtype.is_temporal() for dtype in dtypes):
        units = {dtype.time_unit for dtype in dtypes if isinstance(dtype, pl.Datetime)}
        dtype: pl.DataType = pl.Datetime("ns" if units == {"ns"} else "us")
    elif all(dtype.is_integer() for dtype in dtypes):
        dtype = pl.Int128()
    else:
        dtype = _FLOAT
    return [Operand(expression=one.expression.cast(dtype), dtype=dtype, literal=one.literal) for one in given]


def _plain(operand: Operand) -> Operand:
    return Operand(expression=operand.expression, dtype=operand.dtype)


def _common(given: Sequence[Operand]) -> pl.DataType:
    return next((one.dtype for one in given if one.dtype != pl.Null), pl.Null())


def _case(given: Sequence[Operand], _: Call) -> Operand:
    values = _united([*given[1:-1:2], given[-1]])
    found = values[-1].expression
    for condition, value in zip(reversed(given[:-1:2]), reversed(values[:-1]), strict=True):
        found = pl.when(_bool(condition)).then(value.expression).otherwise(found)
    return Operand(expression=found, dtype=_common(values))


def _coalesced(given: Sequence[Operand], _: Call) -> Operand:
    values = _united(given)
    return Operand(expression=pl.coalesce([one.expression for one in values]), dtype=_common(values))


def _extreme(operator: Operator) -> Callable[[Sequence[Operand], Call], Operand]:
    def choose(given: Sequence[Operand], _: Call) -> Operand:
        values = [_plain(one) for one in _united([one for one in given if one.dtype != pl.Null])]
        if not values:
            return _constant(None)
        found = values[0]
        for one in values[1:]:
            better = found.expression.is_null() | _compared(operator, one, found)
            chosen = pl.when(better).then(one.expression).otherwise(found.expression)
            found = Operand(expression=chosen, dtype=one.dtype)
        return found

    return choose


def _part(name: str) -> Callable[[Sequence[Operand], Call], Operand]:
    def take(given: Sequence[Operand], _: Call) -> Operand:
        value = given[0].expression
        if name == "hour" and given[0].dtype == pl.Date:
            value = value.cast(pl.Datetime("us"))
        return _number(getattr(value.dt, name)().cast(_FLOAT))

    return take


def _seconds_between(given: Sequence[Operand], _: Call) -> Operand:
    left, right = given
    if left.dtype == right.dtype and not isinstance(left.dtype, pl.Time | pl.Date):
        per = PER_SECOND[left.dtype.time_unit] if isinstance(left.dtype, pl.Datetime) else 1
        difference = left.expression.to_physical() - right.expression.to_physical()
    else:
        per, difference = 10**9, _nanoseconds(left) - _nanoseconds(right)
    return _number(difference.cast(_FLOAT) / per)


_FUNCTIONS: dict[Function, Callable[[Sequence[Operand], Call], Operand]] = {
    Function.AND: _joined,
    Function.OR: _joined,
    Function.NOT: lambda given, _: _truth(~_bool(given[0])),
    Function.IS_NULL: lambda given, _: _truth(given[0].expression.is_null()),
    Function.IN: _in,
    Function.EQUAL: _comparison("="),
    Function.NOT_EQUAL: lambda given, _: _truth(~_compared("=", given[0], given[1])),
    Function.LESS: _comparison("<"),
    Function.LESS_OR_EQUAL: _comparison("<="),
    Function.GREATER: _comparison(">"),
    Function.GREATER_OR_EQUAL: _comparison(">="),
    Function.ADD: _arithmetic(lambda left, right: left + right),
    Function.SUBTRACT: _arithmetic(lambda left, right: left - right),
    Function.MULTIPLY: _arithmetic(lambda left, right: left * right),
    Function.DIVIDE: _arithmetic(_divided),
    Function.REMAINDER: _arithmetic(_remainder),
    Function.NEGATE: _arithmetic(lambda value: -value),
    Function.ABSOLUTE: _arithmetic(lambda value: value.abs()),
    Function.FLOOR: _arithmetic(lambda value: value.floor()),
    Function.CEILING: _arithmetic(lambda value: value.ceil()),
    Function.LENGTH: lambda given, _: _number(given[0].expression.str.len_chars().cast(_FLOAT)),
    Function.LOWER: _text(lambda value: value.str.to_lowercase()),
    Function.UPPER: _text(lambda value: value.str.to_uppercase()),
    Function.TRIM: _text(lambda value: value.str.strip_chars(" ")),
    Function.CONCAT: _text(lambda *values: pl.concat_str(values)),
    Function.STARTS_WITH: _text_test(lambda value, other: value.str.starts_with(other)),
    Function.ENDS_WITH: _text_test(lambda value, other: value.str.ends_with(other)),
    Function.CONTAINS: _text_test(lambda value, other: value.str.contains(other, literal=True)),
    Function.CASE: _case,
    Function.COALESCE: _coalesced,
    Function.LEAST: _extreme("<"),
    Function.GREATEST: _extreme(">"),
    Function.YEAR: _part("year"),
    Function.MONTH: _part("month"),
    Function.DAY: _part("day"),
    Function.HOUR: _part("hour"),
    Function.SECONDS_BETWEEN: _seconds_between,
}
