"""Sets of codes are sets of whole numbers, however they are kept."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlgate.engines.polars.code_sets import CodeSet, code_set

NUMBERS = st.integers(0, 40) | st.integers(2**64 - 5, 2**64 - 1) | st.integers(2**32 - 3, 2**32 + 3)


def as_codes(numbers):
    return np.array(sorted(set(numbers)), dtype=np.uint64)


@pytest.mark.parametrize("widths", [(), (64,), (32, 32), (1, 8, 16), (16, 48)])
@given(numbers=st.lists(NUMBERS, max_size=30), asked=st.lists(NUMBERS, max_size=30))
def test_a_set_against_python(widths, numbers, asked):
    total = sum(widths) or 64
    numbers, asked = ([one % 2**total for one in some] for some in (numbers, asked))
    found = code_set(as_codes(numbers), widths)
    kept = CodeSet(found.shape, found.held)
    assert kept.codes().tolist() == sorted(set(numbers))
    assert kept.has(as_codes(asked)).tolist() == [one in set(numbers) for one in sorted(set(asked))]


def test_what_fills_its_range_takes_a_bit_each():
    days, customers = np.meshgrid(np.arange(100, dtype=np.uint64), np.arange(80, dtype=np.uint64))
    codes = np.sort((days << np.uint64(32) | customers).ravel())
    assert code_set(codes, (32, 32)).held.nbytes == 1000
    assert code_set(codes, ()).held.nbytes == 64_000
