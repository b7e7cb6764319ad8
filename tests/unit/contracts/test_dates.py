"""Formats of the JDK become those of strptime, or nothing."""

from datetime import date, datetime, time

import pytest

from mlgate.contracts.dates import moment, readable, strptime_format


@pytest.mark.parametrize(
    ("jdk", "expected"),
    [
        ("yyyy-MM-dd", "%Y-%m-%d"),
        ("dd/MM/yy HH:mm:ss.SSS", "%d/%m/%y %H:%M:%S.%3f"),
        ("yyyy-MM-dd'T'HH:mm:ssXXX", "%Y-%m-%dT%H:%M:%S%#z"),
        ("yyyy 'o''clock' %", "%Y o'clock %%"),
        ("yyyy-'W'ww", None),
        ("'open", None),
        ("", None),
    ],
)
def test_formats(jdk, expected):
    assert strptime_format(jdk) == expected


def test_a_format_must_hold_the_whole_of_its_type():
    assert readable("%Y-%m-%d", "date")
    assert readable("%Y-%m-%d", "timestamp")
    assert readable("%H:%M", "time")
    assert not readable("%Y-%m", "date")
    assert not readable("%Y-%m-%d %H", "timestamp")
    assert not readable("%Y-%m-%d", "time")


def test_moments():
    assert moment("2024-01-31", "date") == date(2024, 1, 31)
    assert moment("2024-01-31 00:00:00", "date") == date(2024, 1, 31)
    assert moment("2024-01-31T12:00:00+02:00", "timestamp") == datetime(2024, 1, 31, 10)  # noqa: DTZ001 - in UTC
    assert moment("12:30", "time") == time(12, 30)
