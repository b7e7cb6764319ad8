"""Dates and timestamps that Python does not know: those before year 1 and after year 9999.

Files hold them, mostly by mistake. Messages show them as DuckDB does: `12000-01-31`, `0800-01-31 (BC) 12:00:00`.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Any

_DAY = 86_400
_FAR = re.compile(r"(\d+)(-\d+-\d+)( \(BC\))?(.*)", re.ASCII)
_MICROSECONDS = 1_000_000


def far_date(days: int) -> str:
    """Return the date that is `days` after 1970-01-01, in the proleptic Gregorian calendar.

    Source: Hinnant, chrono-compatible low-level date algorithms (`civil_from_days`), howardhinnant.github.io.
    """
    era, day = divmod(days + 719_468, 146_097)
    year = (day - day // 1_460 + day // 36_524 - day // 146_096) // 365
    of_year = day - (365 * year + year // 4 - year // 100)
    shifted = (5 * of_year + 2) // 153
    month = shifted + 3 if shifted < 10 else shifted - 9  # noqa: PLR2004 - years begin in March
    year += era * 400 + (month <= 2)  # noqa: PLR2004 - the same
    spelt = f"-{month:02}-{of_year - (153 * shifted + 2) // 5 + 1:02}"
    return f"{year:04}{spelt}" if year > 0 else f"{1 - year:04}{spelt} (BC)"


def far_timestamp(count: int, per_second: int) -> str:
    """Return the moment that is `count` units after 1970-01-01, with `per_second` of them in a second."""
    seconds, rest = divmod(count, per_second)
    days, second = divmod(seconds, _DAY)
    fraction = f"{rest * _MICROSECONDS // per_second:06}".rstrip("0")
    clock = f"{second // 3600:02}:{second // 60 % 60:02}:{second % 60:02}"
    return f"{far_date(days)} {clock}{'.' if fraction else ''}{fraction}"


def order(value: object) -> Any:  # noqa: ANN401 - a tuple for moments, and what numbers and times are themselves
    """Return what sorts `value`, one of a column's, among the others, where some may be text of far moments."""
    if isinstance(value, date):
        return value.year, str(value)[4:]
    if isinstance(value, str) and (parts := _FAR.fullmatch(value)):
        year = int(parts[1])
        return 1 - year if parts[3] else year, parts[2] + parts[4]
    return value
