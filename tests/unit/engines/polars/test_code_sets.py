"""Sets of codes are sets of whole numbers, however they are kept."""

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mlgate.engines.polars import code_sets
from mlgate.engines.polars.code_sets import CodeSet, code_set

NUMBERS = st.integers(0, 40) | st.integers(2**64 - 5, 2**64 - 1) | st.integers(2**32 - 3, 2**32 + 3)


def as_codes(numbers):
    return pl.Series(numbers, dtype=pl.UInt64)


@pytest.mark.parametrize("sparse", [1, 64, 1 << 20])
@pytest.mark.parametrize("widths", [(), (64,), (32, 32), (1, 8, 16), (16, 48), (1, 63)])
@settings(deadline=None)
@given(numbers=st.lists(NUMBERS, max_size=30), asked=st.lists(NUMBERS, max_size=30))
def test_a_set_against_python(sparse, widths, numbers, asked):
    total = sum(widths) or 64
    numbers, asked = ([one % 2**total for one in some] for some in (numbers, asked))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(code_sets, "_SPARSE", sparse)
        found = code_set(as_codes(numbers), widths)
    kept = CodeSet(found.shape, found.held)
    assert len(kept) == len(set(numbers))
    assert kept.codes().to_list() == sorted(set(numbers))
    assert kept.has(as_codes(asked)).to_list() == [one in set(numbers) for one in asked]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(code_sets, "_SPARSE", sparse)
        grown = kept.grown(as_codes(asked))
    assert kept.codes().to_list() == sorted(set(numbers))
    if grown is not None:
        assert grown.codes().to_list() == sorted({*numbers, *asked})


def test_a_map_grows_within_its_range():
    months = code_set(as_codes(list(range(0, 100, 2))), (64,))
    assert months.grown(as_codes([1, 98])).codes().to_list() == sorted([*range(0, 100, 2), 1])
    assert months.grown(as_codes([1])) is None
    assert months.grown(as_codes([1, 99])) is None


def test_what_fills_its_range_takes_a_bit_each():
    codes = as_codes([day << 32 | customer for customer in range(80) for day in range(100)])
    assert code_set(codes, (32, 32)).held.estimated_size() == 1000
    assert code_set(codes, ()).held.estimated_size() == 64_000


def test_few_codes_of_many_rows_are_a_list():
    assert code_set(as_codes([0, 5000] * 100), (64,)).held.to_list() == [0, 5000]
