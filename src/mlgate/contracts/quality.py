"""`quality` of a table or a property to rules: the library's metrics; everything else is told as unchecked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

import msgspec

from mlgate.contracts.constraints import Amount, Column, EveryRow, Missing, Repeated, Rule, Test, Unlisted
from mlgate.contracts.constraints import Unmatched as NoMatch
from mlgate.contracts.notes import Notes
from mlgate.contracts.odcs import METRICS, OLD_RULES, OPERATORS, Quality
from mlgate.contracts.patterns import pattern_problem
from mlgate.contracts.scalars import Scalar
from mlgate.contracts.values import LISTED_TYPES, listed, read_value
from mlgate.core.display import nearest, plain
from mlgate.core.tables import KeyPath

_TYPES = ("library", "text", "sql", "custom")
_ARGUMENTS = {
    "missingValues": ("missingValues",),
    "invalidValues": ("validValues", "pattern"),
    "duplicateValues": ("properties",),
}


class Scope(msgspec.Struct, frozen=True, kw_only=True):
    """Where rules stand: at a property (`column`), or at a table of `columns`, by the property's name."""

    columns: Mapping[str, Column]
    column: Column | None = None


def rules(quality: tuple[Quality, ...], scope: Scope, key: KeyPath, notes: Notes) -> Iterator[Rule]:
    """Yield the rules of `quality`, which stands at `key`; note what is wrong or unchecked."""
    for index, one in enumerate(quality):
        reader = _Reader(one, scope, (*key, str(index)), notes)
        rule = reader.rule()
        if rule is not None:
            yield rule


class _Reader:
    """Reads one rule."""

    def __init__(self, quality: Quality, scope: Scope, key: KeyPath, notes: Notes) -> None:
        self.quality = quality
        self.scope = scope
        self.key = key
        self.notes = notes
        self.where = f"'{scope.column.name}'" if scope.column else "quality"

    def _wrong(self, message: str, *names: str) -> None:
        self.notes.problem((*self.key, *names), f"{self.where}: {message}")

    def rule(self) -> Rule | None:
        metric = self._metric()
        if metric is None:
            return None
        amount = self._amount(metric)
        self._known_arguments(metric)
        if metric == "rowCount":
            test: tuple[Test, str, tuple[str, ...]] | None = (EveryRow(), "rows", ())
        elif metric == "duplicateValues":
            test = self._duplicates()
        else:
            test = self._values(metric)
        if amount is None or test is None:
            return None
        what = re.sub(r"(?<=[a-z])([A-Z])", r"_\1", metric).lower()
        return Rule(
            subject=f"{self.scope.column.name if self.scope.column else ''}:{what}",
            words=test[1],
            columns=test[2],
            test=test[0],
            line=self.notes.document.line(self.key),
            amount=amount,
        )

    def _metric(self) -> str | None:
        quality = self.quality
        given = quality.metric or quality.rule
        metric = given if quality.metric else OLD_RULES.get(str(given), given)
        if quality.type is not None and quality.type not in _TYPES:
            self._wrong(f"unknown type '{plain(quality.type)}'{nearest(quality.type, list(_TYPES))}", "type")
        elif quality.type in ("text", "sql", "custom"):
            self.notes.unchecked(self.key, f"{self.where}: a rule of type {quality.type}")
        elif given is None:
            self._wrong(f"a rule needs a 'metric': {', '.join(METRICS)}")
        elif metric not in METRICS:
            key, known = ("metric", [*METRICS]) if quality.metric else ("rule", [*METRICS, *OLD_RULES])
            self._wrong(f"unknown {key} '{plain(given)}'{nearest(given, known)}", key)
        elif metric == "rowCount" and self.scope.column is not None:
            self._wrong("rowCount is a rule of the table: move it below the object's own 'quality'")
        elif metric not in ("rowCount", "duplicateValues") and self.scope.column is None:
            self._wrong(f"{metric} is a rule of a column: move it below a property's 'quality'")
        else:
            return metric
        return None

    def _amount(self, metric: str) -> Amount | None:
        given = {
            name: value
            for name in OPERATORS
            if (value := getattr(self.quality, re.sub(r"([A-Z])", r"_\1", name).lower())) is not None
        }
        unit = self.quality.unit or "rows"
        if unit not in ("rows", "percent"):
            self._wrong(f"unit '{plain(unit, limit=40)}' is unknown{nearest(unit, ['rows', 'percent'])}", "unit")
            return None
        if unit == "percent" and metric == "rowCount":
            self._wrong("rowCount counts rows; percent means nothing here", "unit")
            return None
        if not given and self.quality.rule in ("nullCheck", "validValues", "uniqueCheck"):
            return Amount()
        if len(given) != 1:
            found = f", not {', '.join(given)}" if given else ""
            self._wrong(f"{metric} needs exactly one of {', '.join(OPERATORS)}{found}")
            return None
        operator, value = next(iter(given.items()))
        numbers = value if operator.endswith("Between") else (value, value)
        if any(isinstance(number, bool) or not isinstance(number, int | float) for number in numbers):
            self._wrong(f"{operator} needs a number", operator)
            return None
        low, high = (float(number) for number in numbers)
        if low > high:
            self._wrong(f"{operator} needs the smaller number first", operator)
        return Amount(operator=operator, low=low, high=high, percent=unit == "percent")

    def _arguments(self) -> dict[str, Any]:
        arguments = dict(self.quality.arguments or {})
        # Beside `rule`, as 3.0 wrote them.
        if self.quality.valid_values is not None:
            arguments.setdefault("validValues", self.quality.valid_values)
        if self.quality.pattern is not None:
            arguments.setdefault("pattern", self.quality.pattern)
        return arguments

    def _known_arguments(self, metric: str) -> None:
        known = list(_ARGUMENTS.get(metric, ()))
        if self.scope.column is not None and metric == "duplicateValues":
            known = []
        for name in self._arguments():
            if name not in known:
                hint = nearest(name, known) or "; it takes none"
                self._wrong(f"unknown argument '{plain(name)}' of {metric}{hint}", "arguments", name)

    def _values(self, metric: str) -> tuple[Test, str, tuple[str, ...]] | None:
        column = self.scope.column
        assert column is not None
        if metric == "nullValues":
            return Missing(), f"{column.name} is missing", (column.name,)
        arguments = self._arguments()
        if metric == "missingValues":
            values = arguments.get("missingValues")
            if not isinstance(values, list) or not values:
                self._wrong("missingValues needs arguments.missingValues, a list of what counts as missing")
                return None
            readable = tuple(value for value in values if value is not None)
            typed = self._typed(readable, strict=False)
            return Missing(values=typed or ()), f"{column.name} is missing", (column.name,)
        return self._invalid(arguments, column)

    def _invalid(self, arguments: dict[str, Any], column: Column) -> tuple[Test, str, tuple[str, ...]] | None:
        values, pattern = arguments.get("validValues"), arguments.get("pattern")
        if (values is None) == (pattern is None):
            self._wrong("invalidValues needs either arguments.validValues or arguments.pattern")
            return None
        if values is not None:
            if not isinstance(values, list) or not values:
                self._wrong("validValues needs a list of values", "arguments", "validValues")
                return None
            typed = self._typed(tuple(values), strict=True)
            return None if typed is None else (*unlisted(column, typed), (column.name,))
        if column.logical_type != "string" or not isinstance(pattern, str):
            self._wrong("pattern is a regular expression over a column with logicalType string", "arguments", "pattern")
            return None
        if wrong := pattern_problem(pattern):
            self._wrong(f"pattern: {wrong}", "arguments", "pattern")
            return None
        words = f"{column.name} does not match '{plain(pattern, limit=60)}'"
        return NoMatch(pattern=pattern), words, (column.name,)

    def _typed(self, values: tuple[object, ...], *, strict: bool) -> tuple[Scalar, ...] | None:
        column = self.scope.column
        assert column is not None
        if column.logical_type not in LISTED_TYPES:
            self._wrong("a list of values needs the property's logicalType, one of " + ", ".join(LISTED_TYPES))
            return None
        typed, whole = [], True
        for value in values:
            try:
                typed.append(read_value(value, column.logical_type))
            except ValueError as error:
                # A value of another type is in no row of this one, so that what is missing is counted right without.
                if strict:
                    self._wrong(str(error), "arguments", "validValues")
                    whole = False
        return tuple(typed) if whole else None

    def _duplicates(self) -> tuple[Test, str, tuple[str, ...]] | None:
        if self.scope.column is not None:
            name = self.scope.column.name
            return Repeated(), f"{name} repeats an earlier row", (name,)
        names = self._arguments().get("properties")
        if not isinstance(names, list) or not names:
            self._wrong("duplicateValues of a table needs arguments.properties, a list of names")
            return None
        columns = []
        for name in names:
            column = self.scope.columns.get(str(name))
            if column is None:
                known = list(self.scope.columns)
                self._wrong(f"no property '{plain(name)}'{nearest(str(name), known)}", "arguments", "properties")
                return None
            columns.append(column.name)
        return Repeated(), f"{', '.join(columns)} repeat an earlier row", tuple(columns)


def unlisted(column: Column, values: tuple[Scalar, ...]) -> tuple[Test, str]:
    """Return the test that a value is none of `values`, and its words."""
    return Unlisted(values=values), f"{column.name} is none of {listed(values)}"
