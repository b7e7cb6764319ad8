"""Values within a condition, compared exactly whatever they are stored as."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import cast

import msgspec
import polars as pl

from mlgate.contracts.scalars import Bound, Scalar
from mlgate.engines.polars.exact import PER_SECOND, Operator, bits, compare

FLOAT = pl.Float64()
TEXT = pl.String()
TRUTH = pl.Boolean()
_NARROW = 32
_FAR = 1e30
_DIGITS = 38


class Operand(msgspec.Struct, frozen=True, kw_only=True):
    """Part of a condition: an expression and its type, or a literal, kept as it is so that it is compared exactly."""

    expression: pl.Expr
    dtype: pl.DataType
    literal: Scalar | None = None


def constant(value: Scalar | None) -> Operand:
    """Return a literal of a condition."""
    if isinstance(value, bool):
        dtype: pl.DataType = TRUTH
    elif isinstance(value, int | float):
        return Operand(expression=pl.lit(_nearest(value), dtype=FLOAT), dtype=FLOAT, literal=value)
    elif isinstance(value, str):
        dtype = TEXT
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


def truth(expression: pl.Expr) -> Operand:
    """Return a condition."""
    return Operand(expression=expression, dtype=TRUTH)


def number(expression: pl.Expr) -> Operand:
    """Return a number; a NaN is missing."""
    return Operand(expression=expression.fill_nan(None), dtype=FLOAT)


def double(operand: Operand) -> pl.Expr:
    """Return a number in double precision."""
    return operand.expression if operand.dtype == FLOAT else operand.expression.cast(FLOAT)


_MIRRORED: dict[Operator, Operator] = {"=": "=", "<": ">", "<=": ">=", ">": "<", ">=": "<="}


def compared(operator: Operator, left: Operand, right: Operand) -> pl.Expr:
    """Return where two values stand as `operator` says, compared exactly."""
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
        return nanoseconds(left), nanoseconds(right)
    if _is_exact(left.dtype) and _is_exact(right.dtype):
        scale = max(_scale(left.dtype), _scale(right.dtype))
        if max(_digits(one.dtype) + scale - _scale(one.dtype) for one in (left, right)) <= _DIGITS:
            return _units(left, scale), _units(right, scale)
    elif left.dtype.is_integer() and bits(left.dtype)[0] > _NARROW:
        return _ordered(left), _beside_integer(right)
    elif right.dtype.is_integer() and bits(right.dtype)[0] > _NARROW:
        return _beside_integer(left), _ordered(right)
    return double(left), double(right)


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
    number = double(operand).clip(-_FAR, _FAR)
    below = number.floor()
    return below.cast(pl.Int128) * pl.lit(2, dtype=pl.Int128) + (number != below).cast(pl.Int128)


def nanoseconds(operand: Operand) -> pl.Expr:
    """Return a moment as the whole number of nanoseconds since 1970, or of the day."""
    unit = operand.dtype.time_unit if isinstance(operand.dtype, pl.Datetime) else None
    factor = 10**9 // PER_SECOND[unit] if unit else 86_400 * 10**9 if operand.dtype == pl.Date else 1
    return operand.expression.to_physical().cast(pl.Int128) * pl.lit(factor, dtype=pl.Int128)
