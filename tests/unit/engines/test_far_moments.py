from datetime import UTC, date, datetime, timedelta

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlgate.engines.far_moments import far_date, far_timestamp, order

EPOCH = date(1970, 1, 1)
# The days that DuckDB knows.
DAYS = st.integers(-2_147_483_646, 2_147_483_646)


@given(st.dates())
def test_within_the_calendar_it_is_pythons(day):
    assert far_date((day - EPOCH).days) == str(day)


@given(DAYS)
def test_beyond_it_is_duckdbs(days):
    told = duckdb.execute("SELECT CAST(make_date($1::INTEGER) AS VARCHAR)", [days]).fetchall()[0][0]
    assert far_date(days) == told


@given(st.integers(-(2**62), 2**62))
def test_timestamps_are_duckdbs(count):
    told = duckdb.execute("SELECT CAST(make_timestamp($1::BIGINT) AS VARCHAR)", [count]).fetchall()[0][0]
    assert far_timestamp(count, 1_000_000) == told


def test_other_units():
    assert far_timestamp(253_402_300_800_250, 1_000) == "10000-01-01 00:00:00.25"
    assert far_timestamp(-1, 1_000_000_000) == "1969-12-31 23:59:59.999999"


@pytest.mark.parametrize("spread", [1, 400, 400_000])
def test_order(spread):
    days = [place * spread * 50 - 3_000_000 for place in range(500)]
    known = [EPOCH + timedelta(days=one) if -719_162 <= one <= 2_932_896 else far_date(one) for one in days]
    assert sorted(set(known), key=order) == known


def test_order_of_timestamps():
    known = [
        "0002-01-01 (BC) 05:00:00",
        "0001-12-31 (BC) 04:00:00",
        datetime(1, 1, 1, 3, tzinfo=UTC),
        "10000-01-01 00:00:00",
    ]
    assert sorted(set(known), key=order) == known


def test_others_sort_as_themselves():
    assert [order(one) for one in (5, 2.5, "abc")] == [5, 2.5, "abc"]
