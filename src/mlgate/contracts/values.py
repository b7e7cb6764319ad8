"""Values that a contract names (bounds, lists) read as a column's logical type."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import cast

from mlgate.contracts.dates import moment
from mlgate.contracts.scalars import Bound, Scalar
from mlgate.core.display import plain

_EXAMPLES = {"date": "2024-01-31", "timestamp": "2024-01-31T12:00:00Z", "time": "12:00:00"}
LISTED_TYPES = ("string", "integer", "number", "boolean", "date", "timestamp", "time")
_TYPES: dict[str, tuple[type, ...]] = {
    "string": (str,),
    "integer": (int,),
    "number": (int, float),
    "boolean": (bool,),
    "date": (str,),
    "timestamp": (str,),
    "time": (str,),
}


def read_value(value: object, logical_type: str, zone: str | None = None) -> Scalar:
    """Return `value`, as YAML gives it, as a value of `logical_type`; a timestamp without offset is in `zone`.

    Raises:
        ValueError: it is none; the message says what it is and how to write it.
    """
    right = isinstance(value, _TYPES[logical_type]) and (isinstance(value, bool) == (logical_type == "boolean"))
    if not right:
        hint = f"; write it in quotes, '{_spelt(value)}'" if logical_type == "string" else ""
        raise ValueError(f"{_sort(value)} is no {logical_type}{hint}")
    if logical_type in _EXAMPLES:
        return _moment(cast("str", value), logical_type, zone)
    if isinstance(value, int | float) and not _holdable(value):
        raise ValueError("a finite number is needed")
    return cast("Scalar", value)


def read_bound(value: object, logical_type: str, zone: str | None = None) -> Bound:
    """Return a bound of a range of `logical_type`; numbers bound whole numbers too.

    Raises:
        ValueError: as `read_value`.
    """
    return cast("Bound", read_value(value, "number" if logical_type == "integer" else logical_type, zone))


def listed(values: Iterable[object], limit: int = 5) -> str:
    """Return the first `limit` of a contract's own values for a message, `'UA', 'AA', … (14 in all)`."""
    texts = [plain(value if isinstance(value, int | float) else f"'{value}'", limit=40) for value in values]
    more = f", … ({len(texts)} in all)" if len(texts) > limit else ""
    return ", ".join(texts[:limit]) + more


def _holdable(value: float) -> bool:
    try:
        return math.isfinite(float(value))
    except OverflowError:
        return False


def _moment(text: str, logical_type: str, zone: str | None) -> Scalar:
    try:
        return moment(text, logical_type, zone)
    except (ValueError, OverflowError):
        example = _EXAMPLES[logical_type]
        raise ValueError(f"'{plain(text, limit=60)}' is no {logical_type}; write it like '{example}'") from None


def _spelt(value: object) -> str:
    if isinstance(value, bool):
        return "yes or no, as meant"
    return plain(value, limit=40)


def _sort(value: object) -> str:
    if value is None:
        return "an empty value (null)"
    if isinstance(value, bool):
        return f"{str(value).lower()} (what YAML makes of yes, no, on, off, true, false)"
    return {int: "a whole number", float: "a number", str: "text", list: "a list", dict: "a mapping"}.get(
        type(value), "this value"
    )
