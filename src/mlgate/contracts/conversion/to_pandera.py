"""A compiled contract to a pandera schema, as Python that a project can keep: it refuses what the contract refuses.

Every piece of text from the contract stands in the source as a literal of Python's own spelling, never as code. What
pandera's built-in checks cannot say is listed in the source and returned: counts that are tolerated, conditions
between columns, statistics, foreign keys, nested fields.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from typing import Any, Literal

from mlgate.contracts.compiled import NONE_ALLOWED, Column, Rule, Table
from mlgate.contracts.constraints import (
    DistinctCount,
    EveryRow,
    Infinite,
    Mean,
    Missing,
    Mistyped,
    NotMultiple,
    Outside,
    Quantile,
    Repeated,
    StandardDeviation,
    Unlisted,
    Unmatched,
    WrongLength,
)
from mlgate.contracts.scalars import Scalar
from mlgate.core.display import plain
from mlgate.core.model import Severity

Library = Literal["pandas", "polars"]
_DTYPES: dict[str, dict[str, str]] = {
    "pandas": {
        "string": "str",
        "integer": '"int64"',
        "number": '"float64"',
        "boolean": '"bool"',
        "timestamp": '"datetime64[ns]"',
    },
    "polars": {
        "string": "pl.String",
        "integer": "pl.Int64",
        "number": "pl.Float64",
        "boolean": "pl.Boolean",
        "date": "pl.Date",
        "time": "pl.Time",
        "timestamp": 'pl.Datetime("us")',
    },
}
# With missing values pandas holds whole numbers and truth in types of its own.
_NULLABLE = {"integer": '"Int64"', "boolean": '"boolean"'}
_OPERATORS = {
    "mustBe": "==",
    "mustNotBe": "!=",
    "mustBeGreaterThan": ">",
    "mustBeGreaterOrEqualTo": ">=",
    "mustBeLessThan": "<",
    "mustBeLessOrEqualTo": "<=",
}


def source_of(table: Table, path: str, library: Library = "pandas") -> tuple[str, list[str]]:
    """Return the text of a Python module with `schema`, a `DataFrameSchema`, and what of the contract it lacks."""
    writer = _Writer(table, library)
    columns = [line for column in table.columns if not column.path for line in writer.column(column)]
    whole = list(writer.whole())
    left = writer.left
    head = [f'"""A pandera schema of {_comment(table.name)}, converted by mlgate from {_comment(path)}."""', ""]
    imports = ["import datetime", "", f"import pandera.{library} as pa"]
    if library == "polars":
        imports = ["import datetime", "", "import pandera.polars as pa", "import polars as pl"]
    if not any("datetime." in line for line in (*columns, *whole)):
        imports = imports[2:]
    notes = [f"# Not converted: {_comment(one)}" for one in left]
    body = ["schema = pa.DataFrameSchema(", "    {", *columns, "    },", *whole, f"    name={_text(table.name)},", ")"]
    return "\n".join([*head, *imports, "", *notes, *body]) + "\n", left


class _Writer:
    """Writes the columns of one table; what cannot be written is kept in `left`."""

    def __init__(self, table: Table, library: Library) -> None:
        self.table = table
        self.library = library
        self.left = [f"line {one.line}: {one.message}" for one in table.unchecked]
        self.left += [f"{column.name}: a field below a column" for column in table.columns if column.path]

    def column(self, column: Column) -> Iterator[str]:
        rules = [rule for rule in self.table.rules if rule.columns == (column.name,)]
        required = any(isinstance(rule.test, Missing) and _plainly(rule) for rule in rules)
        unique = any(isinstance(rule.test, Repeated) and _plainly(rule) for rule in rules)
        checks = [text for rule in rules if (text := self._check(rule, column)) is not None]
        name = _text(column.name)
        yield f"        {name}: pa.Column("
        yield f"            {self._dtype(column, nullable=not required)},"
        if checks:
            yield "            [" + ", ".join(checks) + "],"
        if not required:
            yield "            nullable=True,"
        if unique:
            yield "            unique=True,"
        if self.library == "pandas" and column.logical_type == "timestamp":
            # A contract does not say in which unit moments are counted, which is a type of its own to pandas.
            yield "            coerce=True,"
        yield "        ),"

    def _dtype(self, column: Column, *, nullable: bool) -> str:
        logical = column.logical_type
        if self.library == "pandas" and nullable and logical in _NULLABLE:
            return _NULLABLE[logical]
        dtype = _DTYPES[self.library].get(str(logical), "None")
        if dtype == "None" and logical is not None:
            self.left.append(f"{column.name}: type {logical}")
        return dtype

    def whole(self) -> Iterator[str]:
        keys = [list(r.columns) for r in self.table.rules if isinstance(r.test, Repeated) and len(r.columns) > 1]
        if keys:
            yield f"    unique=[{', '.join(_text(one) for one in keys[0])}],"
        self.left += [f"unique {', '.join(key)}: pandera takes one key of several columns" for key in keys[1:]]
        checks = []
        for rule in self.table.rules:
            if isinstance(rule.test, EveryRow):
                checks.append(self._rows(rule))
            elif len(rule.columns) != 1 and not isinstance(rule.test, Repeated):
                self.left.append(f"{rule.subject}: {rule.words}")
        if checks:
            yield f"    checks=[{', '.join(checks)}],"

    def _rows(self, rule: Rule) -> str:
        rows = "data.lazyframe.collect().height" if self.library == "polars" else "len(data)"
        return f"pa.Check(lambda data: {_holds(rows, rule)}, name={_text(rule.subject)}{_warning(rule)})"

    def _check(self, rule: Rule, column: Column) -> str | None:
        """Return the check that `rule` is, or `None` where there is none, or the column itself says it."""
        test = rule.test
        statistic = self._statistic(rule)
        if statistic is not None:
            return statistic
        write = _CHECKS.get(type(test))
        said = isinstance(test, Mistyped) or (isinstance(test, Missing | Repeated) and _plainly(rule))
        if write is None or rule.amount != NONE_ALLOWED:
            if not said:
                self.left.append(f"{rule.subject}: {rule.words} ({rule.amount})")
            return None
        found = write(test)
        # Moments of the contract are in UTC, and those of the data by the clocks of a zone.
        elsewhere = column.zone is not None and isinstance(test, Outside | Unlisted)
        if found is None or elsewhere or (isinstance(test, NotMultiple) and self.library == "polars"):
            self.left.append(f"{rule.subject}: {rule.words}")
            return None
        return f"pa.Check.{found}{_warning(rule)})" if not found.startswith("lambda") else f"pa.Check({found})"

    def _statistic(self, rule: Rule) -> str | None:
        call = _statistic_call(rule.test)
        if call is None or self.library == "polars":
            return None
        return f"pa.Check(lambda values: {_holds(f'values.{call}', rule)}, name={_text(rule.subject)}{_warning(rule)})"


def _statistic_call(test: object) -> str | None:
    match test:
        case Mean():
            return "mean()"
        case StandardDeviation():
            return "std()"
        case DistinctCount():
            return "nunique()"
        case Quantile(probability=probability):
            return f"quantile({probability!r})"
    return None


def _plainly(rule: Rule) -> bool:
    test = rule.test
    plain_test = not isinstance(test, Missing) or not test.values
    return plain_test and rule.amount == NONE_ALLOWED and rule.severity is Severity.ERROR


def _holds(value: str, rule: Rule) -> str:
    amount = rule.amount
    low, high = (repr(int(one)) if float(one).is_integer() else repr(one) for one in (amount.low, amount.high))
    if amount.operator.endswith("Between"):
        return f"{'not ' if 'Not' in amount.operator else ''}{low} <= {value} <= {high}"
    return f"{value} {_OPERATORS[amount.operator]} {low}"


def _warning(rule: Rule) -> str:
    return ", raise_warning=True" if rule.severity is Severity.WARNING else ""


def _text(value: Scalar) -> str:
    """Return `value` as a literal of Python in one printable line of ASCII."""
    if isinstance(value, float) and not math.isfinite(value):
        return f'float("{value}")'
    return ascii(value)


def _comment(text: str) -> str:
    return plain(text, limit=300).replace("\\", "/").replace('"', "'")


def _outside(test: Outside) -> str | None:
    low, high = test.low, test.high
    if low is not None and high is not None:
        opened = f", include_min={not test.low_open}, include_max={not test.high_open}"
        return f"in_range({_text(low)}, {_text(high)}{opened if test.low_open or test.high_open else ''}"
    if low is not None:
        return f"{'gt' if test.low_open else 'ge'}({_text(low)}"
    return None if high is None else f"{'lt' if test.high_open else 'le'}({_text(high)}"


def _length(test: WrongLength) -> str:
    return f"str_length({test.low}, {test.high}"


def _listed(test: Unlisted) -> str:
    return f"isin([{', '.join(map(_text, test.values))}]"


def _matching(test: Unmatched) -> str:
    return f"str_contains({_text(test.pattern)}"


def _finite(test: Infinite) -> str:
    _ = test
    return f"notin([{_text(math.inf)}, {_text(-math.inf)}]"


_CHECKS: dict[type[Any], Callable[[Any], str | None]] = {
    Outside: _outside,
    WrongLength: _length,
    Unlisted: _listed,
    Unmatched: _matching,
    Infinite: _finite,
}
