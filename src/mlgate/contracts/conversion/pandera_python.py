"""A pandera schema as Python that a project can keep.

Every piece of text from the contract stands in the source as a literal of Python's own spelling, never as code.
"""

from __future__ import annotations

import math
from collections.abc import Iterator

from mlgate.contracts.compiled import Rule, Table
from mlgate.contracts.conversion.to_pandera import (
    BuiltIn,
    ColumnSchema,
    Computed,
    Library,
    coerced,
    schema_of,
    type_names,
)
from mlgate.contracts.scalars import Scalar
from mlgate.core.display import plain
from mlgate.core.model import Severity

_OPERATORS = {
    "mustBe": "==",
    "mustNotBe": "!=",
    "mustBeGreaterThan": ">",
    "mustBeGreaterOrEqualTo": ">=",
    "mustBeLessThan": "<",
    "mustBeLessOrEqualTo": "<=",
}
_SHORT = {
    "greater_than": "gt",
    "greater_than_or_equal_to": "ge",
    "less_than": "lt",
    "less_than_or_equal_to": "le",
}


def source_of(table: Table, path: str, library: Library = "pandas") -> tuple[str, list[str]]:
    """Return the text of a Python module with `schema`, a `DataFrameSchema`, and what of the contract it lacks."""
    schema = schema_of(table, library)
    columns = [line for column in schema.columns for line in _column(column, library)]
    whole = []
    if schema.unique:
        whole.append(f"    unique=[{', '.join(map(_text, schema.unique))}],")
    if schema.rows:
        whole.append(f"    checks=[{', '.join(_rows(one.rule, library) for one in schema.rows)}],")
    head = [f'"""A pandera schema of {_comment(table.name)}, converted by mlgate from {_comment(path)}."""', ""]
    imports = ["import datetime", "", f"import pandera.{library} as pa"]
    if library == "polars":
        imports = ["import datetime", "", "import pandera.polars as pa", "import polars as pl"]
    if not any("datetime." in line for line in (*columns, *whole)):
        imports = imports[2:]
    notes = [f"# Not converted: {_comment(one)}" for one in schema.left]
    body = ["schema = pa.DataFrameSchema(", "    {", *columns, "    },", *whole, f"    name={_text(table.name)},", ")"]
    return "\n".join([*head, *imports, "", *notes, *body]) + "\n", list(schema.left)


def _column(column: ColumnSchema, library: Library) -> Iterator[str]:
    names = type_names(column, library)
    yield f"        {_text(column.name)}: pa.Column("
    yield f"            {names[0] if names else None},"
    if column.checks:
        yield "            [" + ", ".join(map(_check, column.checks)) + "],"
    if column.nullable:
        yield "            nullable=True,"
    if column.unique:
        yield "            unique=True,"
    if coerced(column, library):
        yield "            coerce=True,"
    yield "        ),"


def _check(check: BuiltIn | Computed) -> str:
    rule = check.rule
    if isinstance(check, Computed):
        held = _holds(f"values.{check.call}", rule)
        return f"pa.Check(lambda values: {held}, name={_text(rule.subject)}{_warning(rule)})"
    given = [_argument(name, value) for name, value in check.arguments.items()]
    if check.arguments.get("include_min") and check.arguments.get("include_max"):
        given = given[:2]
    return f"pa.Check.{_SHORT.get(check.name, check.name)}({', '.join(given)}{_warning(rule)})"


def _argument(name: str, value: Scalar | list[Scalar] | None) -> str:
    text = f"[{', '.join(map(_text, value))}]" if isinstance(value, list) else _text(value)
    return f"{name}={text}" if name.startswith("include_") else text


def _rows(rule: Rule, library: Library) -> str:
    rows = "data.lazyframe.collect().height" if library == "polars" else "len(data)"
    return f"pa.Check(lambda data: {_holds(rows, rule)}, name={_text(rule.subject)}{_warning(rule)})"


def _holds(value: str, rule: Rule) -> str:
    amount = rule.amount
    low, high = (repr(int(one)) if float(one).is_integer() else repr(one) for one in (amount.low, amount.high))
    if amount.operator.endswith("Between"):
        return f"{'not ' if 'Not' in amount.operator else ''}{low} <= {value} <= {high}"
    return f"{value} {_OPERATORS[amount.operator]} {low}"


def _warning(rule: Rule) -> str:
    return ", raise_warning=True" if rule.severity is Severity.WARNING else ""


def _text(value: Scalar | None) -> str:
    """Return `value` as a literal of Python in one printable line of ASCII."""
    if isinstance(value, float) and not math.isfinite(value):
        return f'float("{value}")'
    # In the log of a job `##[` could be a command to its runner.
    return ascii(value).replace("##", "#\\x23")


def _comment(text: str) -> str:
    return plain(text, limit=300).replace("\\", "/").replace('"', "'")
