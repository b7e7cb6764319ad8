"""Dates and times as contracts write them: ISO 8601 bounds, and the JDK's format letters.

Source of the letters: java.time.format.DateTimeFormatter, which ODCS names for `logicalTypeOptions.format`.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time

from mlgate.contracts.zones import in_utc

_LETTERS = {
    "yyyy": "%Y",
    "uuuu": "%Y",
    "yy": "%y",
    "MMMM": "%B",
    "MMM": "%b",
    "MM": "%m",
    "M": "%m",
    "dd": "%d",
    "d": "%d",
    "HH": "%H",
    "H": "%H",
    "hh": "%I",
    "mm": "%M",
    "ss": "%S",
    "SSS": "%3f",
    "SSSSSS": "%6f",
    "SSSSSSSSS": "%9f",
    "a": "%p",
    "X": "%#z",
    "XX": "%#z",
    "XXX": "%#z",
    "Z": "%#z",
}
_TOKEN = re.compile(r"'((?:[^']|'')*)'|(([A-Za-z])\3*)|([^A-Za-z'])")


def strptime_format(pattern: str) -> str | None:
    """Return the JDK format `pattern` for strptime, or `None` where it has a letter without counterpart here."""
    parts: list[str] = []
    end = 0
    for token in _TOKEN.finditer(pattern):
        if token.start() != end:
            return None
        end = token.end()
        quoted, letters, _, other = token.groups()
        if letters is not None:
            if letters not in _LETTERS:
                return None
            parts.append(_LETTERS[letters])
        elif quoted is not None:
            parts.append((quoted.replace("''", "'") or "'").replace("%", "%%"))
        else:
            parts.append(other.replace("%", "%%"))
    return "".join(parts) if end == len(pattern) and parts else None


def readable(pattern: str, logical_type: str) -> bool:
    """Return whether the strptime format `pattern` has all the parts of a date, of a time, or of both."""
    dated = "%d" in pattern and any(month in pattern for month in ("%m", "%b", "%B")) and "%y" in pattern.lower()
    # An hour without its minute is no time of day to any parser.
    timed = has_time(pattern) and "%M" in pattern
    return timed if logical_type == "time" else dated and timed == has_time(pattern)


def has_time(pattern: str) -> bool:
    """Return whether the strptime format `pattern` reads an hour."""
    return "%H" in pattern or "%I" in pattern


def moment(text: str, logical_type: str, zone: str | None = None) -> date | datetime | time:
    """Return the ISO 8601 `text` as a `date`, `timestamp` (in UTC, without zone) or `time`.

    A timestamp that says no offset is in `zone`, and without one in UTC.

    Raises:
        ValueError: it is none, or one that clocks of `zone` never showed.
    """
    if logical_type == "time":
        return time.fromisoformat(text).replace(tzinfo=None)
    read = datetime.fromisoformat(text)
    if read.tzinfo:
        read = read.astimezone(UTC).replace(tzinfo=None)
    elif zone is not None and logical_type == "timestamp":
        read = in_utc(read, zone)
    if logical_type == "timestamp":
        return read
    return read.date() if read.time() == time() else read
