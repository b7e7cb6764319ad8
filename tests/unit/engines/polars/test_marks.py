"""Codes marked in a map of bits as rows stream by, against Python's own sets."""

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mlgate.engines.polars.marks import Marks, fits


@settings(deadline=None)
@given(codes=st.lists(st.none() | st.integers(0, 70), max_size=300), parts=st.integers(1, 5))
def test_marks_are_the_distinct_codes_in_whatever_parts_they_come(codes, parts):
    marks = Marks(71)
    series = pl.Series("code", codes, dtype=pl.UInt64)
    size = max(1, len(codes) // parts)
    for start in range(0, len(codes), size):
        frame = series.slice(start, size).to_frame().lazy()
        assert (
            frame.select(marks.marking(pl.col("code"))).collect().to_series().to_list() == codes[start : start + size]
        )
    assert marks.distinct == len({code for code in codes if code is not None})
    assert not marks.beyond


@pytest.mark.parametrize("code", [71, 2**63, 2**64 - 1])
def test_a_code_that_the_map_has_no_place_for_is_told(code):
    marks = Marks(71)
    pl.LazyFrame({"code": pl.Series([3, code], dtype=pl.UInt64)}).select(marks.marking(pl.col("code"))).collect()
    assert marks.beyond


def test_no_mark_is_lost_where_several_threads_mark_at_once():
    rows = 3_000_000
    codes = (pl.int_range(rows, dtype=pl.UInt64, eager=True) * 7919) % rows
    marks = Marks(rows)
    frame = codes.alias("code").to_frame().lazy()
    assert frame.select(marks.marking(pl.col("code")).is_not_null().sum()).collect(engine="streaming").item() == rows
    assert marks.distinct == rows


def test_a_map_is_made_where_it_is_no_larger_than_what_sorting_takes():
    assert fits(64_000, 1000)
    assert not fits(10**9, 1000)
    assert not fits(None, 1000)
    assert not fits(1 << 33, 10**12)
