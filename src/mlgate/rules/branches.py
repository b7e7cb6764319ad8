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
        for key in {key: None for writes in going_on for key in writes}:
            table, name = next(writes[key][0] for writes in going_on if key in writes), key[1]
            now = table.get(name, _ABSENT)
            ends = [writes[key][1] if key in writes else now for writes in going_on]
            self.put(table, name, self._join([end for end in ends if end is not _ABSENT]))
        return bool(going_on)

    @property
    def depth(self) -> int:
        """How many branches are followed, one in the other."""
        return self._depth

    def rejoin(self, leaving: str, *, reached: bool = True) -> None:
        """Join what the branches left behind that ended in a `return` (or left the round of a `loop`).

        What there is counts beside it where the end is `reached` by another way, too.
        """
        left = [writes for kind, writes in self._left if kind == leaving]
        self._left = [one for one in self._left if one[0] != leaving]
        for key in {key: None for writes in left for key in writes}:
            table, name = next(writes[key][0] for writes in left if key in writes), key[1]
            now = table.get(name, _ABSENT)
            ends = [writes[key][1] if key in writes else now for writes in left] + ([now] if reached else [])
            self.put(table, name, self._join([end for end in ends if end is not _ABSENT]))

    def _outcome(self, step: Step) -> tuple[bool, _Writes]:
        start = len(self._trail)
        self._depth += 1
        self.leaving = ""
        goes_on = step()
        self._depth -= 1
        written = self._trail[start:]
        writes = {(id(table), key): (table, table[key]) for table, key, _ in written}
        for table, key, old in reversed(written):
            if old is _ABSENT:
                del table[key]
            else:
                table[key] = old
        del self._trail[start:]
        return goes_on, writes
