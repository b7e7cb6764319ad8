"""What is known of columns while a module is followed: which values hold which, and which rows are in order."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec

from mlgate.rules.branches import Table
from mlgate.rules.columns import About, Names, united
from mlgate.rules.events import Glimpse, Place
from mlgate.rules.values import Data, Each, Either, Items, Value


class ColumnState:
    """The columns of every frame: added and dropped in place, computed, spoken of; and the order of its rows.

    What a branch can change is changed through `put`.
    """

    put: Callable[[Table, Any, Any], None]

    def __init__(self) -> None:
        """Start without frames."""
        # What the frames are about that have an index, by its identity.
        self.indexes: dict[int, About] = {}
        # Numbers that a loop counts with.
        self.loop_numbers: set[int] = set()
        self.dropped: dict[int, Names] = {}
        self.added: dict[int, Names] = {}
        self.assigned: dict[tuple[int, str], About | None] = {}
        self.glimpses: list[Glimpse] = []
        self.lagging: set[int] = set()
        self.timed: set[int] = set()
        self.periods: set[int] = set()
        self.numeric: set[tuple[int, str]] = set()
        self.mentioned: dict[int, set[str]] = {}
        self.grouped: dict[int, set[str]] = {}
        # Columns of which each value stands in one row.
        self.single: dict[int, set[str]] = {}
        # Tables from elsewhere that are known as such only by how they are used.
        self._begun: dict[int, About] = {}
        self._identities = 0

    @property
    def last(self) -> int:
        """The number of the newest value."""
        return self._identities

    def identity(self) -> int:
        """Return a number that no value had before."""
        self._identities += 1
        return self._identities

    def about(self, value: Value | None) -> About | None:
        """Return which columns `value` holds, without those that were dropped from it in place."""
        if isinstance(value, Data):
            about = value.about or self._begun.get(value.identity)
            if about is None:
                return None
            dropped, added = self.dropped.get(value.identity), self.added.get(value.identity)
            held = about.without(dropped) if dropped else about
            return held.with_(added) if added else held
        if isinstance(value, Each):
            about = self.about(value.element)
            return about.vague() if about is not None else None
        if isinstance(value, Either):
            # Of lists that a loop may have left empty the others count.
            known = [about for about in map(self.about, value.values) if about is not None]
            return known[0].vague() if known and len({about.frame for about in known}) == 1 else None
        if isinstance(value, Items) and value.keys is None and value.values:
            return united(tuple(map(self.about, value.values)))
        return None

    def begin(self, value: Value) -> About | None:
        """Return which columns `value` holds, which is used as only a table is: all of its own if none are known."""
        about = self.about(value)
        if about is None and isinstance(value, Data) and value.rows and value.form == "":
            about = self._begun[value.identity] = About(self.identity())
        return about

    def assign(self, frame: int, name: str, about: About | None) -> None:
        """Note what the column `name` of `frame` is about from now on."""
        known = about is not None and about.names and all((frame, one) in self.numeric for one in about.names)
        if about is not None and (about.number or known):
            self.numeric.add((frame, name))
        self.put(self.assigned, (frame, name), about)

    def count(self, about: About | None) -> None:
        """Note that the columns that `about` is about hold numbers."""
        if about is not None and about.names:
            self.numeric.update((about.frame, name) for name in about.names)

    def mention(self, about: About | None, names: Names | None) -> None:
        """Note that the columns `names` of a frame are spoken of."""
        if about is not None and names:
            self.mentioned.setdefault(about.frame, set()).update(names)

    def is_timed(self, about: About) -> bool:
        """Whether rows are in the order of time, by their index or because they were sorted."""
        return about.frame in self.timed and not about.shuffled

    def period(self) -> About:
        """Return what rows by time are about: a table of their own, in its order."""
        frame = self.identity()
        self.timed.add(frame)
        self.periods.add(frame)
        return About(frame)

    def glimpse(self, how: str, about: About, place: Place) -> About:
        """Note that later rows are looked at; return what the result is about."""
        self.glimpses.append(Glimpse(place=place, how=how))
        return msgspec.structs.replace(about, exact=False, ahead=(*about.ahead, len(self.glimpses) - 1))

    def shuffled(self, value: Value) -> About | None:
        """Return what `value` is about after its rows were put in another order."""
        about = self.about(value)
        return msgspec.structs.replace(about, shuffled=True) if about is not None else None
