"""How numbers are written."""

from __future__ import annotations

import pytest

from mlgate.report._figures import NOTHING, figure


@pytest.mark.parametrize(("value", "shown"), [
    (None, NOTHING), (0.0, "0"), (12, "12"), (1234.5678, "1,234.6"), (0.000123456, "0.0001235"),
    (999_999_999_999_999, "999,999,999,999,999"), (1e15, "1e+15"), (1.23456e15, "1.235e+15"), (-1e308, "-1e+308"),
    (10**15, "1e+15"), (2**63, "9.223e+18"), (float("inf"), "inf"), (float("nan"), "nan"),
])  # fmt: skip
def test_a_figure_is_short(value, shown):
    assert figure(value) == shown


@pytest.mark.parametrize(("value", "shown"), [(0.5, "+0.5"), (-0.5, "-0.5"), (1e300, "+1e+300"), (0, "0")])
def test_a_change_has_its_sign(value, shown):
    assert figure(value, signed=True) == shown
