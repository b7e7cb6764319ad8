"""`logicalTypeOptions` of one property to rules."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from mlgate.contracts import vectors
from mlgate.contracts.compiled import Column, Rule
from mlgate.contracts.constraints import (
    Inexact,
    Infinite,
    NotMultiple,
    Outside,
    RepeatedItems,
    Test,
    Unmatched,
    WrongLength,
    WrongSize,
    WrongZone,
)
from mlgate.contracts.notes import Notes
from mlgate.contracts.odcs import TYPE_OPTIONS
from mlgate.contracts.patterns import FORMATS, FREE_FORMATS, pattern_problem
from mlgate.contracts.scalars import Bound
from mlgate.contracts.values import read_bound
from mlgate.contracts.zones import ZonesMissingError, zone_of
from mlgate.core.display import nearest, plain
from mlgate.core.tables import KeyPath

_RANGED = ("integer", "number", "date", "timestamp", "time")
_WIDTHS = ("8", "16", "32", "64", "128")


def rules(column: Column, options: dict[str, Any], key: KeyPath, notes: Notes) -> Iterator[Rule]:
    """Yield the rules that `options`, standing at `key`, set for `column`; note what is wrong or unchecked."""
    logical_type = column.logical_type
    if logical_type is None:
        if options:
            notes.problem(key, f"'{column.name}': logicalTypeOptions mean nothing without a logicalType")
        return
    given = dict(_known(column, options, key, notes))
    reader = _Reader(column, given, key, notes)
    if logical_type in _RANGED:
        yield from reader.range()
        yield from reader.zone()
    if logical_type == "vector":
        yield from vectors.rules(column, given, key, notes)
    for read in reader.readers.get(logical_type, ()):
        yield from read()


def _known(column: Column, options: dict[str, Any], key: KeyPath, notes: Notes) -> Iterator[tuple[str, Any]]:
    known = TYPE_OPTIONS[str(column.logical_type)]
    for name, value in options.items():
        if name in known:
            yield name, value
        else:
            hint = nearest(name, list(known)) or "; it takes none"
            message = f"'{column.name}': unknown option '{name}' of type {column.logical_type}{hint}"
            notes.problem((*key, name), message)


class _Reader:
    """Reads the options of one column; each method yields the rules of one sort."""

    def __init__(self, column: Column, options: dict[str, Any], key: KeyPath, notes: Notes) -> None:
        self.column = column
        self.options = options
        self.key = key
        self.notes = notes
        self.logical_type = str(column.logical_type)
        self.readers: dict[str, tuple[Callable[[], Iterator[Rule]], ...]] = {
            "integer": (self.multiple, self.number_format),
            "number": (self.multiple, self.number_format),
            "string": (self.length, self.pattern, self.text_format),
            "object": (self.properties,),
            "array": (self.items, self.unique_items),
        }

    def _rule(self, what: str, words: str, test: Test, *names: str) -> Rule:
        line = next(self.notes.lines(self.key, names), self.column.line)
        return Rule(
            subject=f"{self.column.name}:{what}",
            words=f"{self.column.name} {words}",
            columns=(self.column.name,),
            test=test,
            line=line,
        )

    def _wrong(self, name: str, message: str) -> None:
        self.notes.problem((*self.key, name), f"'{self.column.name}': {name}: {message}")

    def _bound(self, closed: str, open_: str) -> tuple[Bound | None, bool]:
        if closed in self.options and open_ in self.options:
            self._wrong(open_, f"stands beside {closed}; give one of them")
        name = open_ if open_ in self.options else closed
        if name not in self.options:
            return None, False
        try:
            return read_bound(self.options[name], self.logical_type, self.column.zone), name == open_
        except ValueError as error:
            self._wrong(name, str(error))
            return None, False

    def range(self) -> Iterator[Rule]:
        low, low_open = self._bound("minimum", "exclusiveMinimum")
        high, high_open = self._bound("maximum", "exclusiveMaximum")
        if low is None and high is None:
            return
        if low is not None and high is not None and _key(low) > _key(high):
            self._wrong("minimum" if not low_open else "exclusiveMinimum", f"{low} is above the maximum {high}")
        test = Outside(low=low, high=high, low_open=low_open, high_open=high_open)
        names = ("minimum", "exclusiveMinimum", "maximum", "exclusiveMaximum")
        words = _range_words(test) + " in UTC" * (self.column.zone is not None)
        yield self._rule("range", words, test, *names)

    def multiple(self) -> Iterator[Rule]:
        if "multipleOf" not in self.options:
            return
        of = self.options["multipleOf"]
        try:
            number = read_bound(of, "number")
        except ValueError as error:
            self._wrong("multipleOf", str(error))
            return
        if not isinstance(number, int | float) or number <= 0:
            self._wrong("multipleOf", "a number above 0 is needed")
            return
        yield self._rule("multiple", f"is no multiple of {number}", NotMultiple(of=number), "multipleOf")

    def number_format(self) -> Iterator[Rule]:
        form = self.options.get("format")
        known = [f"{sign}{width}" for sign in "iu" for width in _WIDTHS]
        known = known if self.logical_type == "integer" else ["f32", "f64"]
        if form is None:
            return
        if form not in known:
            self._wrong("format", f"'{plain(form, limit=40)}' is unknown{nearest(str(form), known)}")
        elif form == "f32":
            yield self._rule("format", "does not fit f32", Inexact(format="float32"), "format")
        elif form.startswith(("i", "u")):
            bits = int(form[1:])
            low, high = (-(2 ** (bits - 1)), 2 ** (bits - 1) - 1) if form[0] == "i" else (0, 2**bits - 1)
            yield self._rule("format", f"does not fit {form}", Outside(low=low, high=high), "format")

    def _counts(self, least: str, most: str) -> tuple[int, int | None] | None:
        """Return the bounds of a number of things, or `None` where there are none or one is wrong."""
        counts: dict[str, int] = {}
        for name in (least, most):
            value = self.options.get(name)
            if value is None:
                continue
            if isinstance(value, bool) or not isinstance(value, int) or value < 0:
                self._wrong(name, "a whole number of at least 0 is needed")
                return None
            counts[name] = value
        if not counts:
            return None
        low, high = counts.get(least, 0), counts.get(most)
        if high is not None and low > high:
            self._wrong(least, f"{low} is above {most} {high}")
        return low, high

    def length(self) -> Iterator[Rule]:
        bounds = self._counts("minLength", "maxLength")
        if bounds is not None:
            test = WrongLength(low=bounds[0], high=bounds[1])
            yield self._rule("length", _count_words(*bounds, "characters"), test, "minLength", "maxLength")

    def properties(self) -> Iterator[Rule]:
        return self._size("minProperties", "maxProperties", "properties with a value")

    def items(self) -> Iterator[Rule]:
        return self._size("minItems", "maxItems", "items")

    def _size(self, least: str, most: str, things: str) -> Iterator[Rule]:
        bounds = self._counts(least, most)
        if bounds is not None:
            test = WrongSize(low=bounds[0], high=bounds[1])
            yield self._rule("size", _count_words(*bounds, things), test, least, most)

    def unique_items(self) -> Iterator[Rule]:
        unique = self.options.get("uniqueItems", False)
        if not isinstance(unique, bool):
            self._wrong("uniqueItems", "true or false is needed")
        elif unique:
            yield self._rule("unique_items", "holds an item twice", RepeatedItems(), "uniqueItems")

    def zone(self) -> Iterator[Rule]:
        zoned, default = self.options.get("timezone"), self.options.get("defaultTimezone")
        if default is not None:
            self._default_zone(default)
        if zoned is None:
            return
        if not isinstance(zoned, bool):
            self._wrong("timezone", "true or false is needed")
        elif self.logical_type == "timestamp":
            yield self._rule("timezone", f"has {'no' if zoned else 'a'} time zone", WrongZone(zoned=zoned), "timezone")
        elif zoned:
            # A time of day with an offset is read as none, so that without one it is what `timezone: false` says.
            message = f"{self.column.name}: a time of day with a time zone, which is the same moment on no two days"
            self.notes.unchecked((*self.key, "timezone"), message)

    def _default_zone(self, default: object) -> None:
        if not isinstance(default, str):
            self._wrong("defaultTimezone", "the name of a time zone, as text, is needed")
            return
        try:
            zone_of(default)
        except ValueError as error:
            self._wrong("defaultTimezone", str(error))
        except ZonesMissingError:
            message = f"{self.column.name}: defaultTimezone: needs data of time zones: pip install tzdata"
            self.notes.unchecked((*self.key, "defaultTimezone"), message)

    def pattern(self) -> Iterator[Rule]:
        pattern = self.options.get("pattern")
        if pattern is None:
            return
        if not isinstance(pattern, str):
            self._wrong("pattern", "a regular expression, as text, is needed")
        elif wrong := pattern_problem(pattern):
            self._wrong("pattern", wrong)
        else:
            words = f"does not match '{plain(pattern, limit=60)}'"
            yield self._rule("pattern", words, Unmatched(pattern=pattern), "pattern")

    def text_format(self) -> Iterator[Rule]:
        form = self.options.get("format")
        if form is None:
            return
        if not isinstance(form, str):
            self._wrong("format", "the name of a format, as text, is needed")
        elif form in FORMATS:
            yield self._rule("format", f"is no {form}", Unmatched(pattern=FORMATS[form]), "format")
        elif form not in FREE_FORMATS:
            message = f"{self.column.name}: format '{plain(form, limit=40)}' of a string"
            self.notes.unchecked((*self.key, "format"), message)


def finite(column: Column) -> Rule:
    """Return the rule that `column`, a number without a range, holds no infinity."""
    return Rule(
        subject=f"{column.name}:finite",
        words=f"{column.name} is infinite",
        columns=(column.name,),
        test=Infinite(),
        line=column.line,
    )


def _count_words(low: int, high: int | None, things: str) -> str:
    if high is None:
        return f"has fewer than {low} {things}"
    return f"has not {low} to {high} {things}" if low else f"has more than {high} {things}"


def _range_words(test: Outside) -> str:
    low = None if test.low is None else f"{'not above' if test.low_open else 'below minimum'} {test.low}"
    high = None if test.high is None else f"{'not below' if test.high_open else 'above maximum'} {test.high}"
    if low and high:
        return f"outside {test.low}{' (excluded)' * test.low_open} to {test.high}{' (excluded)' * test.high_open}"
    return low or str(high)


def _key(bound: Bound) -> Any:  # noqa: ANN401 - a date and a timestamp are compared as text, numbers as numbers
    return bound if isinstance(bound, int | float) else bound.isoformat()
