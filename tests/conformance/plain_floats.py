"""Binary floating formats, by packing numbers into their bits."""

from __future__ import annotations

import math
import struct
from fractions import Fraction

import numpy as np


def inexact(form: str, value: float | Fraction) -> bool:
    """Return whether `value` is none of the format `form`; NaN and infinities are of each."""
    double = float(value)
    if not math.isfinite(double):
        return False
    if isinstance(value, int) and int(double) != value:
        return True
    if form == "float16":
        return _packed("e", double) != double
    single = _packed("f", double)
    if form == "bfloat16":
        # The upper half of the bits of a number of 32.
        return single != double or struct.unpack("<I", struct.pack("<f", single))[0] % 2**16 != 0
    return single != double and (single is None or float(str(np.float32(single))) != double)


def _packed(letter: str, double: float) -> float | None:
    try:
        return struct.unpack(letter, struct.pack(letter, double))[0]
    except OverflowError:
        return None


def is_normal(vector: list[float | None], tolerance: float) -> bool:
    """Return whether the length of `vector` is 1."""
    if any(one is None for one in vector):
        return False
    return abs(math.sqrt(math.fsum(float(one) ** 2 for one in vector)) - 1) <= tolerance
