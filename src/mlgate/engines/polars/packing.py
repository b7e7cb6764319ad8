"""Keys as whole numbers of 64 bits that are the same whatever else there is: they can be kept, and met by other files'.

Parts that are whole numbers stand side by side, each from the least value that its bits hold on. They have the bits of
their types where these are 64 together; otherwise those that the values need that were there first, and even shares of
what is left. Keys of other types, and wider ones, are hashed.
"""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from mlgate.engines.polars.codes import hashed, packable, physical
from mlgate.engines.polars.exact import bits

Columns = Sequence[tuple[list[pl.Expr], pl.DataType]]
Range = tuple[int, int] | None

_WIDE = 64


def widths_by_type(columns: Columns) -> tuple[int, ...]:
    """Return the bits of each part of a key, the highest first, by the types of `columns`; none where it is hashed."""
    if not is_packable(columns):
        return ()
    widths = tuple(_width(dtype) for _, dtype in columns)
    return widths if sum(widths) <= _WIDE else ()


def widths_by_range(columns: Columns, ranges: Sequence[Range]) -> tuple[int, ...]:
    """Return the bits of each part, as `widths_by_type`, for values between the ends of `ranges` and more."""
    needed = [_needed(dtype, known) for (_, dtype), known in zip(columns, ranges, strict=True)]
    left = _WIDE - sum(needed)
    if left < 0:
        return ()
    share, rest = divmod(left, len(needed))
    return tuple(
        min(_width(dtype), least + share + (place < rest))
        for place, ((_, dtype), least) in enumerate(zip(columns, needed, strict=True))
    )


def is_packable(columns: Columns) -> bool:
    """Return whether all parts are whole numbers of at most 64 bits."""
    return all(packable(dtype) for _, dtype in columns)


def ends(columns: Columns, index: int) -> list[pl.Expr]:
    """Return the least and most of each part, packable, in the source at `index`, as `low0`, `high0`, …."""
    parts = [physical(values[index], dtype) for values, dtype in columns]
    return [
        end
        for place, part in enumerate(parts)
        for end in (part.min().alias(f"low{place}"), part.max().alias(f"high{place}"))
    ]


def packed(columns: Columns, widths: Sequence[int], index: int) -> pl.Expr:
    """Return the code of the keys in the source at `index`, by `widths`; null where a part does not fit its bits."""
    parts = [(values[index], dtype) for values, dtype in columns]
    if not widths:
        return hashed(parts).alias("code")
    code: pl.Expr | None = None
    for (value, dtype), width in zip(parts, widths, strict=True):
        part = _part(value, dtype, width)
        code = part if code is None else code * pl.lit(2**width, dtype=pl.UInt64) + part
    assert code is not None
    return code.alias("code")


def _part(value: pl.Expr, dtype: pl.DataType, width: int) -> pl.Expr:
    held = physical(value, dtype)
    if _is_unsigned(dtype):
        part = held.cast(pl.UInt64)
    else:
        # Two's complement, turned so that the least is 0; what is less is far above the most.
        part = held.cast(pl.Int64).reinterpret(signed=False) + pl.lit(2 ** (width - 1), dtype=pl.UInt64)
    if width == _width(dtype):
        return part
    return pl.when(part < pl.lit(2**width, dtype=pl.UInt64)).then(part)


def _width(dtype: pl.DataType) -> int:
    return 1 if dtype == pl.Boolean else bits(dtype)[0]


def _needed(dtype: pl.DataType, known: Range) -> int:
    if known is None:
        return 1
    if _is_unsigned(dtype):
        return max(1, known[1].bit_length())
    return 1 + max((value if value >= 0 else ~value).bit_length() for value in known)


def _is_unsigned(dtype: pl.DataType) -> bool:
    """Return whether the whole numbers of `dtype` have no sign."""
    return dtype == pl.Boolean or (dtype.is_integer() and not bits(dtype)[1])
