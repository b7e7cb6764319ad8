"""Numbers of binary floating formats, and vectors of them."""

from __future__ import annotations

import polars as pl

from mlgate.contracts.constraints import Inexact, NotNormal
from mlgate.engines.formulas import FLOATS
from mlgate.engines.polars.entries import made
from mlgate.engines.polars.exact import NEVER


def inexact(test: Inexact, value: pl.Expr, dtype: pl.DataType) -> pl.Expr:
    """Return the numbers that are none of the format."""
    if dtype == pl.Float32 and test.format == "float32":
        return NEVER
    double = value if dtype == pl.Float64 else value.cast(pl.Float64)
    wrong = _not_single(double) if test.format == "float32" else _beyond(test, double)
    # A whole number that is no double is none of fewer bits.
    return wrong | (double.cast(pl.Int128) != value.cast(pl.Int128)) if dtype.is_integer() else wrong


def _not_single(double: pl.Expr) -> pl.Expr:
    single = double.cast(pl.Float32)
    # Text, which is slow, only of what is not exactly one of 32 bits.
    rest = pl.when(single.cast(pl.Float64) != double).then(single)
    spelt = rest.cast(pl.String).cast(pl.Float64) != double
    return double.is_not_null() & spelt.fill_null(value=False)


def _beyond(test: Inexact, double: pl.Expr) -> pl.Expr:
    """Split off the bits that do not fit (Veltkamp, 1968); below the least exponent, count in the last place."""
    form = FLOATS[test.format]
    spread = double * (2.0 ** (53 - form.bits) + 1)
    kept = spread - (spread - double)
    places = double * 2.0 ** (form.bits - 1 - form.least)
    small = double.abs() < 2.0**form.least
    wrong = (kept != double) | (double.abs() > form.most) | (small & (places.floor() != places))
    return wrong & double.is_finite()


def not_normal(test: NotNormal, value: pl.Expr, dtype: pl.DataType) -> pl.Expr:
    """Return the vectors whose length is not 1."""
    if isinstance(dtype, pl.Array):
        value, dtype = value.arr.to_list(), pl.List(dtype.inner)
    if not isinstance(dtype, pl.List) or made(dtype.inner) == pl.Null:
        return value.is_not_null() if isinstance(dtype, pl.List) else NEVER
    number = pl.element().cast(pl.Float64)
    squares = value.list.eval(number * number)
    length = squares.list.sum().sqrt()
    gone = value.list.eval(pl.element().is_null()).list.any()
    # polars takes a NaN for the largest number.
    return value.is_not_null() & (gone | ((length - 1).abs() > test.tolerance))
