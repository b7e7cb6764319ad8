"""Where the rules of `quality` stand, and what reading one of them gives."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

import msgspec

from mlgate.contracts.compiled import Amount, Column, Rule
from mlgate.contracts.constraints import Test
from mlgate.contracts.notes import Notes
from mlgate.contracts.odcs import Quality
from mlgate.core.display import nearest, plain
from mlgate.core.model import Severity
from mlgate.core.tables import KeyPath

_WORD = re.compile(r"\w+")
# Anything else, `medium` and words of a team's own among it, is an error: what is unknown is not made light of.
_WARNINGS = frozenset({"warning", "warn", "info", "information", "informational", "notice", "low", "minor", "trivial"})


class Scope(msgspec.Struct, frozen=True, kw_only=True):
    """Where rules stand: at a property (`column`), or at a table of `columns`, by the names that rules may use."""

    columns: Mapping[str, Column]
    column: Column | None = None
    table: str = ""
    physical_name: str | None = None
    # By the first word of each name, so that a condition looks at the columns that it can mean, not at all of them.
    words: Mapping[str, tuple[str, ...]] = {}

    def named_in(self, text: str) -> dict[str, Column]:
        """Return the columns that a condition `text` may name."""
        words = {"", *_WORD.findall(text.casefold())}
        return {name: self.columns[name] for word in words for name in self.words.get(word, ())}


def first_words(names: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Return `names` by the first word of each, in small letters."""
    found: dict[str, list[str]] = {}
    for name in names:
        match = _WORD.search(name.casefold())
        found.setdefault(match[0] if match else "", []).append(name)
    return {word: tuple(group) for word, group in found.items()}


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """What a rule asks for: `what` ends its subject."""

    what: str
    test: Test
    words: str
    columns: tuple[str, ...]
    amount: Amount


class Place:
    """One rule of `quality` where it stands, with the words for what is wrong in it."""

    def __init__(self, quality: Quality, scope: Scope, key: KeyPath, notes: Notes) -> None:
        """Read nothing yet."""
        self.quality = quality
        self.scope = scope
        self.key = key
        self.notes = notes
        self.where = f"'{plain(scope.column.name, limit=80)}'" if scope.column else "quality"

    def wrong(self, message: str, *names: str) -> None:
        """Note that what stands at `names` below the rule is wrong."""
        self.notes.problem((*self.key, *names), f"{self.where}: {message}")

    def unchecked(self, message: str) -> None:
        """Note that the rule is right and is not checked."""
        self.notes.unchecked(self.key, f"{self.where}: {message}")

    def column(self, name: object, *names: str) -> Column | None:
        """Return the column that the rule calls `name`, which stands at `names` below it."""
        found = self.scope.columns.get(name) if isinstance(name, str) else None
        if found is None:
            hint = nearest(str(name), list(self.scope.columns)[:500])
            self.wrong(f"no property '{plain(name, limit=80)}'{hint}", *names)
        return found

    def rule(self, found: Reading) -> Rule:
        """Return the rule of what was read."""
        subject = f"{self.scope.column.name if self.scope.column else ''}:{found.what}"
        severity = str(self.quality.severity or "").strip().lower()
        return Rule(
            subject=subject,
            words=found.words,
            columns=found.columns,
            test=found.test,
            line=self.notes.document.line(self.key),
            amount=found.amount,
            severity=Severity.WARNING if severity in _WARNINGS else Severity.ERROR,
        )


def apart(columns: Iterable[Column]) -> str | None:
    """Return why values of `columns` cannot be taken together, `None` where they can.

    Each item of an array (or entry of a map) is an observation, with the values of what it is part of. Items of two
    arrays have nothing that says which go together.
    """
    within = sorted({column.within for column in columns}, key=len)
    if all(within[-1][: len(path)] == path for path in within):
        return None
    return "is about items of several arrays, and nothing says which of them go together"
