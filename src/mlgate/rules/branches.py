"""Branches: what each of several ways through a module writes, taken back at its end, and joined where they meet."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeAlias

Table: TypeAlias = dict[Any, Any]
Step: TypeAlias = Callable[[], bool]
_Writes: TypeAlias = dict[tuple[int, Any], tuple[Table, Any]]
_ABSENT: Any = object()


class Branches:
    """The tables that branches change, through `put`, which keeps the old value while a branch is followed.

    So a branch costs what it writes and not what there is. `leaving` says how the one that just ended left: by a
    `return`, or the round of a `loop`.
    """

    def __init__(self, join: Callable[[list[Any]], Any]) -> None:
        """Start outside all branches; `join` gives one value for what may be any of several."""
        self.leaving = ""
        self._join = join
        self._left: list[tuple[str, _Writes]] = []
        self._trail: list[tuple[Table, Any, Any]] = []
        self._depth = 0

    def put(self, table: Table, key: Any, value: Any) -> None:  # noqa: ANN401 - tables of several sorts
        """Set `key` of `table`, so that the end of a branch can take it back."""
        if self._depth:
            self._trail.append((table, key, table.get(key, _ABSENT)))
        table[key] = value

    def follow(self, steps: Sequence[Step]) -> bool:
        """Follow each of `steps` from here, then join what they left; a step that does not go on is forgotten.

        Returns whether any of them goes on to what follows.
        """
        going_on = []
        for step in steps:
            goes_on, writes = self._outcome(step)
            if goes_on:
                going_on.append(writes)
            elif self.leaving:
                self._left.append((self.leaving, writes))
        self._meet(going_on)
        return bool(going_on)

    @property
    def depth(self) -> int:
        """How many branches are followed, one in the other."""
        return self._depth

    def mark(self) -> tuple[int, int]:
        """Return how far it has come: what is left, and what can be taken back, from here on."""
        return len(self._left), len(self._trail)

    def rejoin(self, leaving: str, since: int, *, reached: bool = True) -> None:
        """Join what the branches left behind that ended in a `return` (or left the round of a `loop`) `since` then.

        What there is counts beside it where the end is `reached` by another way, too.
        """
        left, self._left = self._left[since:], self._left[:since]
        self._left += [one for one in left if one[0] != leaving]
        self._meet([writes for kind, writes in left if kind == leaving], beside=reached)

    def drop(self, table: Table, since: tuple[int, int]) -> None:
        """Forget what was written to `table` `since` then: nobody looks at it any more."""
        left, trail = since
        self._trail[trail:] = [one for one in self._trail[trail:] if one[0] is not table]
        for _, writes in self._left[left:]:
            for key in [key for key, (written, _) in writes.items() if written is table]:
                del writes[key]

    def _meet(self, ways: Sequence[_Writes], *, beside: bool = False) -> None:
        """Join what `ways` wrote; what there is stays where one did not write it, or where it counts `beside` them."""
        ends: dict[tuple[int, Any], list[Any]] = {}
        tables: dict[tuple[int, Any], Table] = {}
        # Those that some way before did not write.
        kept: set[tuple[int, Any]] = set()
        for number, writes in enumerate(ways):
            for key, (table, value) in writes.items():
                if key not in ends:
                    ends[key], tables[key] = [], table
                if len(ends[key]) < number and key not in kept:
                    kept.add(key)
                    ends[key].append(table.get(key[1], _ABSENT))
                ends[key].append(value)
        for key, values in ends.items():
            table, name = tables[key], key[1]
            if key not in kept and (beside or len(values) < len(ways)):
                values.append(table.get(name, _ABSENT))
            self.put(table, name, self._join([value for value in values if value is not _ABSENT]))

    def _outcome(self, step: Step) -> tuple[bool, _Writes]:
        start = len(self._trail)
        self._depth += 1
        self.leaving = ""
        goes_on = step()
        self._depth -= 1
        written = self._trail[start:]
        writes = {(id(table), key): (table, table[key]) for table, key, _ in written}
        for table, key, old in written[::-1]:
            if old is _ABSENT:
                del table[key]
            else:
                table[key] = old
        del self._trail[start:]
        return goes_on, writes
