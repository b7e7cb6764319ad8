"""Arrow tables as plain Python values, exact for every date, decimal and integer that Arrow can hold."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from fractions import Fraction
from typing import NamedTuple
from zoneinfo import ZoneInfo

import pyarrow as pa

DAY = 86_400 * 10**9
_UNITS = {"s": 10**9, "ms": 10**6, "us": 10**3, "ns": 1}


class Moment(NamedTuple):
    """Nanoseconds since 1970 in UTC; `day` says that it is a date, which is its midnight."""

    ns: int
    day: bool = False


class Clock(NamedTuple):
    """Nanoseconds since midnight."""

    ns: int


def column(array: pa.ChunkedArray | pa.Array) -> list[object]:
    """Return the values of `array`: decimals as fractions, moments as `Moment`, the rest as Python has it."""
    if isinstance(array, pa.ChunkedArray):
        return [value for chunk in array.chunks for value in column(chunk)]
    kind = array.type
    if pa.types.is_dictionary(kind):
        return column(array.dictionary_decode())
    if pa.types.is_struct(kind):
        parts = {field.name: column(part) for field, part in zip(kind, array.flatten(), strict=True)}
        rows = [dict(zip(parts, values, strict=True)) for values in zip(*parts.values(), strict=True)]
        rows = rows or [{} for _ in range(len(array))]
        return [row if there.as_py() else None for row, there in zip(rows, array.is_valid(), strict=True)]
    if pa.types.is_map(kind):
        # As the list of its entries.
        return [None if not one.is_valid else column(one.values) for one in array]
    if pa.types.is_list(kind) or pa.types.is_large_list(kind) or pa.types.is_fixed_size_list(kind):
        return [None if not one.is_valid else column(one.values) for one in array]
    return [None if value is None else _plain(value, kind) for value in _physical(array, kind)]


def _physical(array: pa.Array, kind: pa.DataType) -> list[object]:
    if pa.types.is_date32(kind):
        return array.cast(pa.int32()).to_pylist()
    if pa.types.is_timestamp(kind) or pa.types.is_time64(kind) or pa.types.is_date64(kind):
        return array.cast(pa.int64()).to_pylist()
    if pa.types.is_time32(kind):
        return array.cast(pa.int32()).to_pylist()
    return array.to_pylist()


def _plain(value: object, kind: pa.DataType) -> object:
    if pa.types.is_date32(kind):
        return Moment(value * DAY, day=True)
    if pa.types.is_timestamp(kind):
        return Moment(value * _UNITS[kind.unit])
    if pa.types.is_time(kind):
        return Clock(value * _UNITS[kind.unit])
    return Fraction(value) if pa.types.is_decimal(kind) else value


def literal(value: object, *, like: object = None) -> object:
    """Return a contract's own `value` as a plain one, to be compared with `like`, a value of the data."""
    if isinstance(value, datetime):
        since = value.replace(tzinfo=UTC) - datetime(1970, 1, 1, tzinfo=UTC)
        return Moment((since.days * 86_400 + since.seconds) * 10**9 + since.microseconds * 1000)
    if isinstance(value, date):
        return Moment((value - date(1970, 1, 1)).days * DAY, day=True)
    if isinstance(value, time):
        return Clock((value.hour * 3600 + value.minute * 60 + value.second) * 10**9 + value.microsecond * 1000)
    # A decimal of the data is held against what the contract says, 0.1, and not against the double next to it.
    return Fraction(str(value)) if isinstance(value, float) and isinstance(like, Fraction) else value


def key(value: object) -> object:
    """Return `value` so that equal values are equal and all can be ordered: a date is its midnight."""
    return value.ns if isinstance(value, Moment | Clock) else value


def missing(value: object) -> bool:
    """Return whether `value` is null or NaN."""
    return value is None or (isinstance(value, float) and value != value)  # noqa: PLR0124 - only a NaN is not itself


def in_utc(local: Moment, zone: str) -> Moment | None:
    """Return the later moment at which clocks of `zone` show `local`; `None` where they never do."""
    try:
        shown = datetime(1970, 1, 1) + timedelta(microseconds=local.ns // 1000)  # noqa: DTZ001 - by those clocks
    except OverflowError:
        return local
    if not datetime(1, 1, 2) <= shown <= datetime(9999, 12, 30):  # noqa: DTZ001 - as above
        return local
    for day in (1, -1):
        # Offsets of the day after, then of the day before: one of both is right, or none.
        near = (shown + timedelta(days=day)).replace(tzinfo=ZoneInfo(zone))
        moment = (shown - near.utcoffset()).replace(tzinfo=UTC)
        if moment.astimezone(ZoneInfo(zone)).replace(tzinfo=None) == shown:
            return Moment(local.ns - near.utcoffset() // timedelta(microseconds=1) * 1000)
    return None


def civil(moment: Moment) -> tuple[int, int, int]:
    """Return year, month and day in the proleptic Gregorian calendar, for any year (Hinnant, days_from_civil)."""
    days = moment.ns // DAY + 719_468
    era, day_of_era = divmod(days, 146_097)
    year_of_era = (day_of_era - day_of_era // 1460 + day_of_era // 36_524 - day_of_era // 146_096) // 365
    day_of_year = day_of_era - (365 * year_of_era + year_of_era // 4 - year_of_era // 100)
    shifted = (5 * day_of_year + 2) // 153
    month = shifted + 3 if shifted < 10 else shifted - 9
    return year_of_era + era * 400 + (month <= 2), month, day_of_year - (153 * shifted + 2) // 5 + 1
