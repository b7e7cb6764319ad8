"""Conditions of a contract as polars expressions, with the meaning that `mlgate.contracts.expressions` gives them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import cast

import polars as pl

from mlgate.contracts.expressions import Call, Constant, Expression, Function, Reference
from mlgate.contracts.patterns import linear
from mlgate.engines.polars.exact import PER_SECOND, Operator, listed
from mlgate.engines.polars.operands import (
    FLOAT,
    TEXT,
    TRUTH,
    Operand,
    compared,
    constant,
    double,
    nanoseconds,
    number,
    truth,
)


def translate(condition: Expression, columns: Mapping[str, tuple[pl.Expr, pl.DataType]]) -> pl.Expr:
    """Return `condition` over `columns`, which has the value and type of each by its name."""
    return _operand(condition, columns).expression


def _operand(node: Expression, columns: Mapping[str, tuple[pl.Expr, pl.DataType]]) -> Operand:
    if isinstance(node, Constant):
        return constant(node.value)
    if isinstance(node, Reference):
        value, dtype = columns[node.column]
        # A NaN is missing.
        return Operand(expression=value.fill_nan(None) if dtype.is_float() else value, dtype=dtype)
    if node.function is Function.MATCHES:
        text = _operand(node.arguments[0], columns).expression
        pattern = cast("Constant", node.arguments[1]).value
        return Operand(expression=text.str.contains(linear(str(pattern))), dtype=TRUTH)
    return _FUNCTIONS[node.function]([_operand(argument, columns) for argument in node.arguments], node)


def _comparison(operator: Operator) -> Callable[[Sequence[Operand], Call], Operand]:
    return lambda given, _: truth(compared(operator, given[0], given[1]))


def _joined(given: Sequence[Operand], node: Call) -> Operand:
    found = _bool(given[0])
    for one in given[1:]:
        found = found & _bool(one) if node.function is Function.AND else found | _bool(one)
    return truth(found)


def _bool(operand: Operand) -> pl.Expr:
    return operand.expression.cast(pl.Boolean) if operand.dtype == pl.Null else operand.expression


def _in(given: Sequence[Operand], _: Call) -> Operand:
    value, values = given[0], [one.literal for one in given[1:] if one.literal is not None]
    if value.literal is not None and value.dtype == FLOAT:
        found = pl.lit(value.literal in values)
    elif value.dtype == pl.Null:
        found = pl.lit(None, dtype=pl.Boolean)
    else:
        found = listed(value.expression, values, value.dtype)
    if len(values) < len(given) - 1:
        # What is in no list with a null may be that null.
        found = pl.when(found).then(pl.lit(value=True))
    return truth(found)


def _arithmetic(calculate: Callable[..., pl.Expr]) -> Callable[[Sequence[Operand], Call], Operand]:
    return lambda given, _: number(calculate(*(double(one) for one in given)))


def _divided(left: pl.Expr, right: pl.Expr) -> pl.Expr:
    return pl.when(right != 0).then(left / right)


def _remainder(left: pl.Expr, right: pl.Expr) -> pl.Expr:
    # polars rounds a quotient down; C's remainder has the sign of the dividend, and is exact.
    pair = pl.struct(left.alias("x"), right.alias("y"))
    return pl.when(right != 0).then(pair.map_batches(_fmod, return_dtype=pl.Float64, is_elementwise=True))


def _fmod(pairs: pl.Series) -> pl.Series:
    left, right = (pairs.struct.field(name).to_numpy() for name in ("x", "y"))
    # 100 ms for numpy, which conditions without a remainder have no use for.
    import numpy as np

    with np.errstate(all="ignore"):
        return pl.Series(np.fmod(left, right), nan_to_null=True, dtype=pl.Float64)


def _text(call: Callable[..., pl.Expr]) -> Callable[[Sequence[Operand], Call], Operand]:
    return lambda given, _: Operand(expression=call(*(one.expression for one in given)), dtype=TEXT)


def _text_test(call: Callable[..., pl.Expr]) -> Callable[[Sequence[Operand], Call], Operand]:
    return lambda given, _: truth(call(*(one.expression for one in given)))


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
        dtype = FLOAT
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
            return constant(None)
        found = values[0]
        for one in values[1:]:
            better = found.expression.is_null() | compared(operator, one, found)
            chosen = pl.when(better).then(one.expression).otherwise(found.expression)
            found = Operand(expression=chosen, dtype=one.dtype)
        return found

    return choose


def _part(name: str) -> Callable[[Sequence[Operand], Call], Operand]:
    def take(given: Sequence[Operand], _: Call) -> Operand:
        value = given[0].expression
        if name == "hour" and given[0].dtype == pl.Date:
            value = value.cast(pl.Datetime("us"))
        return number(getattr(value.dt, name)().cast(FLOAT))

    return take


def _seconds_between(given: Sequence[Operand], _: Call) -> Operand:
    left, right = given
    if left.dtype == right.dtype and not isinstance(left.dtype, pl.Time | pl.Date):
        per = PER_SECOND[left.dtype.time_unit] if isinstance(left.dtype, pl.Datetime) else 1
        difference = left.expression.to_physical() - right.expression.to_physical()
    else:
        per, difference = 10**9, nanoseconds(left) - nanoseconds(right)
    return number(difference.cast(FLOAT) / per)


_FUNCTIONS: dict[Function, Callable[[Sequence[Operand], Call], Operand]] = {
    Function.AND: _joined,
    Function.OR: _joined,
    Function.NOT: lambda given, _: truth(~_bool(given[0])),
    Function.IS_NULL: lambda given, _: truth(given[0].expression.is_null()),
    Function.IN: _in,
    Function.EQUAL: _comparison("="),
    Function.NOT_EQUAL: lambda given, _: truth(~compared("=", given[0], given[1])),
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
    Function.LENGTH: lambda given, _: number(given[0].expression.str.len_chars().cast(FLOAT)),
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
