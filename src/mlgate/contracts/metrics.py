"""The numbers over all rows that a custom rule can name, with their arguments."""

from __future__ import annotations

import math
from collections.abc import Callable
from datetime import datetime
from itertools import pairwise
from typing import Any, cast

import msgspec

from mlgate.contracts.compiled import Column
from mlgate.contracts.constraints import (
    Age,
    Correlation,
    Disorder,
    DistinctCount,
    Divergence,
    Entropy,
    Mean,
    Quantile,
    Share,
    StandardDeviation,
    Statistic,
    Undetermined,
)
from mlgate.contracts.scalars import Scalar
from mlgate.contracts.scope import Place
from mlgate.contracts.values import LISTED_TYPES, listed, read_value
from mlgate.core.display import nearest, plain

_NUMBERS = ("integer", "number")
_MOMENTS = ("date", "timestamp")
_ORDERED = (*_NUMBERS, *_MOMENTS, "time", "string")
_UNITS = ("seconds", "minutes", "hours", "days")
_DISTANCES = ("psi", "jensenShannon", "totalVariation", "kolmogorovSmirnov", "kullbackLeibler")
_DIRECTIONS = ("ascending", "descending")
# Shares that people write are rounded.
_SUM_TOLERANCE = 1e-3

Found = tuple[Statistic, str, tuple[str, ...]]


class Refused(Exception):  # noqa: N818 - not an error that anyone sees: what is wrong was noted
    """An argument is wrong, and that was noted."""


class Arguments:
    """Reads the arguments of one metric."""

    def __init__(self, metric: str, given: dict[str, Any], place: Place) -> None:
        """Read `given`, the mapping `implementation` without its operators."""
        self.metric = metric
        self.given = given
        self.place = place

    def read(self) -> Found | None:
        """Return the statistic, its words and its columns, or `None` where something was noted as wrong."""
        form = ARGUMENTS[self.metric]
        # A dependency can be said of the table, by its columns alone.
        known = ["column", *form.names]
        unknown = [name for name in self.given if name != "metric" and name not in known]
        for name in unknown:
            hint = nearest(name, known) if form.names else "; it takes none"
            self.place.wrong(f"unknown argument '{plain(name)}' of {self.metric}{hint}", "implementation", name)
        if unknown:
            return None
        try:
            return form.read(self)
        except Refused:
            return None

    def refuse(self, message: str, *names: str) -> Refused:
        """Note that the argument `names` is wrong; return what to raise."""
        self.place.wrong(f"{self.metric}: {message}", "implementation", *names)
        return Refused()

    def column(self, *types: str) -> Column:
        """Return the column that the metric is about, which has one of `types`."""
        own = self.place.scope.column
        name = self.given.get("column")
        if own is not None and name is not None:
            raise self.refuse("the column is the property that the rule stands below", "column")
        if own is None and name is None:
            raise self.refuse("a rule of the table needs 'column', the name of a property")
        return self._typed(own, "column", types) if own is not None else self.other("column", *types)

    def other(self, argument: str, *types: str) -> Column:
        """Return the column that `argument` names, which has one of `types`."""
        name = self.given.get(argument)
        if not isinstance(name, str):
            raise self.refuse(f"'{argument}' is the name of a property", argument)
        return self._named(name, argument, types)

    def others(self, argument: str) -> tuple[Column, ...]:
        """Return the columns that `argument` names: one, or a list."""
        names = self.given.get(argument)
        names = [names] if isinstance(names, str) else names
        if not isinstance(names, list) or not names or not all(isinstance(name, str) for name in names):
            raise self.refuse(f"'{argument}' is the name of a property, or a list of names", argument)
        return tuple(self._named(name, argument, LISTED_TYPES) for name in names)

    def _named(self, name: str, argument: str, types: tuple[str, ...]) -> Column:
        found = self.place.column(name, "implementation", argument)
        if found is None:
            raise Refused
        return self._typed(found, argument, types)

    def _typed(self, column: Column, argument: str, types: tuple[str, ...]) -> Column:
        if types and column.logical_type not in types:
            found = f"has logicalType {column.logical_type}" if column.logical_type else "has no logicalType"
            message = f"'{plain(column.name, limit=80)}' {found}; needed is {' or '.join(types)}"
            raise self.refuse(message, argument)
        return column

    def number(self, argument: str, low: float, high: float) -> float:
        """Return the number that `argument` is, from `low` to `high`."""
        value = self.given.get(argument)
        number = float(cast("float", value)) if _is_number(value) else math.nan
        if not low <= number <= high:
            raise self.refuse(f"'{argument}' is a number from {low:g} to {high:g}", argument)
        return number

    def choice(self, argument: str, choices: tuple[str, ...], default: str) -> Any:  # noqa: ANN401 - a literal of the test
        """Return which of `choices` the argument is."""
        value = self.given.get(argument, default)
        if value not in choices:
            hint = nearest(str(value), list(choices))
            raise self.refuse(f"{argument} '{plain(value, limit=40)}' is unknown{hint}", argument)
        return value

    def flag(self, argument: str) -> bool:
        """Return whether the argument is true."""
        value = self.given.get(argument, False)
        if not isinstance(value, bool):
            raise self.refuse(f"'{argument}' is true or false", argument)
        return value

    def values(self, argument: str, column: Column) -> tuple[Scalar, ...]:
        """Return the list of values of `column` that the argument is."""
        entries = self.given.get(argument)
        if not isinstance(entries, list) or not entries:
            raise self.refuse(f"'{argument}' is a list of values", argument)
        try:
            found = tuple(read_value(entry, str(column.logical_type), column.zone) for entry in entries)
        except ValueError as error:
            raise self.refuse(f"{argument}: {error}", argument) from None
        if len(set(found)) < len(found):
            raise self.refuse(f"'{argument}' has a value twice", argument)
        return found

    def numbers(self, argument: str) -> tuple[float, ...]:
        """Return the list of numbers that the argument is."""
        entries = self.given.get(argument)
        if not isinstance(entries, list) or not entries or not all(_is_number(entry) for entry in entries):
            raise self.refuse(f"'{argument}' is a list of numbers", argument)
        return tuple(float(entry) for entry in entries)


def _is_number(value: Any) -> bool:  # noqa: ANN401 - anything that YAML holds
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    try:
        return math.isfinite(float(value))
    except OverflowError:
        return False


def _simple(test: Statistic, words: str, *types: str) -> Callable[[Arguments], Found]:
    def read(given: Arguments) -> Found:
        column = given.column(*types)
        return test, f"{words} {column.name}", (column.name,)

    return read


def _quantile(given: Arguments) -> Found:
    column = given.column(*_NUMBERS)
    probability = given.number("probability", 0, 1)
    return Quantile(probability=probability), f"{probability:g} quantile of {column.name}", (column.name,)


def _share(given: Arguments) -> Found:
    column = given.column(*LISTED_TYPES)
    values = given.values("values", column)
    return Share(values=values), f"share of {listed(values)} in {column.name}", (column.name,)


def _freshness(given: Arguments) -> Found:
    column = given.column(*_MOMENTS)
    unit = given.choice("unit", _UNITS, "hours")
    at = None
    if given.given.get("at") is not None:
        try:
            at = cast("datetime", read_value(given.given["at"], "timestamp", column.zone))
        except ValueError as error:
            raise given.refuse(f"at: {error}", "at") from None
    return Age(at=at, unit=unit), f"age of the newest {column.name} in {unit}", (column.name,)


def _monotone(given: Arguments) -> Found:
    column = given.column(*_ORDERED)
    by = given.other("by", *_ORDERED) if given.given.get("by") is not None else None
    within = given.others("within") if given.given.get("within") is not None else ()
    descending = given.choice("direction", _DIRECTIONS, "ascending") == "descending"
    strict = given.flag("strict")
    test = Disorder(
        by=by.name if by else None,
        within=tuple(one.name for one in within),
        descending=descending,
        strict=strict,
    )
    sense = f"{'strictly ' * strict}{'falling' if descending else 'rising'}"
    order = f" by {by.name}" if by else ""
    groups = f" within {', '.join(test.within)}" if within else ""
    names = (column.name, *((by.name,) if by else ()), *test.within)
    # Engines tell them apart by their places.
    if len(set(names)) < len(names):
        raise given.refuse("a property stands twice: the judged one, 'by' and each of 'within' are different ones")
    return test, f"number of rows where {column.name} is not {sense}{order}{groups}", names


def _correlation(given: Arguments) -> Found:
    column, other = given.column(*_NUMBERS), given.other("with", *_NUMBERS)
    if column.name == other.name:
        raise given.refuse("a column is not correlated with itself", "with")
    return Correlation(), f"correlation of {column.name} and {other.name}", (column.name, other.name)


def _dependency(given: Arguments) -> Found:
    if ("determines" in given.given) == ("of" in given.given):
        raise given.refuse("needs either 'determines', the property that follows, or 'of', those that it follows from")
    if "of" in given.given:
        causes, effect = given.others("of"), given.column(*LISTED_TYPES)
    else:
        effect = given.other("determines", *LISTED_TYPES)
        table = given.place.scope.column is None
        causes = given.others("column") if table else (given.column(*LISTED_TYPES),)
    names = tuple(dict.fromkeys(column.name for column in causes))
    if effect.name in names:
        raise given.refuse(f"'{plain(effect.name, limit=80)}' determines itself")
    words = f"number of {' and '.join(names)} with more than one {effect.name}"
    return Undetermined(), words, (*names, effect.name)


def _distribution(given: Arguments) -> Found:
    if ("categories" in given.given) == ("edges" in given.given):
        raise given.refuse("needs either 'categories' or 'edges'")
    column = given.column(*(LISTED_TYPES if "categories" in given.given else _NUMBERS))
    categories = given.values("categories", column) if "categories" in given.given else ()
    edges = given.numbers("edges") if "edges" in given.given else ()
    if any(left >= right for left, right in pairwise(edges)):
        raise given.refuse("'edges' rise", "edges")
    shares = given.numbers("shares")
    if categories and len(shares) == len(categories):
        shares = (*shares, max(0.0, 1 - math.fsum(shares)))
    expected = len(categories or edges) + 1
    if len(shares) != expected:
        raise given.refuse(f"needs {expected} shares, not {len(shares)}", "shares")
    total = math.fsum(shares)
    if min(shares) < 0 or abs(total - 1) > _SUM_TOLERANCE:
        raise given.refuse(f"the shares add up to {total:g}, not to 1", "shares")
    distance = given.choice("distance", _DISTANCES, "psi")
    shares = tuple(share / total for share in shares)
    test = Divergence(shares=shares, categories=categories, edges=edges, distance=distance)
    return test, f"distance ({distance}) of {column.name} from its distribution", (column.name,)


class Form(msgspec.Struct, frozen=True):
    """A metric: what ends the subject of its rules, its arguments but `column`, and what reads them."""

    subject: str
    names: tuple[str, ...]
    read: Callable[[Arguments], Found]


ARGUMENTS: dict[str, Form] = {
    "mean": Form("mean", (), _simple(Mean(), "mean of", *_NUMBERS)),
    "standardDeviation": Form(
        "standard_deviation", (), _simple(StandardDeviation(), "standard deviation of", *_NUMBERS)
    ),
    "quantile": Form("quantile", ("probability",), _quantile),
    "entropy": Form("entropy", (), _simple(Entropy(), "entropy of", *LISTED_TYPES)),
    "categoryShare": Form("category_share", ("values",), _share),
    "distinctCount": Form(
        "distinct_count", (), _simple(DistinctCount(), "number of distinct values of", *LISTED_TYPES)
    ),
    "freshness": Form("freshness", ("at", "unit"), _freshness),
    "monotone": Form("monotone", ("by", "within", "direction", "strict"), _monotone),
    "correlation": Form("correlation", ("with",), _correlation),
    "functionalDependency": Form("functional_dependency", ("determines", "of"), _dependency),
    "distribution": Form("distribution", ("categories", "edges", "shares", "distance"), _distribution),
}
