"""Great Expectations' suites (JSON, of 0.18 and 1.x) to contracts.

Source: the core expectations of great_expectations 1.24 and their documentation. Missing values are left out by every
expectation about values, as they are here. `mostly` is a share of the rows with a value; a contract's percentage is one
of all rows, which differs where values are missing, and is then said. A `row_condition` has no counterpart.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from mlgate.contracts.conversion.draft import Table, finish
from mlgate.contracts.conversion.gx_columns import COLUMN
from mlgate.contracts.conversion.gx_numbers import NUMBER
from mlgate.contracts.conversion.gx_place import Expectation
from mlgate.contracts.conversion.gx_tables import TABLE
from mlgate.contracts.conversion.terms import Conversion
from mlgate.core.display import plain

_SOURCE = "a Great Expectations suite"
_TYPES = (
    "expect_column_values_to_be_of_type",
    "expect_column_values_to_be_in_type_list",
    "expect_column_type_to_be",
)


def from_tree(tree: Mapping[str, Any], name: str = "data") -> Conversion:
    """Return the contract that the suite, read as plain values, describes; `name` is the object's without its own."""
    title = tree.get("name") or tree.get("expectation_suite_name") or name
    table = Table(plain(title, limit=200))
    description = tree.get("notes")
    table.description = description if isinstance(description, str) else None
    found = list(_expectations(tree, table))
    for one in found:
        if isinstance(column := one.kwargs.get("column"), str):
            table.field(column, one.place)
    # Types first, and then what is about one column: what comes after depends on them.
    for one in sorted(found, key=lambda each: (each.name not in _TYPES, each.name in TABLE)):
        _convert(one, table)
    return finish(table, source=_SOURCE)


def _expectations(tree: Mapping[str, Any], table: Table) -> Iterator[Expectation]:
    listed = tree.get("expectations")
    for index, entry in enumerate(listed if isinstance(listed, list) else ()):
        place = f"expectations[{index}]"
        name = entry.get("type") or entry.get("expectation_type") if isinstance(entry, Mapping) else None
        kwargs = entry.get("kwargs") if isinstance(entry, Mapping) else None
        if not isinstance(name, str) or not isinstance(kwargs, Mapping | None):
            table.note(place, "is no expectation")
            continue
        warning = str(entry.get("severity") or "critical").lower() in ("warning", "info")
        yield Expectation(
            name=name, kwargs=dict(kwargs or {}), place=f"{place} {plain(name, limit=80)}", warning=warning
        )


def _convert(one: Expectation, table: Table) -> None:
    convert = {**COLUMN, **NUMBER, **TABLE}.get(one.name)
    if convert is None:
        table.note(one.place, "no expectation of the core, or one without a counterpart in a contract")
        return
    if one.kwargs.get("row_condition") or one.kwargs.get("windows"):
        table.note(one.place, f"{_about(one)}row_condition: a rule holds in all rows")
        return
    if any(isinstance(value, Mapping) and "$PARAMETER" in value for value in one.kwargs.values()):
        table.note(one.place, "$PARAMETER: a contract has no parameters; write the number")
        return
    try:
        convert(one, table)
        _mostly(one, table)
    except (KeyError, TypeError, ValueError, AttributeError, IndexError):
        table.note(one.place, "its arguments are not those of Great Expectations")


def _mostly(one: Expectation, table: Table) -> None:
    """Say where a percentage of all rows differs from one of the rows with a value."""
    exact = ("_not_be_null", "_to_be_null", "_to_be_in_set", "_z_scores_to_be_less_than")
    if one.terms.percent and not one.name.endswith(exact):
        column = one.kwargs.get("column")
        field = table.fields.get(column) if isinstance(column, str) else None
        if field is not None and field.entry.get("required"):
            return
        message = f"{_about(one)}mostly = {one.kwargs['mostly']} is a share of the rows with a value"
        table.note(
            one.place, f"{message}; the contract's percentage is one of all rows, the same where none is missing"
        )


def _about(one: Expectation) -> str:
    column = one.kwargs.get("column")
    return f"'{plain(column, limit=60)}': " if isinstance(column, str) else ""
