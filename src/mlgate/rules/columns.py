"""Which columns of which frame a value holds, and whether it looks ahead of its row: as far as names tell it.

A value is about a frame from the moment it was read: some of its columns by name, or all but some. A column that was
computed row by row from others tells what these tell.
"""

from __future__ import annotations

import msgspec

from mlgate.rules.values import Constant, Items, Value, constant

Names = frozenset[str]
_NO_NAMES: Names = frozenset()


class About(msgspec.Struct, frozen=True):
    """What a value is about.

    `frame` is the identity of the data that was read; `names` are its columns, `None` for all but `lacks`. `exact` is
    set where it was computed of nothing else and row by row; `ahead` are numbers of the places where later rows were
    looked at.
    """

    frame: int
    names: Names | None = None
    lacks: Names = _NO_NAMES
    exact: bool = True
    ahead: tuple[int, ...] = ()

    def without(self, names: Names) -> About:
        """Return what is left when columns are dropped."""
        if self.names is not None:
            return msgspec.structs.replace(self, names=self.names - names)
        return msgspec.structs.replace(self, lacks=self.lacks | names)

    def only(self, names: Names) -> About:
        """Return what these columns alone are about."""
        exact = self.exact and len(names) == 1
        return msgspec.structs.replace(self, names=names - self.lacks, lacks=_NO_NAMES, exact=exact)

    def holds(self, name: str) -> bool:
        """Whether the column `name`, or what it was made into (`name_yes`), is surely among them."""
        if self.names is not None:
            return name in self.names
        return not any(lacked == name or lacked.startswith(f"{name}_") for lacked in self.lacks)


def named(value: Value | None) -> Names | None:
    """Return the names that `value` lists, or `None` where it is no constant, nor a list of such."""
    if isinstance(value, Constant):
        return frozenset((value.value,)) if isinstance(value.value, str) else None
    if isinstance(value, Items) and value.keys is None:
        names = [constant(one) for one in value.values]
        return frozenset(map(str, names)) if names and all(isinstance(name, str) for name in names) else None
    return None


def combined(values: tuple[About | None, ...], *, exact: bool) -> About | None:
    """Return what is computed of all of `values`, which are columns of one frame; `None` where one is not."""
    known = [value for value in values if value is not None]
    if len(known) < len(values) or len({value.frame for value in known}) != 1:
        return None
    if any(value.names is None for value in known):
        return None
    names = _NO_NAMES.union(*(value.names or _NO_NAMES for value in known))
    ahead = tuple(dict.fromkeys(place for value in known for place in value.ahead))
    return About(known[0].frame, names, exact=exact and all(value.exact for value in known), ahead=ahead)
