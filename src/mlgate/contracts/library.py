"""Rules of the library: ODCS's own metrics, under the names of all versions."""

from __future__ import annotations

import re
from typing import Any

from mlgate.contracts.amounts import Terms, operators, read_amount
from mlgate.contracts.compiled import Amount, Column
from mlgate.contracts.constraints import EveryRow, Missing, Repeated, Test, Unlisted
from mlgate.contracts.constraints import Unmatched as NoMatch
from mlgate.contracts.odcs import METRICS, OLD_RULES
from mlgate.contracts.patterns import pattern_problem
from mlgate.contracts.scalars import Scalar
from mlgate.contracts.scope import Place, Reading, apart
from mlgate.contracts.values import LISTED_TYPES, listed, read_value
from mlgate.core.display import nearest, plain

_ARGUMENTS = {
    "missingValues": ("missingValues",),
    "invalidValues": ("validValues", "pattern"),
    "duplicateValues": ("properties",),
}
# Rules of 3.0 that say by their name that nothing may break them.
_COMPLETE = ("nullCheck", "validValues", "uniqueCheck")
_Found = tuple[Test, str, tuple[str, ...]]


def read(place: Place) -> Reading | None:
    """Return what the rule at `place` asks for, or `None` where that was noted as wrong or unchecked."""
    return _Reader(place).reading()


class _Reader:
    """Reads one rule."""

    def __init__(self, place: Place) -> None:
        self.place = place
        self.quality = place.quality
        self.scope = place.scope
        self._wrong = place.wrong

    def reading(self) -> Reading | None:
        metric = self._metric()
        if metric is None:
            return None
        default = Amount() if self.quality.rule in _COMPLETE else None
        terms = Terms(words=metric, percent=metric != "rowCount", default=default)
        amount = read_amount(operators(self.quality), self.quality.unit, terms, self._wrong)
        self._known_arguments(metric)
        if metric == "rowCount":
            test: _Found | None = (EveryRow(), "rows", ())
        elif metric == "duplicateValues":
            test = self._duplicates()
        else:
            test = self._values(metric)
        if amount is None or test is None:
            return None
        what = re.sub(r"(?<=[a-z])([A-Z])", r"_\1", metric).lower()
        return Reading(what=what, test=test[0], words=test[1], columns=test[2], amount=amount)

    def _metric(self) -> str | None:
        given = self.quality.metric or self.quality.rule
        metric = given if self.quality.metric else OLD_RULES.get(str(given), given)
        if given is None:
            self._wrong(f"a rule needs a 'metric': {', '.join(METRICS)}")
        elif metric not in METRICS:
            key, known = ("metric", [*METRICS]) if self.quality.metric else ("rule", [*METRICS, *OLD_RULES])
            self._wrong(f"unknown {key} '{plain(given)}'{nearest(given, known)}", key)
        elif metric == "rowCount" and self.scope.column is not None:
            self._wrong("rowCount is a rule of the table: move it below the object's own 'quality'")
        elif metric not in ("rowCount", "duplicateValues") and self.scope.column is None:
            self._wrong(f"{metric} is a rule of a column: move it below a property's 'quality'")
        else:
            return metric
        return None

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

    def _values(self, metric: str) -> _Found | None:
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

    def _invalid(self, arguments: dict[str, Any], column: Column) -> _Found | None:
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
                typed.append(read_value(value, column.logical_type, column.zone))
            except ValueError as error:
                # A value of another type is in no row of this one, so that what is missing is counted right without.
                if strict:
                    self._wrong(str(error), "arguments", "validValues")
                    whole = False
        return tuple(typed) if whole else None

    def _duplicates(self) -> _Found | None:
        if self.scope.column is not None:
            name = self.scope.column.name
            words = (
                "holds an item twice, or one of an earlier row" if self.scope.column.many else "repeats an earlier row"
            )
            return Repeated(), f"{name} {words}", (name,)
        names = self._arguments().get("properties")
        if not isinstance(names, list) or not names:
            self._wrong("duplicateValues of a table needs arguments.properties, a list of names")
            return None
        columns = [self.place.column(name, "arguments", "properties") for name in names]
        found = [column for column in columns if column is not None]
        if len(found) < len(columns):
            return None
        if (why := apart(found)) is not None:
            self.place.unchecked(f"duplicateValues {why}")
            return None
        earlier = "item" if any(column.many for column in found) else "row"
        listed_names = tuple(column.name for column in found)
        return Repeated(), f"{', '.join(listed_names)} repeat an earlier {earlier}", listed_names


def unlisted(column: Column, values: tuple[Scalar, ...]) -> tuple[Test, str]:
    """Return the test that a value is none of `values`, and its words."""
    return Unlisted(values=values), f"{column.name} is none of {listed(values)}"
