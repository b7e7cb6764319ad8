"""Moments by the clocks of a time zone, by DuckDB's own data of zones."""

from __future__ import annotations

from mlgate.engines.duckdb import literals


def in_utc(value: str, zone: str | None, *, fine: bool = False) -> str:
    """Return SQL for the moments in UTC at which clocks of `zone` show `value`, in UTC already without one.

    Of two the later one; null where clocks were put forward over it. Outside of the years 1 to 9999 all is in UTC, as
    in the polars engine, which knows no other.
    """
    if zone is None:
        return value
    name = literals.text(zone)
    local = f"CAST({value} AS TIMESTAMP)" if fine else value
    moment = f"timezone({name}, {local})"
    utc = f"timezone('UTC', {moment})"
    if fine:
        utc = f"make_timestamp_ns(epoch_us({utc}) * 1000 + epoch_ns({value}) % 1000)"
    known = f"{local} BETWEEN TIMESTAMP '0001-01-02' AND TIMESTAMP '9999-12-30'"
    return f"CASE WHEN NOT ({known}) THEN {value} WHEN timezone({name}, {moment}) = {local} THEN {utc} END"
