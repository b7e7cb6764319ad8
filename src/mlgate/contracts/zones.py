"""Time zones of timestamps: `defaultTimezone`, in which moments are that do not say theirs."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Any

from mlgate.core.display import nearest, plain

_UTC = ("utc", "etc/utc", "gmt", "etc/gmt", "z", "zulu", "etc/zulu", "etc/uct", "uct", "+00:00", "utc+0")
# UTC+2, GMT+02:00, +02: whole hours, which zones have names of.
_HOURS = re.compile(r"(?:UTC|GMT)?([+-])0?([0-9]{1,2})(?::?00)?", re.IGNORECASE)
# Names of a system's files that are no zones, or count leap seconds.
_ODD = re.compile(r"(posix|right)/.*|posixrules|localtime|Factory|leapseconds|.*\.(tab|zi|list)")
_EAST, _WEST = 14, 12


class ZonesMissingError(Exception):
    """This machine has no data of time zones."""


def zone_of(name: str) -> str | None:
    """Return the IANA name of the zone `name`, `None` for UTC.

    Raises:
        ValueError: there is no such zone.
        ZonesMissingError: no zone is known here.
    """
    if name.strip().lower() in _UTC:
        return None
    hours = _HOURS.fullmatch(name.strip())
    if hours is not None:
        east = hours[1] == "+"
        if int(hours[2]) > (_EAST if east else _WEST):
            raise ValueError(f"'{plain(name, limit=60)}' is no offset of a time zone")
        # The names have the sign of POSIX: behind Greenwich is positive.
        return f"Etc/GMT{'-' if east else '+'}{int(hours[2])}" if int(hours[2]) else None
    # 3 ms, and 20 for the list of all names, where a contract names a zone.
    from zoneinfo import ZoneInfo, available_timezones

    try:
        if not _ODD.fullmatch(name):
            return str(ZoneInfo(name))
    except (ValueError, OSError, KeyError):
        pass
    known = available_timezones()
    if not known:
        raise ZonesMissingError
    hint = nearest(name, sorted(known)) or "; write it like 'Europe/Berlin'"
    raise ValueError(f"no time zone '{plain(name, limit=60)}'{hint}")


def in_utc(local: datetime, zone: str) -> datetime:
    """Return the moment at which clocks of `zone` show `local`, in UTC and without zone; the later one of two.

    Raises:
        ValueError: clocks were put forward over it, so that it was shown at no moment.
    """
    # As above.
    from zoneinfo import ZoneInfo

    held: Any = ZoneInfo(zone)
    moment = local.replace(tzinfo=held, fold=1).astimezone(UTC)
    if moment.astimezone(held).replace(tzinfo=None) != local:
        raise ValueError(f"clocks of {zone} never showed it")
    return moment.replace(tzinfo=None)
