"""Moments by the clocks of a time zone, by polars' own data of zones."""

from __future__ import annotations

from datetime import datetime

import polars as pl

# Of other years polars knows no offset.
_FIRST, _LAST = datetime(1, 1, 2), datetime(9999, 12, 30)  # noqa: DTZ001 - without a zone, as the column


def in_utc(value: pl.Expr, dtype: pl.Datetime, zone: str | None) -> pl.Expr:
    """Return in UTC the moments at which clocks of `zone` show `value`, held as `dtype`; in UTC already without one.

    Of two the later one; null where clocks were put forward over it. Outside of the years 1 to 9999 all is in UTC.
    """
    if zone is None:
        return value
    # Nanoseconds reach from 1677 to 2262.
    known = pl.lit(value=True) if dtype.time_unit == "ns" else value.is_between(_FIRST, _LAST)
    shown = pl.when(known).then(value)
    zoned = shown.dt.replace_time_zone(zone, ambiguous="latest", non_existent="null")
    return pl.when(known).then(zoned.dt.convert_time_zone("UTC").dt.replace_time_zone(None)).otherwise(value)
