"""What comes up while a contract is compiled: problems that refuse it, and promises that cannot be checked yet."""

from __future__ import annotations

from collections.abc import Iterator

from mlgate.contracts.compiled import Unchecked
from mlgate.contracts.yaml_source import Document
from mlgate.core.display import plain
from mlgate.core.errors import Problem
from mlgate.core.tables import KeyPath


class Notes:
    """Collects over one document, so that all problems are told at once."""

    def __init__(self, document: Document) -> None:
        """Start with none."""
        self.document = document
        self.problems: list[Problem] = []
        self._unchecked: list[Unchecked] = []

    def problem(self, key: KeyPath, message: str) -> None:
        """Note that what stands at `key` is wrong."""
        self.problems.append(self.document.problem(key, message))

    def unchecked(self, key: KeyPath, message: str) -> None:
        """Note that what stands at `key` is right and is not checked."""
        self._unchecked.append(Unchecked(message=plain(message), line=self.document.line(key)))

    def take_unchecked(self) -> tuple[Unchecked, ...]:
        """Return what was noted as unchecked since the last call, in the order of the file."""
        taken, self._unchecked = self._unchecked, []
        return tuple(sorted(taken, key=lambda one: one.line))

    def lines(self, key: KeyPath, names: tuple[str, ...]) -> Iterator[int]:
        """Yield the lines of those of `names` that stand below `key`."""
        for name in names:
            if (*key, name) in self.document.lines:
                yield self.document.line((*key, name))
