"""Sets of codes: a map of bits where the codes' parts fill their ranges well, otherwise the codes in order."""

from __future__ import annotations

import math
from collections.abc import Sequence

import msgspec
import numpy as np
import numpy.typing as npt

Codes = npt.NDArray[np.uint64]

# A map takes a bit for each possible code, the list 64 for each that is there.
_SPARSE = 64


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
    """Distinct codes, as a map of bits in `shape` or as an ordered list."""

    def __init__(self, shape: Shape, held: npt.NDArray[np.uint8] | Codes) -> None:
        self.shape = shape
        self.held = held

    def has(self, codes: Codes) -> npt.NDArray[np.bool_]:
        """Return which of `codes` are in the set."""
        if not self.shape.spans:
            if len(self.held) == 0:
                return np.zeros(len(codes), dtype=np.bool_)
            at = np.searchsorted(self.held, codes)
            return np.asarray(self.held[np.minimum(at, len(self.held) - 1)] == codes)
        places, inside = _places(codes, self.shape)
        bits = self.held[places >> np.uint64(3)] >> (np.uint8(7) - (places & np.uint64(7)).astype(np.uint8))
        found: npt.NDArray[np.bool_] = inside & (bits & np.uint8(1)).astype(np.bool_)
        return found

    def codes(self) -> Codes:
        """Return the codes, in order."""
        if not self.shape.spans:
            return self.held.astype(np.uint64, copy=False)
        places = np.flatnonzero(np.unpackbits(self.held.astype(np.uint8, copy=False), count=self.shape.size)).astype(
            np.uint64
        )
        found = np.zeros(len(places), dtype=np.uint64)
        shift = 0
        for width, least, span in _from_last(self.shape):
            found |= (places % np.uint64(span) + np.uint64(least)) << np.uint64(shift)
            places //= np.uint64(span)
            shift += width
        return found


def code_set(codes: Codes, widths: Sequence[int]) -> CodeSet:
    """Return the set of `codes`, distinct and in order, with parts of `widths` bits (none where they are hashes)."""
    shape = _shape(codes, widths) if widths and len(codes) else Shape()
    if not shape.spans:
        return CodeSet(shape, codes)
    places, _ = _places(codes, shape)
    there = np.zeros(shape.size, dtype=np.bool_)
    there[places] = True
    return CodeSet(shape, np.packbits(there))


def _shape(codes: Codes, widths: Sequence[int]) -> Shape:
    least, spans, shift = [], [], 0
    for width in reversed(widths):
        part = _part(codes, shift, width)
        low, high = int(part.min()), int(part.max())
        least.append(low)
        spans.append(high - low + 1)
        shift += width
    if math.prod(spans) > _SPARSE * len(codes):
        return Shape()
    return Shape(tuple(widths), tuple(reversed(least)), tuple(reversed(spans)))


def _part(codes: Codes, shift: int, width: int) -> Codes:
    part = codes >> np.uint64(shift) if shift else codes
    return part if width == 64 else part & np.uint64(2**width - 1)  # noqa: PLR2004 - all bits of a code


def _from_last(shape: Shape) -> list[tuple[int, int, int]]:
    return list(zip(shape.widths, shape.least, shape.spans, strict=True))[::-1]


def _places(codes: Codes, shape: Shape) -> tuple[Codes, npt.NDArray[np.bool_]]:
    """Return where `codes` are in the map (0 for those outside), and which are inside."""
    places = np.zeros(len(codes), dtype=np.uint64)
    inside = np.ones(len(codes), dtype=np.bool_)
    shift, factor = 0, 1
    for width, least, span in _from_last(shape):
        # What is below the least wraps to far above it.
        offset = _part(codes, shift, width) - np.uint64(least)
        inside &= offset < np.uint64(span)
        places += offset * np.uint64(factor)
        shift, factor = shift + width, factor * span
    return np.where(inside, places, np.uint64(0)), inside
