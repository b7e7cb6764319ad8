"""Sets of codes: a map of bits where the codes' parts fill their ranges well, otherwise the codes in order.

In polars alone: numpy takes 100 ms to load, half of what a daily append takes.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import reduce
from operator import add, and_

import msgspec
import polars as pl

# A map takes a bit for each possible code, the list 64 for each that is there.
_SPARSE = 64
# polars numbers rows by 32 bits.
_LARGEST = 1 << 31


class Shape(msgspec.Struct, frozen=True):
    """How codes are kept: the least and the number of values of each part, of `widths` bits; empty for a list."""

    widths: tuple[int, ...] = ()
    least: tuple[int, ...] = ()
    spans: tuple[int, ...] = ()

    @property
    def size(self) -> int:
        """The number of possible codes."""
        return math.prod(self.spans)


class CodeSet:
    """Distinct codes of 64 bits, as a map of bits in `shape` (a series of flags) or as an ordered list of them."""

    def __init__(self, shape: Shape, held: pl.Series) -> None:
        self.shape = shape
        self.held = held

    def __len__(self) -> int:
        """Return how many codes there are."""
        return int(self.held.sum()) if self.shape.spans else len(self.held)

    def has(self, codes: pl.Series) -> pl.Series:
        """Return which of `codes` are in the set."""
        if not self.shape.spans:
            if self.held.is_empty():
                return pl.repeat(value=False, n=len(codes), eager=True)
            at = self.held.search_sorted(codes).clip(upper_bound=len(self.held) - 1)
            return self.held.gather(at) == codes
        return self.held.gather(_places(codes, self.shape)).fill_null(value=False)

    def grown(self, codes: pl.Series) -> CodeSet | None:
        """Return the set with `codes` marked in the map of this one; `None` where that is no cheaper than a new one."""
        if not self.shape.spans or self.shape.size > _SPARSE * len(codes):
            return None
        places = _places(codes, self.shape)
        # A series is copied when it is written to while another holds it.
        return None if places.null_count() else CodeSet(self.shape, self.held.clone().scatter(places, values=True))

    def codes(self) -> pl.Series:
        """Return the codes, in order."""
        if not self.shape.spans:
            return self.held
        place = pl.col("place").cast(pl.UInt64)
        parts, shift = [], 0
        for width, least, span in _from_last(self.shape):
            parts.append((place % _whole(span) + _whole(least)) * _whole(2**shift))
            place = place // _whole(span)
            shift += width
        frame = self.held.arg_true().alias("place").to_frame()
        return frame.select(reduce(add, parts).alias("code")).to_series()


def code_set(codes: pl.Series, widths: Sequence[int]) -> CodeSet:
    """Return the set of `codes`, in any order, with parts of `widths` bits (none where they are hashes)."""
    shape = _shape(codes, widths) if widths and len(codes) else Shape()
    if not shape.spans:
        return CodeSet(shape, _distinct(codes))
    there = pl.repeat(value=False, n=shape.size, eager=True)
    found = CodeSet(shape, there.scatter(_places(codes, shape), values=True))
    return found if shape.size <= _SPARSE * len(found) else CodeSet(Shape(), found.codes())


def _distinct(codes: pl.Series) -> pl.Series:
    codes = codes if codes.is_sorted() else codes.sort()
    again = codes == codes.shift(1)
    return codes.filter(~again.fill_null(value=False)) if again.any() else codes


def _shape(codes: pl.Series, widths: Sequence[int]) -> Shape:
    parts, shift = [], 0
    for place, width in reversed(list(enumerate(widths))):
        part = _part(shift, width)
        parts += [part.min().alias(f"low{place}"), part.max().alias(f"high{place}")]
        shift += width
    found = codes.alias("code").to_frame().select(parts).row(0, named=True)
    least = tuple(int(found[f"low{place}"]) for place in range(len(widths)))
    spans = tuple(int(found[f"high{place}"]) - low + 1 for place, low in enumerate(least))
    if math.prod(spans) > min(_SPARSE * len(codes), _LARGEST):
        return Shape()
    return Shape(tuple(widths), least, spans)


def _part(shift: int, width: int) -> pl.Expr:
    part = pl.col("code") // _whole(2**shift) if shift else pl.col("code")
    return part if width == 64 else part & _whole(2**width - 1)  # noqa: PLR2004 - all bits of a code


def _from_last(shape: Shape) -> list[tuple[int, int, int]]:
    return list(zip(shape.widths, shape.least, shape.spans, strict=True))[::-1]


def _places(codes: pl.Series, shape: Shape) -> pl.Series:
    """Return where `codes` are in the map; null for those outside."""
    places, inside, shift, factor = [], [], 0, 1
    for width, least, span in _from_last(shape):
        # What is below the least wraps to far above it.
        offset = _part(shift, width) - _whole(least)
        inside.append(offset < _whole(span))
        places.append(offset * _whole(factor))
        shift, factor = shift + width, factor * span
    place = pl.when(reduce(and_, inside)).then(reduce(add, places).cast(pl.UInt32, strict=False))
    return codes.alias("code").to_frame().select(place.alias("place")).to_series()


def _whole(number: int) -> pl.Expr:
    return pl.lit(number, dtype=pl.UInt64)
