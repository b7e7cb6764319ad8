"""Tests of a contract as polars expressions that are true of the rows that break them; null means not broken."""

from __future__ import annotations

import math
from collections.abc import Callable
from fractions import Fraction

import polars as pl

from mlgate.contracts.constraints import (
    Inexact,
    Infinite,
    Missing,
    Mistyped,
    NotMultiple,
    NotNormal,
    Outside,
    RepeatedItems,
    RowTest,
    Unlisted,
    Unmatched,
    WrongLength,
    WrongSize,
    WrongZone,
)
from mlgate.contracts.patterns import linear
from mlgate.engines.polars.columns import View
from mlgate.engines.polars.entries import field_of, made
from mlgate.engines.polars.exact import NEVER, compare, is_whole, limits, listed, whole
from mlgate.engines.polars.floats import inexact, not_normal

# Floating quotients are taken for whole up to this part of their size.
_MULTIPLE_TOLERANCE = 1e-9


def breaking(test: RowTest, view: View, dtype: pl.DataType) -> pl.Expr:
    """Return the rows of a column, read as `view` and held as `dtype`, that break `test`.

    Raises:
        NotImplementedError: the test is about more than one column.
    """
    value = view.value
    if isinstance(test, Mistyped):
        return NEVER if view.mistyped is None else view.mistyped
    if isinstance(test, Missing):
        return _missing(test, view, dtype)
    if dtype == pl.Null:
        return value.is_not_null()
    if isinstance(test, Infinite):
        return value.is_infinite() if dtype.is_float() else NEVER
    if isinstance(test, WrongZone):
        return _wrong_zone(test, view)
    if type(test) not in _BROKEN:
        raise NotImplementedError(type(test).__name__)
    return _BROKEN[type(test)](test, value, dtype)


def present(value: pl.Expr, dtype: pl.DataType) -> pl.Expr:
    """Return the rows where there is a value: neither null nor NaN."""
    return value.is_not_null() & value.is_not_nan() if dtype.is_float() else value.is_not_null()


def _missing(test: Missing, view: View, dtype: pl.DataType) -> pl.Expr:
    among = listed(view.value, test.values, dtype).fill_null(value=False) if test.values else NEVER
    if not test.null:
        return among
    gone = ~present(view.value, dtype)
    if view.mistyped is not None:
        # What cannot be read is there, and told as mistyped.
        gone &= ~view.mistyped.fill_null(value=False)
    return gone | among if test.values else gone


def _wrong_zone(test: WrongZone, view: View) -> pl.Expr:
    if isinstance(view.zoned, bool):
        return NEVER if view.zoned == test.zoned else view.value.is_not_null()
    return view.value.is_not_null() & (~view.zoned if test.zoned else view.zoned)


def _outside(test: Outside, value: pl.Expr, dtype: pl.DataType) -> pl.Expr:
    if not is_whole(dtype):
        return _outside_floating(test, value, dtype)
    wrong = [NEVER]
    if test.low is not None:
        wrong.append(compare("<=" if test.low_open else "<", value, dtype, test.low))
    if test.high is not None:
        wrong.append(compare(">=" if test.high_open else ">", value, dtype, test.high))
    return _any(wrong[1:] or wrong)


def _outside_floating(test: Outside, value: pl.Expr, dtype: pl.DataType) -> pl.Expr:
    kind = dtype if dtype.is_float() else pl.Float64()
    number = value if dtype.is_float() else value.cast(pl.Float64, strict=False)
    # A bound is rounded to the width of the column: 0.1 is what a column of 32 bits holds for it.
    low = pl.lit(_rounded(test.low)).cast(kind) if isinstance(test.low, int | float) else None
    high = pl.lit(_rounded(test.high)).cast(kind) if isinstance(test.high, int | float) else None
    # polars takes a NaN for the largest number, so that it is above any bound, and infinities are beyond finite ones.
    wrong = []
    if low is not None:
        wrong.append(number <= low if test.low_open else number < low)
    elif not test.infinity:
        wrong.append(number == -math.inf)
    if high is not None:
        wrong.append(number >= high if test.high_open else number > high)
    else:
        wrong.append(number.is_nan() if test.infinity else number >= math.inf)
    return _any(wrong)


def _rounded(bound: float) -> float:
    try:
        return float(bound)
    except OverflowError:
        return float("inf") if bound > 0 else float("-inf")


def _any(expressions: list[pl.Expr]) -> pl.Expr:
    found = expressions[0]
    for expression in expressions[1:]:
        found |= expression
    return found


def _not_multiple(test: NotMultiple, value: pl.Expr, dtype: pl.DataType) -> pl.Expr:
    if dtype.is_integer() or dtype.is_decimal():
        # A whole number is a multiple of p/q, in lowest terms, where it is one of p; decimals are whole in their unit.
        scale = dtype.scale if isinstance(dtype, pl.Decimal) else 0
        of = (Fraction(str(test.of)) * 10**scale).numerator
        held, kind = whole(value, dtype)
        if of > limits(kind)[1]:
            return held != 0
        return held % pl.lit(of, dtype=kind) != 0
    quotient = value.cast(pl.Float64, strict=False) / float(test.of)
    allowed = pl.max_horizontal(pl.lit(1.0), quotient.abs()) * _MULTIPLE_TOLERANCE
    return quotient.is_nan() | quotient.is_infinite() | ((quotient - quotient.round()).abs() > allowed)


def _wrong_length(test: WrongLength, value: pl.Expr, dtype: pl.DataType) -> pl.Expr:
    length = _text(value, dtype).str.len_chars()
    wrong = length < test.low if test.low else NEVER
    return wrong if test.high is None else wrong | (length > test.high)


def _unmatched(test: Unmatched, value: pl.Expr, dtype: pl.DataType) -> pl.Expr:
    return ~_text(value, dtype).str.contains(linear(test.pattern))


def _text(value: pl.Expr, dtype: pl.DataType) -> pl.Expr:
    return value if dtype == pl.String else value.cast(pl.String, strict=False)


def _unlisted(test: Unlisted, value: pl.Expr, dtype: pl.DataType) -> pl.Expr:
    return ~listed(value, test.values, dtype)


def _wrong_size(test: WrongSize, value: pl.Expr, dtype: pl.DataType) -> pl.Expr:
    if isinstance(dtype, pl.Struct):
        fields = [(field_of(value, dtype, field.name), field.dtype) for field in dtype.fields]
        counted = [present(field, made(kind)).cast(pl.UInt32) for field, kind in fields]
        size = pl.sum_horizontal([pl.lit(0, dtype=pl.UInt32), *counted])
    elif isinstance(dtype, pl.List):
        size = value.list.len()
    elif isinstance(dtype, pl.Array):
        size = pl.lit(dtype.size, dtype=pl.UInt32)
    else:
        return NEVER
    wrong = size < test.low
    if test.high is not None:
        wrong |= size > test.high
    return value.is_not_null() & wrong


def _repeated_items(_: RepeatedItems, value: pl.Expr, dtype: pl.DataType) -> pl.Expr:
    if isinstance(dtype, pl.Array):
        value, dtype = value.arr.to_list(), pl.List(dtype.inner)
    if not isinstance(dtype, pl.List):
        return NEVER
    items = pl.element().fill_nan(None) if made(dtype.inner).is_float() else pl.element()
    distinct = value.list.eval(items.n_unique()).list.first()
    return (value.list.len() > 0) & (distinct != value.list.len())


_BROKEN: dict[type, Callable[..., pl.Expr]] = {
    Inexact: inexact,
    NotNormal: not_normal,
    Outside: _outside,
    NotMultiple: _not_multiple,
    WrongLength: _wrong_length,
    Unmatched: _unmatched,
    Unlisted: _unlisted,
    WrongSize: _wrong_size,
    RepeatedItems: _repeated_items,
}
