"""Numbers of binary floating formats, and vectors of them, in SQL; as `mlgate.engines.polars.floats` has it."""

from __future__ import annotations

from mlgate.contracts.constraints import Inexact, NotNormal
from mlgate.engines.duckdb.columns import View
from mlgate.engines.duckdb.literals import floating
from mlgate.engines.formulas import FLOATS

_SINGLE = 32


def inexact(test: Inexact, view: View) -> str:
    """Return SQL for the numbers that are none of the format."""
    if view.held.family not in ("integer", "number", "decimal"):
        return "false"
    if test.format == "float32" and view.held.family == "number" and view.held.bits == _SINGLE:
        return "false"
    double = f"CAST({view.value} AS DOUBLE)"
    wrong = _not_single(double) if test.format == "float32" else _beyond(test, double)
    if view.held.family == "integer":
        # A whole number that is no double is none of fewer bits.
        wrong = f"({wrong} OR CAST({double} AS HUGEINT) <> CAST({view.value} AS HUGEINT))"
    return wrong


def _not_single(double: str) -> str:
    single = f"TRY_CAST({double} AS FLOAT)"
    exact = f"CAST({single} AS DOUBLE) = {double} OR NOT isfinite({double})"
    spelt = f"CAST(CAST({single} AS VARCHAR) AS DOUBLE) = {double}"
    # Text, which is slow, only of what is not exactly one of 32 bits.
    return f"CASE WHEN {exact} THEN false WHEN {double} IS NOT NULL THEN NOT coalesce({spelt}, false) END"


def _beyond(test: Inexact, double: str) -> str:
    form = FLOATS[test.format]
    spread = f"{double} * {floating(2.0 ** (53 - form.bits) + 1)}"
    kept = f"({spread} - ({spread} - {double}))"
    places = f"{double} * {floating(2.0 ** (form.bits - 1 - form.least))}"
    small = f"abs({double}) < {floating(2.0**form.least)} AND floor({places}) <> {places}"
    far = f"abs({double}) > {floating(form.most)}"
    return f"(isfinite({double}) AND ({far} OR {small} OR {kept} <> {double}))"


def not_normal(test: NotNormal, view: View) -> str:
    """Return SQL for the vectors whose length is not 1."""
    if view.held.family != "array":
        return "false"
    squares = f"list_transform({view.value}, lambda e: CAST(e AS DOUBLE) * CAST(e AS DOUBLE))"
    length = f"sqrt(coalesce(list_sum({squares}), 0))"
    gone = f"list_bool_or(list_transform({view.value}, lambda e: e IS NULL))"
    far = f"abs({length} - 1) > {floating(test.tolerance)}"
    return f"({view.value} IS NOT NULL AND (coalesce({gone}, false) OR {far}))"
