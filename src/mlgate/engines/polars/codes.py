"""Keys as whole numbers of 64 bits: packed exactly where their parts fit, otherwise hashed.

Equal keys have equal codes. Where a code is exact, other keys have other codes.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import msgspec
import polars as pl

from mlgate.contracts import Rule
from mlgate.engines.polars.exact import PER_SECOND, bits
from mlgate.engines.polars.readings import Read

_LARGEST = 2**62
# Odd numbers of the golden ratio's bits, which spread hashes that are added up.
_SPREAD = 0x9E3779B97F4A7C15
_WIDE = 64


class Code(msgspec.Struct, frozen=True, kw_only=True):
    """How a rule's keys are coded: `span` is the number of possible codes, from 0, of an exact code."""

    parts: tuple[pl.Expr, ...]
    code: pl.Expr
    span: int | None = None

    @property
    def exact(self) -> bool:
        """Whether other keys have other codes."""
        return self.span is not None


def alike(rule: Rule, reads: Sequence[Read]) -> list[tuple[list[pl.Expr], pl.DataType]]:
    """Return for each column of `rule` its values in each source, as one type, in which equal values are equal."""
    columns = zip(*(one.values(rule) for one in reads), strict=True)
    return [_alike(list(column)) for column in columns]


def _alike(column: Sequence[tuple[pl.Expr, pl.DataType]]) -> tuple[list[pl.Expr], pl.DataType]:
    dtypes = {dtype for _, dtype in column if dtype != pl.Null}
    target = _shared(dtypes)
    return [_made(value, dtype, target) for value, dtype in column], target


def _shared(dtypes: set[pl.DataType]) -> pl.DataType:
    if len(dtypes) == 1:
        dtype = dtypes.pop()
        return pl.Float64() if dtype.is_float() else dtype
    if not dtypes:
        return pl.Null()
    if all(dtype.is_integer() for dtype in dtypes):
        narrow = all(bits(dtype)[0] + (not bits(dtype)[1]) <= _WIDE for dtype in dtypes)
        return pl.Int64() if narrow else pl.Int128()
    if all(dtype.is_temporal() for dtype in dtypes):
        units = sorted(
            (PER_SECOND[dtype.time_unit], dtype.time_unit) for dtype in dtypes if isinstance(dtype, pl.Datetime)
        )
        return pl.Datetime(units[-1][1]) if units else dtypes.pop()
    return pl.Float64() if all(dtype.is_numeric() for dtype in dtypes) else pl.String()


def _made(value: pl.Expr, dtype: pl.DataType, target: pl.DataType) -> pl.Expr:
    cast = value if dtype == target else value.cast(target)
    # The two zeros are one value.
    return cast + 0.0 if target.is_float() else cast


def packable(dtype: pl.DataType) -> bool:
    """Return whether values of `dtype` are whole numbers of at most 64 bits, whose range is worth knowing."""
    if dtype.is_integer():
        return bits(dtype)[0] <= _WIDE
    return isinstance(dtype, pl.Date | pl.Datetime | pl.Time | pl.Boolean)


def physical(value: pl.Expr, dtype: pl.DataType) -> pl.Expr:
    """Return the whole numbers that `value`, packable, is held as."""
    if dtype == pl.Boolean:
        return value.cast(pl.UInt8)
    return value if dtype.is_integer() else value.to_physical()


def coded(
    columns: Sequence[tuple[list[pl.Expr], pl.DataType]], ranges: Sequence[tuple[int, int] | None], index: int
) -> Code:
    """Return the code of the keys in the source at `index`, whose parts are `columns`.

    `ranges` has the least and most of each part over all sources, `None` where that is not known.
    """
    parts = [(values[index], dtype) for values, dtype in columns]
    named = tuple(value.alias(f"k{number}") for number, (value, _) in enumerate(parts))
    spans = [known[1] - known[0] + 1 for known in ranges if known is not None]
    if len(spans) == len(parts) and math.prod(spans) <= _LARGEST:
        return Code(parts=named, code=_packed(parts, ranges).alias("code"), span=math.prod(spans))
    return Code(parts=named, code=hashed(parts).alias("code"))


def _packed(parts: Sequence[tuple[pl.Expr, pl.DataType]], ranges: Sequence[tuple[int, int] | None]) -> pl.Expr:
    packed, factor = pl.lit(0, dtype=pl.Int64), 1
    for (value, dtype), known in zip(parts, ranges, strict=True):
        assert known is not None
        least, most = known
        held = physical(value, dtype)
        if dtype == pl.UInt64:
            offset = (held - pl.lit(least, dtype=pl.UInt64)).cast(pl.Int64)
        else:
            offset = held.cast(pl.Int64) - pl.lit(least, dtype=pl.Int64)
        packed = offset if factor == 1 else packed + offset * pl.lit(factor, dtype=pl.Int64)
        factor *= most - least + 1
    # What is beyond the ranges must not come to stand for another key: below the least it is a very large number.
    return packed.reinterpret(signed=False)


def hashed(parts: Sequence[tuple[pl.Expr, pl.DataType]]) -> pl.Expr:
    """Return a hash of 64 bits of the keys whose values and types are `parts`, the same in every source."""
    spread = pl.lit(_SPREAD, dtype=pl.UInt64)
    found = parts[0][0].hash()
    for value, _ in parts[1:]:
        found = found * spread + value.hash()
    return found
