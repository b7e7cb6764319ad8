from datetime import UTC, date, datetime

import polars as pl

from mlgate.engines.polars.told import told

FAR_DAYS = [-719_163, 0, 2_932_897, None, 2**31 - 1, -(2**31)]
FAR_COUNTS = [0, 253_402_300_800_250_000, None, -(2**63), 2**63 - 1]


def test_what_python_holds_is_as_polars_gives_it():
    assert told(pl.Series([1.5, None])) == [1.5, None]
    assert told(pl.Series([date(1, 1, 1), date(9999, 12, 31)])) == [date(1, 1, 1), date(9999, 12, 31)]
    assert told(pl.Series([], dtype=pl.Date)) == []


def test_far_dates_are_text(capfd):
    series = pl.Series(FAR_DAYS, dtype=pl.Int32).cast(pl.Date)
    assert told(series) == [
        "0001-12-31 (BC)", date(1970, 1, 1), "10000-01-01", None, "5881580-07-11", "5877642-06-23 (BC)",
    ]  # fmt: skip
    assert capfd.readouterr().err == ""


def test_far_timestamps_are_text(capfd):
    series = pl.Series(FAR_COUNTS, dtype=pl.Int64).cast(pl.Datetime("us"))
    assert told(series) == [
        datetime(1970, 1, 1),  # noqa: DTZ001 - as the column has it
        "10000-01-01 00:00:00.25",
        None,
        "290309-12-21 (BC) 19:59:05.224192",
        "294247-01-10 04:00:54.775807",
    ]
    assert capfd.readouterr().err == ""


def test_a_zone_that_leads_beyond_the_calendar():
    last = pl.Series([datetime(9999, 12, 31, 23, 30, tzinfo=UTC)])
    assert told(last.dt.convert_time_zone("Asia/Tokyo")) == ["9999-12-31 23:30:00+00:00"]


def test_far_moments_within_others():
    series = pl.DataFrame({"d": pl.Series(FAR_DAYS[:2], dtype=pl.Int32).cast(pl.Date)}).to_struct("s")
    assert told(series) == ["a value that cannot be shown", {"d": date(1970, 1, 1)}]
