"""Statistics that infinities leave without a number are told as that, and never as 0."""

import math
from datetime import UTC, datetime

import pytest

from mlgate.contracts import Rule
from mlgate.contracts.constraints import Correlation, Mean, StandardDeviation, Statistic
from mlgate.engines.narwhals.aggregates import Row, number_of

NOW = datetime(2026, 1, 1, tzinfo=UTC)
# Of infinities, as `plain_number` gives it: a NaN is None.
NO_NUMBER = {"s0n": 3, "s0m": None, "s0v": None}
PLAIN = {"s0n": 2, "s0m": 1.0, "s0v": 1.0}


def number(test: Statistic, *rows: Row) -> float | None:
    """Return the number of `test`, the first rule, of parts with these `rows`."""
    return number_of(Rule(subject="x", words="x", columns=("x",), test=test, line=1), 0, rows, NOW)


@pytest.mark.parametrize("rows", [(NO_NUMBER,), (NO_NUMBER, PLAIN), (PLAIN, NO_NUMBER)])
@pytest.mark.parametrize("test", [Mean(), StandardDeviation()], ids=["mean", "deviation"])
def test_a_mean_of_infinities_is_no_zero(test: Statistic, rows: tuple[Row, ...]) -> None:
    """One part without a number leaves the whole without one."""
    assert number(test, *rows) is None


def test_parts_with_numbers_are_merged() -> None:
    """Two parts of (0, 2) are one of (0, 2, 0, 2)."""
    assert number(Mean(), PLAIN, PLAIN) == 1.0
    assert number(StandardDeviation(), PLAIN, PLAIN) == pytest.approx(math.sqrt(4 / 3))


def test_a_part_in_which_a_column_is_constant_has_no_correlation_of_its_own() -> None:
    """(0, 0), (0, 1) and (0, 2), (2, 4): only their distance from each other, and what the second says."""
    constant = {"s0n": 2, "s0m": 0.0, "s0v": 0.0, "s0o": 0.5, "s0w": 0.25, "s0c": None}
    other = {"s0n": 2, "s0m": 1.0, "s0v": 1.0, "s0o": 3.0, "s0w": 1.0, "s0c": 1.0}
    assert number(Correlation(), constant, other) == pytest.approx(0.8783100656536799)
    assert number(Correlation(), other, {**other, "s0v": None, "s0m": None, "s0c": None}) is None
