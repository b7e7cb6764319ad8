"""Exact comparison of a column's values with what a contract names, whatever either is stored as.

Whole numbers, decimals, dates and times are compared as the whole numbers that polars holds them as: bounds are scaled
and rounded, values never. Only floating values are compared as floating numbers.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from fractions import Fraction
from typing import Literal

import polars as pl

from mlgate.contracts.scalars import Bound, Scalar

Operator = Literal["=", "<", "<=", ">", ">="]

_INTEGER_BITS: dict[type[pl.DataType], tuple[int, bool]] = {
    pl.Int8: (8, True),
    pl.Int16: (16, True),
    pl.Int32: (32, True),
    pl.Int64: (64, True),
    pl.Int128: (128, True),
    pl.UInt8: (8, False),
    pl.UInt16: (16, False),
    pl.UInt32: (32, False),
    pl.UInt64: (64, False),
    getattr(pl, "UInt128", pl.UInt64): (128 if hasattr(pl, "UInt128") else 64, False),
}
PER_SECOND = {"ms": 1_000, "us": 1_000_000, "ns": 1_000_000_000}
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_FEW_TEXTS = 10
NEVER = pl.lit(value=False)


def bits(dtype: pl.DataType) -> tuple[int, bool]:
    """Return the width of whole numbers held as `dtype`, and whether they have a sign."""
    if dtype.is_integer():
        return _INTEGER_BITS[type(dtype)]
    if isinstance(dtype, pl.Date):
        return 32, True
    return (128, True) if dtype.is_decimal() else (64, True)


def limits(dtype: pl.DataType) -> tuple[int, int]:
    """Return the least and most of the whole numbers that `dtype` is held as."""
    width, signed = bits(dtype)
    return (-(2 ** (width - 1)), 2 ** (width - 1) - 1) if signed else (0, 2**width - 1)


def is_whole(dtype: pl.DataType) -> bool:
    """Return whether values of `dtype` are held as whole numbers, in some unit."""
    return dtype.is_integer() or dtype.is_decimal() or isinstance(dtype, pl.Date | pl.Datetime | pl.Time)


def whole(value: pl.Expr, dtype: pl.DataType) -> tuple[pl.Expr, pl.DataType]:
    """Return the whole numbers that `value` is held as, and their type."""
    if dtype.is_integer():
        return value, dtype
    if dtype.is_decimal():
        return value.to_physical(), pl.Int128()
    return value.to_physical(), pl.Int32() if isinstance(dtype, pl.Date) else pl.Int64()


def scaled(bound: Scalar, dtype: pl.DataType) -> Fraction | None:
    """Return `bound` in the unit that `dtype` is held in; `None` where it is of another sort.

    The units are one, a power of ten for decimals, days for dates, nanoseconds of the day, and since 1970.
    """
    if dtype.is_integer() or dtype.is_decimal():
        if isinstance(bound, bool) or not isinstance(bound, int | float):
            return None
        # A decimal fraction of a contract means itself, not the nearest floating number.
        return Fraction(str(bound)) * Fraction(10) ** (dtype.scale if isinstance(dtype, pl.Decimal) else 0)
    if isinstance(dtype, pl.Time):
        return _of_day(bound) if isinstance(bound, time) else None
    if not isinstance(bound, date):
        return None
    per_second = Fraction(PER_SECOND[dtype.time_unit]) if isinstance(dtype, pl.Datetime) else Fraction(1, 86_400)
    return _since_epoch(bound) * per_second


def _of_day(bound: time) -> Fraction:
    seconds = Fraction(bound.hour * 3600 + bound.minute * 60 + bound.second) + Fraction(bound.microsecond, 10**6)
    return seconds * 10**9


def _since_epoch(bound: date) -> Fraction:
    moment = bound if isinstance(bound, datetime) else datetime(bound.year, bound.month, bound.day, tzinfo=UTC)
    since = moment.replace(tzinfo=UTC) - _EPOCH
    return Fraction(since.days * 86_400 + since.seconds) + Fraction(since.microseconds, 10**6)


def compare(operator: Operator, value: pl.Expr, dtype: pl.DataType, constant: Bound) -> pl.Expr:
    """Return where `value` stands to `constant` as `operator` says; null where it is null. A NaN never does."""
    if is_whole(dtype):
        bound = scaled(constant, dtype)
        if bound is None:
            return never(value)
        held, kind = whole(value, dtype)
        return _whole_compared(operator, held, kind, bound)
    if not isinstance(constant, int | float):
        return never(value)
    return _floating(operator, value if dtype == pl.Float64 else value.cast(pl.Float64), constant)


def _whole_compared(operator: Operator, value: pl.Expr, kind: pl.DataType, bound: Fraction) -> pl.Expr:
    least, most = limits(kind)
    if operator == "=":
        fits = bound.denominator == 1 and least <= bound <= most
        return value == pl.lit(int(bound), dtype=kind) if fits else never(value)
    if operator in ("<", "<="):
        last = math.ceil(bound) - 1 if operator == "<" else math.floor(bound)
        if last < least:
            return never(value)
        return always(value) if last >= most else value <= pl.lit(last, dtype=kind)
    first = math.floor(bound) + 1 if operator == ">" else math.ceil(bound)
    if first > most:
        return never(value)
    return always(value) if first <= least else value >= pl.lit(first, dtype=kind)


def _floating(operator: Operator, value: pl.Expr, constant: float) -> pl.Expr:
    try:
        bound = float(constant)
    except OverflowError:
        bound = math.copysign(math.inf, constant)
    if bound != constant:
        # No floating number lies between the constant and the one next to it.
        if operator == "=":
            return never(value)
        below = bound < constant
        operator = ("<=" if below else "<") if operator in ("<", "<=") else (">" if below else ">=")
    there = value.is_not_nan()
    literal = pl.lit(bound, dtype=pl.Float64)
    return {
        "=": value == literal,
        "<": value < literal,
        "<=": value <= literal,
        # polars takes a NaN for the largest number.
        ">": there & (value > literal),
        ">=": there & (value >= literal),
    }[operator]


def never(value: pl.Expr) -> pl.Expr:
    """Return false, and null where `value` is null."""
    return pl.when(value.is_not_null()).then(NEVER)


def always(value: pl.Expr) -> pl.Expr:
    """Return true, and null where `value` is null."""
    return pl.when(value.is_not_null()).then(pl.lit(value=True))


def listed(value: pl.Expr, values: Sequence[Scalar], dtype: pl.DataType) -> pl.Expr:
    """Return where `value` is one of `values`; null where it is null."""
    if dtype == pl.Null or dtype.is_nested():
        return never(value)
    if is_whole(dtype):
        held, kind = whole(value, dtype)
        least, most = limits(kind)
        numbers = (scaled(one, dtype) for one in values)
        found = [int(one) for one in numbers if one is not None and one.denominator == 1 and least <= one <= most]
        return held.is_in(pl.Series(found, dtype=kind).implode()) if found else never(value)
    if dtype.is_float():
        found_numbers = [one for one in values if isinstance(one, int | float) and not isinstance(one, bool)]
        return value.is_in(pl.Series(found_numbers, dtype=dtype, strict=False).implode())
    if dtype == pl.Boolean:
        return value.is_in([one for one in values if isinstance(one, bool)])
    if dtype == pl.Binary:
        return value.is_in(pl.Series([str(one).encode() for one in values], dtype=pl.Binary).implode())
    texts = [str(one) for one in dict.fromkeys(values)]
    if len(texts) > _FEW_TEXTS:
        return value.is_in(pl.Series(texts, dtype=pl.String).implode())
    # A hash of each value costs twice as much as comparing it with a few.
    among = value == pl.lit(texts[0] if texts else "")
    for text in texts[1:]:
        among |= value == pl.lit(text)
    return among if texts else never(value)
