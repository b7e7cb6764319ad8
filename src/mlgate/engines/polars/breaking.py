"""Tests of a contract as polars expressions that are true of the rows that break them; null means not broken."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from fractions import Fraction

import polars as pl

from mlgate.contracts.constraints import (
    Infinite,
    Missing,
    Mistyped,
    NotMultiple,
    Outside,
    RowTest,
    Unlisted,
    Unmatched,
    WrongLength,
)
from mlgate.contracts.patterns import linear
from mlgate.contracts.scalars import Bound, Scalar
from mlgate.engines.polars.columns import View

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
}
_PER_SECOND = {"ms": 1_000, "us": 1_000_000, "ns": 1_000_000_000}
# Floating quotients are taken for whole up to this part of their size.
_MULTIPLE_TOLERANCE = 1e-9


def breaking(test: RowTest, view: View, dtype: pl.DataType) -> pl.Expr:
    """Return the rows of a column, read as `view` and held as `dtype`, that break `test`."""
    value = view.value
    match test:
        case Mistyped():
            return pl.lit(value=False) if view.mistyped is None else view.mistyped
        case Missing():
            return _missing(test, view, dtype)
        case Outside():
            return _outside(test, value, dtype)
        case Infinite():
            return value.is_infinite() if dtype.is_float() else pl.lit(value=False)
        case NotMultiple():
            return _not_multiple(test, value, dtype)
        case WrongLength():
            length = value.cast(pl.String).str.len_chars()
            too_long = pl.lit(value=False) if test.high is None else length > test.high
            return (length < test.low) | too_long
        case Unmatched():
            return ~value.cast(pl.String).str.contains(linear(test.pattern))
        case Unlisted():
            return ~_listed(value, test.values, dtype)
        case _:
            raise NotImplementedError(type(test).__name__)


def present(value: pl.Expr, dtype: pl.DataType) -> pl.Expr:
    """Return the rows where there is a value: neither null nor NaN."""
    return value.is_not_null() & value.is_not_nan() if dtype.is_float() else value.is_not_null()


def _missing(test: Missing, view: View, dtype: pl.DataType) -> pl.Expr:
    gone = ~present(view.value, dtype)
    if view.mistyped is not None:
        # What cannot be read is there, and told as mistyped.
        gone &= ~view.mistyped.fill_null(value=False)
    return gone | _listed(view.value, test.values, dtype).fill_null(value=False) if test.values else gone


def _listed(value: pl.Expr, values: Sequence[Scalar], dtype: pl.DataType) -> pl.Expr:
    if dtype == pl.Null:
        return value.is_not_null()
    if isinstance(dtype, pl.Datetime | pl.Time | pl.Date):
        physical = [_physical(one, dtype) for one in values if isinstance(one, date | datetime | time)]
        whole = [int(one) for one in physical if one.denominator == 1]
        return value.to_physical().cast(pl.Int64).is_in(pl.Series(_held(whole, pl.Int64()), dtype=pl.Int64).implode())
    if dtype.is_integer():
        numbers = [Fraction(one) for one in values if isinstance(one, int | float)]
        held = _held([int(one) for one in numbers if one.denominator == 1], dtype)
        return value.is_in(pl.Series(held, dtype=dtype).implode())
    if dtype.is_decimal():
        return value.cast(pl.Float64).is_in(pl.Series(values, dtype=pl.Float64, strict=False).implode())
    return value.is_in(pl.Series(values, dtype=dtype, strict=False).implode())


def _held(values: list[int], dtype: pl.DataType) -> list[int]:
    low, high = _limits(dtype)
    return [value for value in values if low <= value <= high]


def _outside(test: Outside, value: pl.Expr, dtype: pl.DataType) -> pl.Expr:
    if dtype == pl.Null:
        return value.is_not_null()
    if dtype.is_integer() or dtype.is_temporal():
        return _outside_whole(test, value, dtype)
    number = value if dtype.is_float() else value.cast(pl.Float64)
    kind = pl.Float32() if dtype == pl.Float32 else pl.Float64()
    wrong = number.is_nan()
    if not test.infinity:
        wrong |= number.is_infinite()
    if isinstance(test.low, int | float):
        low = pl.lit(float(test.low)).cast(kind)
        wrong |= number <= low if test.low_open else number < low
    if isinstance(test.high, int | float):
        high = pl.lit(float(test.high)).cast(kind)
        wrong |= number >= high if test.high_open else number > high
    return wrong


def _outside_whole(test: Outside, value: pl.Expr, dtype: pl.DataType) -> pl.Expr:
    """Compare whole numbers, and dates and times by their whole units, exactly: bounds are rounded, never values."""
    kind = dtype if dtype.is_integer() else pl.Int64()
    whole = value if dtype.is_integer() else value.to_physical().cast(pl.Int64)
    least, most = _limits(kind)
    wrong = pl.lit(value=False)
    if test.low is not None:
        bound = _physical(test.low, dtype)
        first = math.floor(bound) + 1 if test.low_open else math.ceil(bound)
        if first > most:
            wrong |= whole.is_not_null()
        elif first > least:
            wrong |= whole < pl.lit(first, dtype=kind)
    if test.high is not None:
        bound = _physical(test.high, dtype)
        last = math.ceil(bound) - 1 if test.high_open else math.floor(bound)
        if last < least:
            wrong |= whole.is_not_null()
        elif last < most:
            wrong |= whole > pl.lit(last, dtype=kind)
    return wrong


def _limits(dtype: pl.DataType) -> tuple[int, int]:
    bits, signed = _INTEGER_BITS.get(type(dtype), (64, True))
    return (-(2 ** (bits - 1)), 2 ** (bits - 1) - 1) if signed else (0, 2**bits - 1)


def _physical(bound: Bound, dtype: pl.DataType) -> Fraction:
    """Return `bound` in the units in which polars holds `dtype`: days, nanoseconds of the day, or since 1970."""
    if isinstance(bound, int | float):
        return Fraction(bound)
    if isinstance(bound, time):
        seconds = Fraction(bound.hour * 3600 + bound.minute * 60 + bound.second) + Fraction(bound.microsecond, 10**6)
        return seconds * 10**9
    moment = bound if isinstance(bound, datetime) else datetime(bound.year, bound.month, bound.day, tzinfo=UTC)
    since = moment.replace(tzinfo=UTC) - datetime(1970, 1, 1, tzinfo=UTC)
    seconds = Fraction(since.days * 86_400 + since.seconds) + Fraction(since.microseconds, 10**6)
    if isinstance(dtype, pl.Datetime):
        return seconds * _PER_SECOND[dtype.time_unit]
    return seconds / 86_400


def _not_multiple(test: NotMultiple, value: pl.Expr, dtype: pl.DataType) -> pl.Expr:
    if dtype == pl.Null:
        return value.is_not_null()
    if dtype.is_integer():
        # A whole number is a multiple of p/q, in lowest terms, where it is one of p.
        of = Fraction(str(test.of)).numerator
        if of > _limits(dtype)[1]:
            return value != 0
        return value % pl.lit(of, dtype=dtype) != 0
    quotient = (value if dtype.is_float() else value.cast(pl.Float64)).cast(pl.Float64) / float(test.of)
    allowed = pl.max_horizontal(pl.lit(1.0), quotient.abs()) * _MULTIPLE_TOLERANCE
    return quotient.is_nan() | quotient.is_infinite() | ((quotient - quotient.round()).abs() > allowed)
