"""Names and values of a contract as SQL text, in which nothing of them can be taken for SQL."""

from __future__ import annotations

import math
from datetime import UTC, date, datetime, time
from fractions import Fraction

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_HUGE = 2**127


def quoted(name: str) -> str:
    """Return `name` as an identifier. Raises ValueError for a NUL character, which none can hold."""
    if "\0" in name:
        raise ValueError("a name holds a NUL character")
    return '"' + name.replace('"', '""') + '"'


def text(value: str) -> str:
    """Return `value` as a string of SQL."""
    # A NUL ends the text of a query, wherever it stands.
    parts = ("'" + part.replace("'", "''") + "'" for part in value.split("\0"))
    joined = " || chr(0) || ".join(parts)
    return f"({joined})" if "\0" in value else joined


def whole(value: int, type_name: str = "HUGEINT") -> str:
    """Return the whole number `value` as one of `type_name`, which must hold it."""
    return f"'{value}'::{type_name}"


def floating(value: float, type_name: str = "DOUBLE") -> str:
    """Return `value` as a floating number, the same to the last bit; a whole one that is larger is infinite."""
    try:
        return f"'{float(value)!r}'::{type_name}"
    except OverflowError:
        return f"'{'-' if value < 0 else ''}inf'::{type_name}"


def number(value: float) -> str:
    """Return `value` as a number that compares exactly with whole, decimal and floating columns."""
    if math.isfinite(value) and value == int(value) and -_HUGE <= value < _HUGE:
        small = -(2**63) <= value < 2**63
        return whole(int(value), "BIGINT" if small else "HUGEINT")
    return floating(value)


def moment(value: date | datetime) -> str:
    """Return `value` as a TIMESTAMP in UTC, or a DATE."""
    if isinstance(value, datetime):
        return f"make_timestamp({microseconds(value)})"
    return f"(DATE '1970-01-01' + {(value - _EPOCH.date()).days})"


def microseconds(value: date | datetime) -> int:
    """Return the microseconds from 1970 to `value`, in UTC where it has no zone."""
    if not isinstance(value, datetime):
        value = datetime(value.year, value.month, value.day, tzinfo=UTC)
    since = (value if value.tzinfo else value.replace(tzinfo=UTC)) - _EPOCH
    return (since.days * 86_400 + since.seconds) * 10**6 + since.microseconds


def time_of_day(value: time) -> int:
    """Return the microseconds from midnight to `value`."""
    return (value.hour * 3600 + value.minute * 60 + value.second) * 10**6 + value.microsecond


def clock(value: time) -> str:
    """Return `value` as a TIME."""
    return f"TIME '{value.replace(tzinfo=None).isoformat()}'"


def exact(value: float) -> Fraction:
    """Return the number that `value` writes: 0.1 is a tenth, as in the contract's text."""
    return Fraction(value) if isinstance(value, int) else Fraction(repr(value))
