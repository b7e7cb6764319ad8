"""Which rows are part of which: a graph of row sets, from the whole data down to the parts of its splits."""

from __future__ import annotations

from typing import Literal

import msgspec

from mlgate.rules.values import NONE, Identities, Selector

# `part` and `subset`: rows chosen from the parents, by a split or otherwise. `derived`: made from them by something
# unknown, so that nothing is said about single rows any more.
Edge = Literal["root", "part", "subset", "derived"]


class RowSet(msgspec.Struct, frozen=True):
    """A set of rows; `split` is the number of the event that made a part, `part` its name (`train`, `test`)."""

    edge: Edge
    parents: Identities = NONE
    split: int | None = None
    part: str = ""
    selector: Selector | None = None


class Rows:
    """All row sets of a module, by number.

    What is at or above a row set is kept as the bits of one number, made when the set is: a notebook that cuts one
    frame a thousand times asks a million times, and walking up a thousand sets for each would take minutes.
    """

    def __init__(self) -> None:
        """Start without any."""
        self.sets: list[RowSet] = []
        self.labels: dict[int, set[str]] = {}
        self._above: list[int] = []
        self._roots = 0
        self._parts = 0

    def add(self, row_set: RowSet) -> Identities:
        """Return `row_set` as rows of a value."""
        number = len(self.sets)
        self.sets.append(row_set)
        self._above.append(self._up(row_set.parents) | 1 << number)
        self._roots |= (row_set.edge == "root") << number
        self._parts |= (row_set.split is not None) << number
        return frozenset((number,))

    def root(self) -> Identities:
        """Return rows that came from outside."""
        return self.add(RowSet("root"))

    def derived(self, rows: Identities) -> Identities:
        """Return what something unknown made from `rows`; none from none."""
        return self.add(RowSet("derived", rows)) if rows else NONE

    def subset(self, rows: Identities, selector: Selector | None = None) -> Identities:
        """Return some of `rows`, chosen by `selector`."""
        return self.add(RowSet("subset", rows, selector=selector)) if rows else NONE

    def within(self, rows: Identities, known: Identities) -> bool:
        """Whether every row of `rows` is surely one of `known`."""
        return bool(rows) and all(self._reaches(row, known) for row in rows)

    def touch(self, rows: Identities, known: Identities) -> bool:
        """Whether some of `rows` are, or were made from, rows of `known`."""
        above = self._up(rows)
        return any(above >> row & 1 for row in known)

    def related(self, rows: Identities, others: Identities) -> bool:
        """Whether `rows` and `others` come from the same place."""
        return bool(self._up(rows) & self._up(others) & self._roots)

    def origins(self, rows: Identities) -> Identities:
        """Return the roots of `rows`."""
        return _numbers(self._up(rows) & self._roots)

    def parts(self, rows: Identities) -> Identities:
        """Return the row sets at or above `rows` that are parts of a split."""
        return _numbers(self._up(rows) & self._parts)

    def below(self, rows: Identities, known: Identities) -> Identities:
        """Return the row sets between `rows` and `known`, without `known`."""
        seen: set[int] = set()
        waiting = list(rows)
        while waiting:
            row = waiting.pop()
            if row not in seen and row not in known:
                seen.add(row)
                waiting += self.sets[row].parents
        return frozenset(seen)

    def _up(self, rows: Identities) -> int:
        above = 0
        for row in rows:
            above |= self._above[row]
        return above

    def _reaches(self, row: int, known: Identities) -> bool:
        waiting, seen = [row], set[int]()
        while waiting:
            row = waiting.pop()
            if row in known:
                continue
            row_set = self.sets[row]
            # A row of several sets is known only where all of them are.
            if row_set.edge not in ("part", "subset"):
                return False
            seen.add(row)
            waiting += row_set.parents - seen
        return True


def _numbers(bits: int) -> Identities:
    return frozenset(number for number in range(bits.bit_length()) if bits >> number & 1)
