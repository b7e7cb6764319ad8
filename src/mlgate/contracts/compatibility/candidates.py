"""Which rules of a table can stand for a rule of another version, found without looking at all of them.

A table of 10,000 columns has tens of thousands of rules, of which each is held against those of its own columns.
"""

from __future__ import annotations

from collections import defaultdict

from mlgate.contracts.compiled import Rule, Table
from mlgate.contracts.constraints import Repeated, Untrue


class Candidates:
    """The rules of a table by what they are about."""

    def __init__(self, table: Table) -> None:
        """Sort the rules of `table`; within each group they keep their order."""
        self._by_columns: dict[tuple[str, ...], list[Rule]] = defaultdict(list)
        self._by_subject: dict[str, list[Rule]] = defaultdict(list)
        self._keys: list[Rule] = []
        self._conditions: list[Rule] = []
        for rule in table.rules:
            self._by_columns[rule.columns].append(rule)
            self._by_subject[rule.subject].append(rule)
            if isinstance(rule.test, Repeated):
                self._keys.append(rule)
            elif isinstance(rule.test, Untrue):
                self._conditions.append(rule)

    def of(self, old: Rule) -> list[Rule]:
        """Return the rules that may imply `old`: those of its columns, conditions for one, keys for a longer key."""
        others: list[Rule] = []
        if isinstance(old.test, Untrue):
            others = self._conditions
        elif isinstance(old.test, Repeated) and len(old.columns) > 1:
            others = self._keys
        return [*self._by_columns.get(old.columns, ()), *(rule for rule in others if rule.columns != old.columns)]

    def counterpart(self, old: Rule) -> Rule | None:
        """Return the rule that most likely is what became of `old`."""
        alike = [rule for rule in self._by_columns.get(old.columns, ()) if type(rule.test) is type(old.test)]
        named = [rule for rule in alike if rule.subject == old.subject]
        moved = [rule for rule in self._by_subject.get(old.subject, ()) if type(rule.test) is type(old.test)]
        return next(iter([*named, *alike, *moved]), None)
