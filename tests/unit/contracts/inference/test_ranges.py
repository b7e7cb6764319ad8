import datetime as dt

import pytest

from mlgate.contracts.inference import ranges
from mlgate.contracts.inference.evidence import ColumnEvidence, Tail


def tail(values, *, up):
    distinct = sorted(set(values), reverse=up)
    beside = distinct[1] if len(distinct) > 1 else None
    furthest = sorted(map(float, values), reverse=up)[:256]
    return Tail(
        extreme=distinct[0],
        count=values.count(distinct[0]),
        next=beside,
        next_count=values.count(beside),
        furthest=tuple(furthest),
        inner=tuple(one for one in sorted(map(float, values), reverse=up) if one != distinct[0])[:256],
    )


def column(values, name="x", **more):
    whole = all(isinstance(value, int) for value in values)
    return ColumnEvidence(
        name=name,
        stored="text",
        logical_type="integer" if whole else "number",
        rows=len(values),
        distinct=len(set(values)),
        low=tail(values, up=False),
        high=tail(values, up=True),
        middle=float(sorted(values)[len(values) // 2]),
        **more,
    )


def bounds(values, name="x", **more):
    found = ranges.find(column(values, name, **more))
    return found.low.bound, found.high.bound


def test_ends_where_values_pile_up_are_limits():
    ages = [17 + n % 60 for n in range(3000)] + [90] * 43
    assert bounds(ages, "years") == (17, 90)
    assert bounds([n % 4 + 1 for n in range(400)]) == (1, 4)


def test_rare_ends_have_head_room():
    low, high = bounds([3] * 500 + [4] * 300 + [5] * 80 + [6] * 2)
    assert low == 3
    assert high == 7


def test_what_is_not_negative_stays_so():
    low, high = bounds([(n * 7919 % 1000) / 100 + 0.5 for n in range(1000)])
    assert low == 0
    assert 10.5 < high <= 25


@pytest.mark.parametrize(
    ("values", "marker", "end"),
    [
        ([-200] * 50 + [n % 100 for n in range(1000)], -200, "low"),
        ([999] * 50 + [n % 30 for n in range(1000)], 999, "high"),
        ([-1] * 50 + [n % 100 for n in range(1000)], -1, "low"),
        ([-9.0] * 50 + [n % 100 / 10 for n in range(1000)], -9, "low"),
    ],
)
def test_a_value_apart_is_a_marker(values, marker, end):
    found = ranges.find(column(values))
    assert (found.marker, found.marker_end, found.marker_rows) == (marker, end, 50)


@pytest.mark.parametrize(
    "values",
    [[0] * 500 + [n % 100 for n in range(500)], [0, 1] * 100, [-5] * 20 + [n % 10 - 4 for n in range(500)]],
    ids=["zeros", "flag", "next to others"],
)
def test_other_frequent_ends_are_no_markers(values):
    assert ranges.find(column(values)).marker is None


def test_names_say_what_values_leave_open():
    assert bounds([float(n % 37) for n in range(500)], "latitude") == (-90, 90)
    assert bounds([n % 11 + 20 for n in range(500)], "age")[1] == 120
    assert bounds([n * 7 % 95 + 0.5 for n in range(500)], "humidity") == (0, 100)
    assert bounds([float(n % 370) for n in range(500)], "latitude")[1] != 90


def test_years_and_identifiers_are_open_above():
    assert bounds([2013] * 500, "year") == (2013, None)
    low, high = bounds([1956 + n % 60 for n in range(500)], "year")
    assert low in (1940, 1950)
    assert high is None
    assert bounds(list(range(5, 900)), "row_id") == (0, None)
    assert bounds(list(range(5, 900)), "anything", unique=True) == (0, None)


def test_a_single_value_far_beyond_leaves_the_end_open_and_is_told():
    found = ranges.find(column([n % 40 + 0.25 for n in range(2000)] + [1048.36]))
    assert found.high.bound is None
    assert "1048.36 in 1 row is far beyond the next, 39.25: an error?" in found.high.why


def test_moments_begin_with_a_year_or_decade_and_do_not_end():
    days = [dt.date(2024, 3, 5) + dt.timedelta(days=n) for n in range(300)]

    def dated(first, last):
        one = {"count": 1, "next": None}
        return ColumnEvidence(
            name="d",
            stored="text",
            logical_type="date",
            rows=300,
            low=Tail(extreme=first, **one),
            high=Tail(extreme=last, **one),
        )

    found = ranges.find(dated(days[0], days[-1]))
    assert (found.low.bound, found.high.bound) == (dt.date(2024, 1, 1), None)
    found = ranges.find(dated(dt.date(1957, 3, 1), dt.date(2024, 1, 1)))
    assert found.low.bound == dt.date(1950, 1, 1)
    moment = dt.datetime(2013, 1, 1, 5)  # noqa: DTZ001 - contracts speak of UTC without saying so
    found = ranges.find(dated(moment, moment + dt.timedelta(days=364)))
    assert found.low.bound == dt.datetime(2013, 1, 1)  # noqa: DTZ001 - as above
