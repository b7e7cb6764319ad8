"""Names of time zones, and moments by their clocks."""

from datetime import datetime

import pytest

from mlgate.contracts.zones import in_utc, zone_of


@pytest.mark.parametrize(
    ("name", "zone"),
    [
        ("UTC", None),
        ("Etc/UTC", None),
        ("+00:00", None),
        ("Europe/Berlin", "Europe/Berlin"),
        ("+02:00", "Etc/GMT-2"),
        ("UTC-5", "Etc/GMT+5"),
        ("GMT+14", "Etc/GMT-14"),
    ],
)
def test_names(name, zone):
    assert zone_of(name) == zone


@pytest.mark.parametrize(
    "name", ["", "Berlin", "+15:00", "-13", "/etc/localtime", "../x", "posix/UTC", "right/UTC", "a\0b", "localtime"]
)
def test_what_is_no_zone(name):
    with pytest.raises(ValueError, match="zone"):
        zone_of(name)


def local(*parts):
    return datetime(*parts)  # noqa: DTZ001 - as clocks show it


def test_moments_by_clocks():
    # Shown twice when clocks are put back: the later is meant.
    assert in_utc(local(2024, 10, 27, 2, 30), "Europe/Berlin") == local(2024, 10, 27, 1, 30)
    assert in_utc(local(2024, 7, 1), "Etc/GMT-2") == local(2024, 6, 30, 22)
    with pytest.raises(ValueError, match="never showed"):
        in_utc(local(2024, 3, 31, 2, 30), "Europe/Berlin")
