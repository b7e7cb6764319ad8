"""A pandera schema as YAML: what `to_yaml` of `pandera.io.pandas_io` and `polars_io` writes, and `from_yaml` reads.

Source: pandera 0.35, `pandera.io`; defaults are left out, as pandera does. Only built-in checks have a form in it.
"""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime, time
from typing import Any

from mlgate.contracts.compiled import Table
from mlgate.contracts.conversion.to_pandera import (
    BuiltIn,
    ColumnSchema,
    Computed,
    Library,
    coerced,
    schema_of,
    type_names,
)
from mlgate.contracts.writing import Unquoted, write
from mlgate.core.display import plain
from mlgate.core.model import Severity

_TYPES: dict[Library, str] = {"pandas": "dataframe", "polars": "polars_dataframe"}
# `from_yaml` counts moments in nanoseconds of 64 bits.
_FIRST_YEAR, _LAST_YEAR = 1678, 2261


def yaml_of(table: Table, path: str, library: Library = "pandas") -> tuple[str, list[str]]:
    """Return the YAML of a `DataFrameSchema`, and what of the contract it lacks; comments of its top say that too."""
    schema = schema_of(table, library)
    left = list(schema.left)
    columns = {column.name: _column(column, library, left) for column in schema.columns}
    left += [f"{one.rule.subject}: {one.rule.words} ({one.rule.amount})" for one in schema.rows]
    tree: dict[str, Any] = {"schema_type": _TYPES[library], "api": library, "columns": columns, "checks": None}
    tree["name"] = schema.name
    if schema.unique:
        tree["unique"] = list(schema.unique)
    head = [f"A pandera schema of {_comment(table.name)}, converted by mlgate from {_comment(path)}."]
    return write(tree, {(): "\n".join([*head, *(f"Not converted: {_comment(one)}" for one in left)])}), left


def _column(column: ColumnSchema, library: Library, left: list[str]) -> dict[str, Any]:
    names = type_names(column, library)
    found: dict[str, Any] = {"dtype": names[1]} if names else {}
    if column.nullable:
        found["nullable"] = True
    checks = [check for check in column.checks if isinstance(check, BuiltIn) and _sayable(check)]
    for check in column.checks:
        if isinstance(check, Computed):
            left.append(f"{check.rule.subject}: {check.rule.words} ({check.rule.amount})")
        elif check not in checks:
            left.append(f"{check.rule.subject}: {check.rule.words}: YAML of pandera has no such moment")
    if max(Counter(check.name for check in checks).values(), default=0) > 1:
        # Keys cannot stand twice.
        found["checks"] = [_listed(check, library) for check in checks]
    if column.unique:
        found["unique"] = True
    if coerced(column, library):
        found["coerce"] = True
    return found if "checks" in found else {**found, **{check.name: _named(check, library) for check in checks}}


def _named(check: BuiltIn, library: Library) -> object:
    arguments, options = _arguments(check, library), _options(check)
    return next(iter(arguments.values())) if len(arguments) == 1 and not options else {**arguments, **options}


def _listed(check: BuiltIn, library: Library) -> dict[str, Any]:
    return {**_arguments(check, library), "options": {"check_name": check.name, **_options(check)}}


def _options(check: BuiltIn) -> dict[str, Any]:
    return {"raise_warning": True} if check.rule.severity is Severity.WARNING else {}


def _arguments(check: BuiltIn, library: Library) -> dict[str, Any]:
    found = {name: _value(value) for name, value in check.arguments.items()}
    if check.name == "str_length":
        found["exact_value"] = None
    if library == "polars" and len(found) == 1:
        return {"value": next(iter(found.values()))}
    return found


def _sayable(check: BuiltIn) -> bool:
    values = (value if isinstance(value, list) else [value] for value in check.arguments.values())
    return all(_moment_sayable(one) for some in values for one in some)


def _moment_sayable(value: object) -> bool:
    if isinstance(value, datetime):
        return not value.microsecond and value.tzinfo is None and _FIRST_YEAR <= value.year <= _LAST_YEAR
    return not isinstance(value, time)


def _value(value: object) -> object:
    if isinstance(value, list):
        # pandera leaves moments of lists to YAML.
        return [Unquoted(str(one)) if isinstance(one, date) else one for one in value]
    if isinstance(value, datetime):
        return str(value)
    return Unquoted(value.isoformat()) if isinstance(value, date) else value


def _comment(text: str) -> str:
    return plain(text, limit=300)
