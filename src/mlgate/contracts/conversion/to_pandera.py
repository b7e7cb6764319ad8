"""A compiled contract as a pandera schema, in terms that its Python and its YAML share: it refuses what we refuse.

What pandera's built-in checks cannot say is kept to be listed: counts that are tolerated, conditions between columns,
foreign keys, nested fields.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from typing import Any, Literal

import msgspec

from mlgate.contracts.compiled import NONE_ALLOWED, Column, Rule, Table
from mlgate.contracts.constraints import (
    DistinctCount,
    EveryRow,
    Infinite,
    Mean,
    Missing,
    Mistyped,
    Outside,
    Quantile,
    Repeated,
    StandardDeviation,
    Unlisted,
    Unmatched,
    WrongLength,
)
from mlgate.core.model import Severity

Library = Literal["pandas", "polars"]
_EXACT = 1 << 53  # the largest whole number up to which every one is a floating number, too


class BuiltIn(msgspec.Struct, frozen=True, kw_only=True):
    """A check that pandera has, by the name that its YAML calls it, with its arguments in their order."""

    name: str
    arguments: dict[str, Any]
    rule: Rule


class Computed(msgspec.Struct, frozen=True, kw_only=True):
    """A check of code: `rule` limits what the method `call` of a column's values gives, or, without one, the rows."""

    call: str
    rule: Rule


class ColumnSchema(msgspec.Struct, frozen=True, kw_only=True):
    """A column, `logical_type` being `None` where pandera has no type that is the same."""

    name: str
    logical_type: str | None
    nullable: bool
    unique: bool
    checks: tuple[BuiltIn | Computed, ...]


class Schema(msgspec.Struct, frozen=True, kw_only=True):
    """A table: its columns, the columns that are unique together, the numbers of rows, and what it does not say."""

    name: str
    columns: tuple[ColumnSchema, ...]
    unique: tuple[str, ...]
    rows: tuple[Computed, ...]
    left: tuple[str, ...]


def schema_of(table: Table, library: Library) -> Schema:
    """Return what a schema of pandera for `library` says of `table`."""
    reader = _Reader(table, library)
    columns = tuple(reader.column(column) for column in table.columns if not column.path)
    unique, rows = reader.whole()
    return Schema(name=table.name, columns=columns, unique=unique, rows=rows, left=tuple(reader.left))


class _Reader:
    """Reads the columns of one table; what cannot be said is kept in `left`."""

    def __init__(self, table: Table, library: Library) -> None:
        self.table = table
        self.library = library
        self.left = [f"line {one.line}: {one.message}" for one in table.unchecked]
        self.left += [f"{column.name}: a field below a column" for column in table.columns if column.path]
        self.rules: dict[tuple[str, ...], list[Rule]] = {}
        for rule in table.rules:
            self.rules.setdefault(rule.columns, []).append(rule)

    def column(self, column: Column) -> ColumnSchema:
        rules = self.rules.get((column.name,), [])
        required = any(isinstance(rule.test, Missing) and _plainly(rule) for rule in rules)
        unique = any(isinstance(rule.test, Repeated) and _plainly(rule) for rule in rules)
        checks = tuple(check for rule in rules for check in self._checks(rule, column))
        logical = column.logical_type
        if logical is not None and logical not in TYPES[self.library]:
            self.left.append(f"{column.name}: type {logical}")
            logical = None
        if unique and not required:
            self.left.append(f"{column.name}: a second missing value is a repeated one to pandera")
        return ColumnSchema(name=column.name, logical_type=logical, nullable=not required, unique=unique, checks=checks)

    def whole(self) -> tuple[tuple[str, ...], tuple[Computed, ...]]:
        keys = [r.columns for r in self.table.rules if isinstance(r.test, Repeated) and len(r.columns) > 1]
        self.left += [f"unique {', '.join(key)}: pandera takes one key of several columns" for key in keys[1:]]
        checks = []
        for rule in self.table.rules:
            if isinstance(rule.test, EveryRow):
                checks.append(Computed(call="", rule=rule))
            elif len(rule.columns) != 1 and not isinstance(rule.test, Repeated):
                self.left.append(f"{rule.subject}: {rule.words}")
        return (keys[0] if keys else ()), tuple(checks)

    def _checks(self, rule: Rule, column: Column) -> Iterator[BuiltIn | Computed]:
        """Yield the checks that `rule` is, none where there are none, or the column itself says it."""
        test = rule.test
        call = _statistic_call(test)
        if call is not None and self.library == "pandas":
            yield Computed(call=call, rule=rule)
            return
        told = _CHECKS.get(type(test))
        said = isinstance(test, Mistyped) or (isinstance(test, Missing | Repeated) and _plainly(rule))
        if told is None or rule.amount != NONE_ALLOWED:
            if not said:
                self.left.append(f"{rule.subject}: {rule.words} ({rule.amount})")
            return
        # Moments of the contract are in UTC, and those of the data by the clocks of a zone.
        if column.zone is not None and isinstance(test, Outside | Unlisted):
            self.left.append(f"{rule.subject}: {rule.words}")
            return
        for name, arguments in told(test):
            # Only a floating number is ever infinite.
            if not isinstance(test, Outside) or name != "notin" or column.logical_type == "number":
                yield BuiltIn(name=name, arguments=_fitting(arguments, column), rule=rule)


def _fitting(arguments: dict[str, Any], column: Column) -> dict[str, Any]:
    """Return a list of floating numbers for a column of such: polars looks for whole ones among whole ones only."""
    if column.logical_type != "number" or "allowed_values" not in arguments:
        return arguments
    values = arguments["allowed_values"]
    return {"allowed_values": [float(one) if isinstance(one, int) and abs(one) <= _EXACT else one for one in values]}


# The types of a contract that each library has one of its own for, as Python and as the YAML spell them.
TYPES: dict[Library, dict[str, tuple[str, str]]] = {
    "pandas": {
        "string": ("str", "str"),
        "integer": ('"int64"', "int64"),
        "number": ('"float64"', "float64"),
        "boolean": ('"bool"', "bool"),
        "timestamp": ('"datetime64[ns]"', "datetime64[ns]"),
    },
    "polars": {
        "string": ("pl.String", "String"),
        "integer": ("pl.Int64", "Int64"),
        "number": ("pl.Float64", "Float64"),
        "boolean": ("pl.Boolean", "Boolean"),
        "date": ("pl.Date", "Date"),
        "time": ("pl.Time", "Time"),
        "timestamp": ('pl.Datetime("us")', "Datetime(time_unit='us', time_zone=None)"),
    },
}
# With missing values pandas holds whole numbers and truth in types of its own.
_NULLABLE = {"integer": ('"Int64"', "Int64"), "boolean": ('"boolean"', "boolean")}


def type_names(column: ColumnSchema, library: Library) -> tuple[str, str] | None:
    """Return how Python and how the YAML spell the type of `column`, `None` for none."""
    if column.logical_type is None:
        return None
    nullable = _NULLABLE.get(column.logical_type) if library == "pandas" and column.nullable else None
    return nullable or TYPES[library][column.logical_type]


def coerced(column: ColumnSchema, library: Library) -> bool:
    """Return whether values are converted first."""
    # A contract does not say in which unit moments are counted, which is a type of its own to pandas.
    return library == "pandas" and column.logical_type == "timestamp"


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


_Told = Iterator[tuple[str, dict[str, Any]]]


def _outside(test: Outside) -> _Told:
    low, high = test.low, test.high
    if low is not None and high is not None:
        included = {"include_min": not test.low_open, "include_max": not test.high_open}
        yield "in_range", {"min_value": low, "max_value": high, **included}
        return
    if low is not None:
        yield f"greater_than{'' if test.low_open else '_or_equal_to'}", {"min_value": low}
    elif high is not None:
        yield f"less_than{'' if test.high_open else '_or_equal_to'}", {"max_value": high}
    if not test.infinity:
        yield "notin", {"forbidden_values": [math.inf if high is None else -math.inf]}


def _length(test: WrongLength) -> _Told:
    yield "str_length", {"min_value": test.low, "max_value": test.high}


def _listed(test: Unlisted) -> _Told:
    yield "isin", {"allowed_values": list(test.values)}


def _matching(test: Unmatched) -> _Told:
    yield "str_contains", {"pattern": test.pattern}


def _finite(test: Infinite) -> _Told:
    _ = test
    yield "notin", {"forbidden_values": [math.inf, -math.inf]}


_CHECKS: dict[type[Any], Callable[[Any], _Told]] = {
    Outside: _outside,
    WrongLength: _length,
    Unlisted: _listed,
    Unmatched: _matching,
    Infinite: _finite,
}
