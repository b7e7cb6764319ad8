"""Regular expressions that are compiled when they are first asked: most runs ask few, and each costs at start-up."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any


class Pattern:
    """The regular expression `text`, asked as one of `re.compile` is."""

    def __init__(self, text: str, flags: int = 0) -> None:
        """Keep it as it is written."""
        self._text, self._flags = text, flags
        self._made: re.Pattern[str] | None = None

    @property
    def compiled(self) -> re.Pattern[str]:
        """It, compiled once."""
        if self._made is None:
            self._made = re.compile(self._text, self._flags)
        return self._made

    def match(self, text: str, start: int = 0) -> re.Match[str] | None:
        """Return the match at `start`."""
        return self.compiled.match(text, start)

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """Return the match of all of `text`."""
        return self.compiled.fullmatch(text)

    def search(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """Return the first match between `start` and `end`."""
        return self.compiled.search(text, start, len(text) if end is None else end)

    def finditer(self, text: str, start: int = 0) -> Iterator[re.Match[str]]:
        """Return the matches from `start` on, one after the other."""
        return self.compiled.finditer(text, start)

    def findall(self, text: str) -> list[Any]:
        """Return what the matches hold."""
        return self.compiled.findall(text)
