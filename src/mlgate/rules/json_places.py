"""Where values stand in the text of JSON, which the standard library's parser does not say."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import TypeAlias, TypeVar

Span: TypeAlias = tuple[int, int]
_T = TypeVar("_T")

_SPACE = re.compile(r"[\s\ufeff]*")
# The fast way over a value is to read it.
_DECODER = json.JSONDecoder(strict=False)


class JsonReader:
    """A way through JSON, value by value; whoever asks for members or elements passes over the value of each."""

    def __init__(self, text: str, position: int = 0) -> None:
        self.text = text
        self.position = position
        self._space()

    def at(self, mark: str) -> bool:
        """Whether `mark` comes next."""
        return self.text.startswith(mark, self.position)

    def value(self) -> object:
        """Read the value that comes next."""
        try:
            value, self.position = _DECODER.raw_decode(self.text, self.position)
        except (json.JSONDecodeError, RecursionError) as error:
            message = f"there is no JSON at character {self.position}"
            raise ValueError(message) from error
        found: object = value
        return found

    def skip(self, result: _T | None = None) -> _T | None:
        """Pass over the value that comes next, and return `result`."""
        self.value()
        return result

    def members(self) -> Iterator[str]:
        """Yield the keys of the object that comes next, each before its value."""
        for _ in self._inside("{", "}"):
            key = self.value()
            self._space()
            self._expect(":")
            yield str(key)

    def elements(self) -> Iterator[None]:
        """Stop before each element of the list that comes next."""
        return self._inside("[", "]")

    def _inside(self, opening: str, closing: str) -> Iterator[None]:
        self._expect(opening)
        while not self.at(closing):
            yield
            self._space()
            if not self.at(closing):
                self._expect(",")
        self.position += 1

    def _expect(self, mark: str) -> None:
        if not self.at(mark):
            message = f"there is no {mark} at character {self.position}"
            raise ValueError(message)
        self.position += 1
        self._space()

    def _space(self) -> None:
        space = _SPACE.match(self.text, self.position)
        self.position = space.end() if space is not None else self.position


def elements_at(text: str, start: int) -> list[Span]:
    """Return where the elements of the list at `start` stand."""
    found = []
    reader = JsonReader(text, start)
    for _ in reader.elements():
        first = reader.position
        reader.skip()
        found.append((first, reader.position))
    return found
