"""The limits that a test gives as keywords, checked: a limit that limits nothing must not pass for one."""

from __future__ import annotations

import math
from collections.abc import Mapping
from numbers import Real
from typing import Any, TypedDict

from mlgate.core.display import nearest, plain
from mlgate.core.limits import Limits

_NAMES = Limits.__struct_fields__


class LimitOptions(TypedDict, total=False):
    """What a measurement is judged by, by the names that `mlgate.toml` has for it."""

    at_least: float
    at_most: float
    max_drop: float
    max_rise: float
    max_drop_rel: float
    max_rise_rel: float
    max_error_rise_rel: float


class CompareOptions(LimitOptions, total=False):
    """What a comparison takes besides: rows' weights and groups, and the name it is kept under."""

    weight: Any
    group: Any
    name: str


def limits_from(options: Mapping[str, Any]) -> Limits:
    """Return `options` as limits.

    Raises:
        TypeError: an unknown name, or no number.
        ValueError: NaN, infinity, or a negative change, whose direction is said by the name.
    """
    wanted = {}
    for name, value in options.items():
        if name not in _NAMES:
            raise TypeError(f"unknown limit '{plain(name)}'{nearest(name, list(_NAMES))}")
        wanted[name] = number(name, value)
        if not math.isfinite(wanted[name]):
            raise ValueError(f"{name} must be a finite number, not {value}")
        if name.startswith("max_") and wanted[name] < 0:
            raise ValueError(f"{name} must not be negative: its name says the direction")
    return Limits(**wanted)


def number(name: str, value: object) -> float:
    """Return `value` as a float.

    Raises:
        TypeError: it is no single number.
    """
    # numpy's scalars and arrays of one value have `item`, and not all of them are registered as `Real`.
    item = getattr(value, "item", None)
    plainly = item() if callable(item) and getattr(value, "size", 1) == 1 else value
    if not isinstance(plainly, Real) or isinstance(plainly, bool):
        raise TypeError(f"{name} must be a number, not {type(value).__name__}")
    return float(plainly)
