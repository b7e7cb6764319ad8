"""Vectors (embeddings): their dimensions, what their elements are, and their length."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from mlgate.contracts.compiled import Column, Rule
from mlgate.contracts.constraints import Inexact, NotNormal, Outside, Test, Unlisted, WrongSize
from mlgate.contracts.notes import Notes
from mlgate.core.display import nearest, plain
from mlgate.core.tables import KeyPath

# What an element of each type is none of, where that can be told.
_ELEMENTS: dict[str, Test | None] = {
    "bfloat16": Inexact(format="bfloat16"),
    "binary": Unlisted(values=(0, 1)),
    "float16": Inexact(format="float16"),
    "float32": Inexact(format="float32"),
    "float64": None,
    "int8": Outside(low=-128, high=127),
    "uint8": Outside(low=0, high=255),
}
_WHOLE = ("binary", "int8", "uint8")
_DISTANCES = ("cosine", "dotProduct", "euclidean", "hamming", "manhattan")
# How far from 1 a length may be: many elements, each rounded to the digits of its type, leave it off by about so much.
_TOLERANCES = {"float16": 2e-3, "bfloat16": 1e-2}
_TOLERANCE = 1e-3


def element_type(options: dict[str, Any]) -> str:
    """Return the logical type of the elements of a vector of these options."""
    return "integer" if options.get("elementType") in _WHOLE else "number"


def rules(column: Column, options: dict[str, Any], key: KeyPath, notes: Notes) -> Iterator[Rule]:
    """Yield the rules that `options`, standing at `key`, set for the vector `column`; note what is wrong."""
    reader = _Reader(column, options, key, notes)
    yield from reader.dimensions()
    yield from reader.elements()
    yield from reader.length()


class _Reader:
    """Reads the options of one vector."""

    def __init__(self, column: Column, options: dict[str, Any], key: KeyPath, notes: Notes) -> None:
        self.column = column
        self.options = options
        self.key = key
        self.notes = notes

    def _wrong(self, name: str, message: str) -> None:
        self.notes.problem((*self.key, name), f"'{self.column.name}': {name}: {message}")

    def _rule(self, option: str, subject: str, words: str, test: Test) -> Rule:
        name = subject.rpartition(":")[0]
        line = self.notes.document.line((*self.key, option))
        return Rule(subject=subject, words=f"{name} {words}", columns=(name,), test=test, line=line)

    def dimensions(self) -> Iterator[Rule]:
        size = self.options.get("dimensions")
        if isinstance(size, bool) or not isinstance(size, int) or size < 1:
            self._wrong("dimensions", "a vector needs its dimensions, a whole number of at least 1")
            return
        words = f"has not {size} dimensions"
        yield self._rule("dimensions", f"{self.column.name}:size", words, WrongSize(low=size, high=size))

    def elements(self) -> Iterator[Rule]:
        for name, known in (("elementType", tuple(_ELEMENTS)), ("distanceMetric", _DISTANCES)):
            value = self.options.get(name)
            if value is not None and value not in known:
                self._wrong(name, f"'{plain(value, limit=40)}' is unknown{nearest(str(value), list(known))}")
        element = self.options.get("elementType")
        test = _ELEMENTS.get(element) if isinstance(element, str) else None
        if test is not None:
            yield self._rule("elementType", f"{self.column.name}[]:element_type", f"is no {plain(element)}", test)

    def length(self) -> Iterator[Rule]:
        normalized, element = self.options.get("normalized"), self.options.get("elementType")
        if normalized is not None and not isinstance(normalized, bool):
            self._wrong("normalized", "true or false is needed")
        elif normalized and element in _WHOLE:
            # Vectors are made whole after they are normalized, by a factor that nobody knows.
            message = f"{self.column.name}: normalized, of a vector of {plain(element)}"
            self.notes.unchecked((*self.key, "normalized"), message)
        elif normalized:
            test = NotNormal(tolerance=_TOLERANCES.get(str(element), _TOLERANCE))
            yield self._rule("normalized", f"{self.column.name}:normalized", "has another length than 1", test)
