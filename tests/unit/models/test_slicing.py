"""Which rows belong together."""

import datetime as dt

import polars as pl
import pytest

from mlgate.core.errors import CheckError
from mlgate.models.outputs import Outputs
from mlgate.models.slicing import blocks, groups, slices


def outputs(y_true, rows=None):
    table = rows if rows is not None else pl.DataFrame({"y": y_true})
    return Outputs(shown="p.csv", rows=table, y_true=pl.Series(y_true))


def refused(message, function, *arguments):
    with pytest.raises(CheckError) as caught:
        function(*arguments)
    assert message in str(caught.value)


def sliced(table, names, bins=None):
    rows = pl.DataFrame(table, strict=False)
    return {name: found.tolist() for name, found in slices(outputs([0] * rows.height, rows), names, bins or {}).items()}


ROWS = pl.DataFrame({"day": ["x", "z", "x"], "s": ["a", None, "b"], "none": [None, None, None], "n": [1, 2, 2]})


def test_groups_share_a_value():
    assert groups(outputs([0, 1, 1], ROWS), "day").tolist() == [0, 1, 0]
    refused("group 's' is missing in 1 row (row 2)", groups, outputs([0, 1, 1], ROWS), "s")
    refused("has no column 'dey', which `group` names; did you mean 'day'?", groups, outputs([0, 1, 1], ROWS), "dey")


def test_slices_are_the_rows_of_each_value_missing_ones_too():
    found = slices(outputs([0, 1, 1], ROWS), ["s", "n"], {})
    assert {name: rows.tolist() for name, rows in found.items()} == {
        "s=(missing)": [1],
        "s=a": [0],
        "s=b": [2],
        "n=1": [0],
        "n=2": [1, 2],
    }


def test_slices_that_make_no_sense_are_refused():
    refused("slice column 'none' is empty", slices, outputs([0, 1, 1], ROWS), ["none"], {})
    many = outputs([0] * 1001, pl.DataFrame({"id": range(1001)}))
    refused("holds 1,001 values; at most 1,000", slices, many, ["id"], {})


def test_names_of_slices_are_harmless_and_different():
    hostile = pl.DataFrame({"s": ["a\nb", "a b", "::error::x"]})
    names = list(slices(outputs([0, 1, 1], hostile), ["s"], {}))
    assert len(set(names)) == 3
    assert not any("\n" in name or "::error" in name for name in names)


def test_a_crossing_is_of_the_values_that_occur_together():
    table = {"a": ["x", "y", "x", "x"], "b": [2, 1, 1, 2]}
    assert sliced(table, ["a*b"]) == {"a=x*b=1": [2], "a=x*b=2": [0, 3], "a=y*b=1": [1]}
    assert list(sliced(table, ["b", "b*a"])) == ["b=1", "b=2", "b=1*a=x", "b=1*a=y", "b=2*a=x"]


def test_a_column_whose_name_has_a_star_is_that_column():
    assert sliced({"a*b": [1, 2], "a": [3, 3]}, ["a*b"]) == {"a*b=1": [0], "a*b=2": [1]}


def test_a_crossing_of_a_column_that_is_not_there_is_refused():
    rows = pl.DataFrame({"a": [1]})
    refused("has no column 'c', which `slices` names", slices, outputs([0], rows), ["a*c"], {})


def test_numbers_are_cut_where_it_is_said():
    table = {"n": [-1.0, 0.0, 5.0, 500.0, None, float("nan"), 499.9]}
    expected = {"n=(missing)": [4, 5], "n<0": [0], "n=0..500": [1, 2, 6], "n>=500": [3]}
    assert sliced(table, ["n"], {"n": (0.0, 500.0)}) == expected


def test_numbers_are_cut_into_parts_of_equal_size():
    found = sliced({"n": list(range(100))}, ["n"], {"n": 4})
    assert [len(rows) for rows in found.values()] == [25, 25, 25, 25]
    assert list(found) == ["n<25", "n=25..50", "n=50..75", "n>=75"]


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        ([0] * 80 + list(range(1, 21)), {"n<1": 80, "n>=1": 20}),
        ([*range(20)] + [50] * 80, {"n<50": 20, "n>=50": 80}),
        ([3] * 40, {"n>=3": 40}),
    ],
)
def test_a_number_that_most_rows_have_is_cut_from_the_others(numbers, expected):
    assert {name: len(rows) for name, rows in sliced({"n": numbers}, ["n"], {"n": 4}).items()} == expected


def test_bins_are_crossed_like_any_column():
    table = {"n": [1, 2, 3, 4], "s": ["x", "x", "y", "x"]}
    assert sliced(table, ["s*n"], {"n": (3.0,)}) == {"s=x*n<3": [0, 1], "s=x*n>=3": [3], "s=y*n>=3": [2]}


def test_text_has_no_bins():
    refused("is String, and bins are of numbers", slices, outputs([0], pl.DataFrame({"s": ["a"]})), ["s"], {"s": 3})


MOMENTS = ["2026-01-04T23:59:59", "2026-01-05T00:00:00", "2026-01-05T13:30:00", "2026-02-01T00:00:00"]


@pytest.mark.parametrize(
    ("every", "codes"), [("hour", [0, 1, 2, 3]), ("day", [0, 1, 1, 2]), ("week", [0, 1, 1, 2]), ("month", [0, 0, 0, 1])]
)
@pytest.mark.parametrize("kind", ["text", "moments", "zoned"])
def test_rows_of_one_stretch_of_time_are_one_block(kind, every, codes):
    moments = [dt.datetime.fromisoformat(one) for one in MOMENTS]
    column = pl.Series("t", MOMENTS if kind == "text" else moments)
    if kind == "zoned":
        column = column.dt.replace_time_zone("America/New_York")
    assert blocks(outputs([0] * 4, column.to_frame()), "t", every).tolist() == codes


def test_dates_are_days():
    days = pl.DataFrame({"t": [dt.date(2026, 1, 2), dt.date(2026, 1, 1), dt.date(2026, 1, 2)]})
    assert blocks(outputs([0] * 3, days), "t", "day").tolist() == [1, 0, 1]


@pytest.mark.parametrize(
    ("values", "message"),
    [
        (["2026-01-01", "yesterday"], "as ISO 8601, time 't' is missing in 1 row (row 2)"),
        (["soon", "later"], "as ISO 8601, time 't' is missing in 2 rows"),
        ([1, 2], "time 't' is Int64; dates or moments are needed"),
        ([None, dt.date(2026, 1, 1)], "time 't' is missing in 1 row (row 1)"),
    ],
)
def test_what_is_no_time_is_refused(values, message):
    refused(message, blocks, outputs([0, 0], pl.DataFrame({"t": values})), "t", "day")
