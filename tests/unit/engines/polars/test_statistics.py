"""Statistics whose parts overflow are told as no number."""

import math
from datetime import UTC, datetime

from mlgate.contracts import Rule
from mlgate.contracts.constraints import Correlation
from mlgate.engines.polars.statistics import finish


def test_a_correlation_that_overflows_is_not_1() -> None:
    """Squares of 1e200 are infinite, and an infinity by another is no number."""
    rule = Rule(subject="x", words="x", columns=("x", "y"), test=Correlation(), line=1)
    state = {"n": 3, "mean": 0.0, "mean_y": 0.0, "var": math.inf, "var_y": 1.0, "cov": math.inf}
    number = finish(rule, [state], datetime(2026, 1, 1, tzinfo=UTC))
    assert number is None or math.isnan(number)
