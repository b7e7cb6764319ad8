import datetime as dt

import numpy as np
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mlgate.models.coded_columns import coded, searchable


def column(values, **how):
    return pl.Series("x", values, **how)


def codes_of(found, low, high):
    return (found.codes >= low) & (found.codes < high)


def test_few_numbers_have_a_code_each():
    found = coded(column([3, 1, 2, 2, None, 1]), 2)
    assert list(found.codes) == [2, 0, 1, 1, 3, 0]
    names = {found.shown(low, high) for low in range(3) for high in range(low + 1, 4)}
    assert names == {"x=1", "x=2", "x=3", "x<3", "x>=2", "x=(not missing)"}
    assert found.shown(3, 4) == "x=(missing)"


@settings(max_examples=60, deadline=None)
@given(st.lists(st.none() | st.floats(-1e6, 1e6) | st.integers(-99, 99).map(float), min_size=40, max_size=200))
def test_the_name_of_an_interval_says_which_rows(values):
    found = coded(column(values, dtype=pl.Float64), 2)
    if found is None:
        assert len({value for value in values if value is not None}) <= 1
        return
    for low in range(found.size):
        for high in range(low + 1, found.size + 1):
            start = found.starts[low]
            end = found.starts[high] if high < found.size else np.inf
            want = [value is not None and start <= value < end for value in values]
            assert list(codes_of(found, low, high)) == want
    assert list(codes_of(found, found.size, found.size + 1)) == [value is None for value in values]


def test_many_numbers_are_cut_into_parts_of_as_many_rows():
    found = coded(column(np.random.default_rng(0).normal(size=1600)), 2)
    assert found.size == 16
    assert np.bincount(found.codes).tolist() == [100] * 16 or abs(np.bincount(found.codes) - 100).max() <= 1
    assert found.shown(0, 3).startswith("x<")
    assert ".." in found.shown(3, 5)


def test_frequent_values_have_a_code_and_ids_none():
    found = coded(column(["a"] * 50 + ["b"] * 40 + [f"id{n}" for n in range(60)] + [None] * 5), 40)
    assert found.starts == ("a", "b")
    assert np.bincount(found.codes).tolist() == [50, 40, 5, 60]
    assert (found.shown(1, 2), found.shown(2, 3)) == ("x=b", "x=(missing)")
    assert coded(column([f"id{n}" for n in range(200)]), 40) is None


def test_at_most_thirty_values_the_most_frequent():
    texts = [f"v{n:02}" for n in range(40) for _ in range(50 + (n % 2) * 10)]
    found = coded(column(texts), 40)
    assert found.size == 30
    assert {f"v{n:02}" for n in range(1, 40, 2)} <= set(found.starts)


def test_booleans_categories_dates_and_moments():
    assert coded(column([True, False] * 50), 2).shown(1, 2) == "x=True"
    assert coded(column(["a", "b"] * 50, dtype=pl.Categorical), 2).starts == ("a", "b")
    days = column([dt.date(2020, 1, 1) + dt.timedelta(days=n) for n in range(160)])
    assert coded(days, 2).shown(8, 16) == "x>=2020-03-21"
    moments = days.cast(pl.Datetime)
    assert coded(moments, 2).shown(8, 16) == "x>=2020-03-21 00:00:00"


@pytest.mark.parametrize(
    "values", [[None] * 9, [float("nan")] * 9, [1.0] * 9, ["a"] * 9, [True] * 9], ids=["null", "nan", "1", "a", "true"]
)
def test_what_parts_no_rows_is_left_out(values):
    assert coded(column(values), 2) is None


def test_infinities_and_great_numbers():
    found = coded(column([float("inf"), float("-inf"), 1.0, float("nan")] * 5), 2)
    assert [found.codes[place] for place in range(4)] == [2, 0, 1, 3]
    assert coded(column([2**62, 2**62 + 1024, 5] * 5), 2).size == 3
    assert coded(column([2**63 + 10, 5] * 5, dtype=pl.UInt64), 2).size == 2


def test_what_can_be_searched():
    assert all(searchable(column(values)) for values in ([1], [1.5], ["a"], [True], [dt.date(2020, 1, 1)]))
    assert not searchable(column([[1, 2]]))
    assert not searchable(column([{"a": 1}]))
    assert not searchable(column([b"x"]))
