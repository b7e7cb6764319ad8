"""Timestamps with and without a time zone, and by the clocks of one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

import pyarrow as pa

from conformance.cases import Case, column, one_column, rule
from mlgate.contracts import Table
from mlgate.contracts.constraints import DistinctCount, Missing, Mistyped, Outside, Repeated, Unlisted, WrongZone

LOCAL = [
    datetime(2024, 7, 1, 12),  # noqa: DTZ001 - as the column has it
    datetime(2024, 3, 31, 2, 30),  # noqa: DTZ001 - as above
    datetime(2024, 10, 27, 2, 30),  # noqa: DTZ001 - as above
    None,
    datetime(2024, 1, 1),  # noqa: DTZ001 - as above
    datetime(1900, 1, 1),  # noqa: DTZ001 - as above
]
NOON = datetime(2024, 7, 1, 10)  # noqa: DTZ001 - in UTC


def zoned() -> Iterator[Case]:
    """Yield columns that have, or have not, the zone that the contract asks for."""
    for unit in ("ms", "us", "ns"):
        for zone in (None, "UTC", "Asia/Tokyo"):
            if unit == "ns" and zone is not None:
                continue
            data = one_column(pa.timestamp(unit, zone), [datetime(2024, 1, 1), None, datetime(2024, 7, 1)])  # noqa: DTZ001 - as above
            for wanted in (True, False):
                table = Table(name="t", columns=(column("x", "timestamp"),), rules=(rule(WrongZone(zoned=wanted)),))
                name = f"zone-{unit}-{zone}-{'wanted' if wanted else 'unwanted'}"
                broken = 2 if wanted != (zone is not None) else 0
                yield Case(name=name, table=table, sources=(data,), expect={"x:rule": broken})


def clocks() -> Iterator[Case]:
    """Yield moments by the clocks of Berlin: one that was skipped, one that was shown twice; and ones with a zone."""
    columns = (column("x", "timestamp", zone="Europe/Berlin"),)
    rules = (
        rule(Mistyped(), subject="type"),
        rule(Missing(), subject="required"),
        rule(Outside(low=NOON), subject="low"),
        rule(Outside(high=NOON, high_open=True), subject="high"),
        # The second time that clocks showed it.
        rule(Outside(low=datetime(2024, 10, 27, 1, 30), high=datetime(2024, 10, 27, 1, 30)), subject="twice"),  # noqa: DTZ001 - in UTC
        rule(Unlisted(values=(NOON, datetime(2023, 12, 31, 23))), subject="listed"),  # noqa: DTZ001 - in UTC
        rule(Repeated(), subject="unique"),
        rule(DistinctCount(), subject="distinct"),
    )
    table = Table(name="t", columns=columns, rules=rules)
    expect = {"type": 1, "required": 1, "low": 2, "high": 2, "twice": 3, "listed": 2, "unique": 0, "distinct": 4}
    for unit in ("us", "ns"):
        data = one_column(pa.timestamp(unit), LOCAL)
        yield Case(name=f"clocks-{unit}", table=table, sources=(data,), expect=expect, samples=0)
    passing = Table(name="t", columns=columns, rules=rules[:2])
    good = one_column(pa.timestamp("us"), LOCAL[:1])
    yield Case(name="clocks-passes", table=passing, sources=(good,), expect={"type": 0, "required": 0}, samples=0)
    there = one_column(pa.timestamp("us", "Asia/Tokyo"), LOCAL)
    said = {"type": 0, "required": 1, "low": 3, "high": 2, "twice": 5, "listed": 5, "unique": 0, "distinct": 5}
    yield Case(name="clocks-zoned", table=table, sources=(there,), expect=said, samples=0)
    far = pa.array([-(2**62), 2**62, 0, None], pa.int64()).cast(pa.timestamp("us"))
    outside = Table(name="t", columns=columns, rules=(rule(Outside(high=NOON)), rule(Mistyped(), subject="type")))
    data = pa.table({"x": far})
    yield Case(name="clocks-far", table=outside, sources=(data,), expect={"x:rule": 1, "type": 0}, samples=0)


def all_cases() -> Iterator[Case]:
    """Yield every case of this module."""
    yield from zoned()
    yield from clocks()
