"""Which columns of which frame a value holds, and whether it looks ahead of its row: as far as names tell it.

A value is about a frame from the moment it was read: some of its columns by name, or all but some. Columns without
names go by their numbers, `#0` or `#-1`. A column that was computed row by row from others tells what these tell.
"""

from __future__ import annotations

import re

import msgspec

from mlgate.rules.values import Constant, Either, Items, Value, constant

Names = frozenset[str]
_NO_NAMES: Names = frozenset()
_ENDS = frozenset({"#0", "#-1"})
# The frame of an expression, which is about the columns of whatever frame it is used in.
ANY_FRAME = 0
# A name in a formula that is not of a function, and what stands for coding in one.
_NAME = re.compile(r"(?<![\w.])[A-Za-z_]\w*(?![\w.]|\s*\()")
_CODED = frozenset({"Sum", "Treatment"})
# So many columns are told apart by their numbers.
_MOST_NUMBERS = 128


class About(msgspec.Struct, frozen=True):
    """What a value is about.

    `frame` is the identity of the data that was read; `names` are its columns, `None` for all but `lacks`. Of columns
    that are not known the names are none. `exact` is set where it was computed of nothing else and row by row; `ahead`
    are numbers of the places where later rows were looked at. `present` are windows that end with the present row,
    `numbers_only` columns without those of text, `number` is set for
    what was made into numbers, `shuffled` rows that are in no order any more; an expression is
    `called` as its result will be.
    """

    frame: int
    names: Names | None = None
    lacks: Names = _NO_NAMES
    exact: bool = True
    ahead: tuple[int, ...] = ()
    present: bool = False
    numbers_only: bool = False
    number: bool = False
    shuffled: bool = False
    called: str = ""

    def without(self, names: Names) -> About:
        """Return what is left when columns are dropped."""
        if self.names is not None:
            return msgspec.structs.replace(self, names=self.names - names)
        return msgspec.structs.replace(self, lacks=self.lacks | names)

    def with_(self, names: Names) -> About:
        """Return what is there when columns are added."""
        if self.names is not None:
            return msgspec.structs.replace(self, names=self.names | names)
        return msgspec.structs.replace(self, lacks=self.lacks - names)

    def only(self, names: Names) -> About:
        """Return what these columns alone are about."""
        exact = self.exact or self.names == _NO_NAMES
        names -= self.lacks
        return msgspec.structs.replace(
            self, names=names, lacks=_NO_NAMES, exact=exact, numbers_only=False, number=False
        )

    def vague(self) -> About:
        """Return what some columns of the frame are about, which are not known."""
        return msgspec.structs.replace(self, names=_NO_NAMES, lacks=_NO_NAMES, exact=False, numbers_only=False)

    def inexact(self) -> About:
        """Return what is made of the columns, and of something else."""
        return msgspec.structs.replace(self, exact=False)

    def of(self, frame: int) -> About:
        """Return what an expression is about when it is used in `frame`."""
        return msgspec.structs.replace(self, frame=frame, called="") if self.frame == ANY_FRAME else self

    def holds(self, name: str, *, number: bool = False) -> bool:
        """Whether the column `name`, or what it was made into (`name_yes`), is surely among them.

        Where columns of text are left out it has to be known that it holds a `number`.
        """
        if self.names is not None:
            return name in self.names
        if self.numbers_only and not number:
            return False
        lacks = [lacked for lacked in self.lacks if _is_number(lacked)]
        if _is_number(name):
            # Numbers count from one end, and it is not known what has which name; but the first column is none of the
            # last ones where something is left.
            if name in _ENDS and len(lacks) == len(self.lacks):
                return not any(("-" in lacked) == ("-" in name) for lacked in lacks) or name not in self.lacks
            same = len(lacks) == len(self.lacks) and all(("-" in lacked) == ("-" in name) for lacked in lacks)
            return same and name not in self.lacks
        return not lacks and not any(lacked == name or lacked.startswith(f"{name}_") for lacked in self.lacks)


def _is_number(name: str) -> bool:
    return name.startswith("#")


def numbered(frame: int, lower: int | None, upper: int | None) -> About | None:
    """Return what the columns of `frame` from `lower` up to `upper` are about, by their numbers."""
    low, high = lower or 0, upper
    if max(abs(low), abs(high or 0)) > _MOST_NUMBERS:
        return None
    if high is not None and (low < 0) == (high < 0):
        return About(frame, _numbers(low, high))
    if low < 0:
        return About(frame, _numbers(low, 0))
    left_out = _numbers(0, low) | (_numbers(high, 0) if high is not None else _NO_NAMES)
    return About(frame, lacks=left_out)


def _numbers(low: int, high: int) -> Names:
    return frozenset(f"#{one}" for one in range(low, high))


def named(value: Value | None) -> Names | None:
    """Return the names that `value` lists, or `None` where it is no constant, nor a list of such."""
    if isinstance(value, Constant):
        return frozenset((value.value,)) if isinstance(value.value, str) else None
    if isinstance(value, Items) and value.keys is None:
        names = [constant(one) for one in value.values]
        return frozenset(map(str, names)) if names and all(isinstance(name, str) for name in names) else None
    return None


def partly_named(value: Value | None) -> Names:
    """Return the names that are surely among those that `value` lists; of lists that a loop may have left empty too."""
    if isinstance(value, Either) and all(isinstance(one, Items) for one in value.values):
        lists = [partly_named(one) for one in value.values if isinstance(one, Items) and one.values]
        return frozenset.intersection(*lists) if lists else _NO_NAMES
    if not isinstance(value, Items) or value.keys is not None:
        return _NO_NAMES
    return frozenset(name for name in map(constant, value.values) if isinstance(name, str))


def numbers(value: Value) -> Names | None:
    """Return the columns that `value` lists by their numbers; `None` where it is no number, nor a list of such."""
    listed = value.values if isinstance(value, Items) and value.keys is None else (value,)
    known = [constant(one) for one in listed]
    return frozenset(f"#{one}" for one in known) if known and all(type(one) is int for one in known) else None


def combined(values: tuple[About | None, ...], *, exact: bool) -> About | None:
    """Return what is computed of all of `values`, which are columns of one frame; `None` where one is not."""
    known = [value for value in values if value is not None]
    if len(known) < len(values) or len({value.frame for value in known}) != 1:
        return None
    if any(value.names is None for value in known):
        return known[0] if all(value == known[0] for value in known) else known[0].vague()
    names = _NO_NAMES.union(*(value.names or _NO_NAMES for value in known))
    ahead = tuple(dict.fromkeys(place for value in known for place in value.ahead))
    return About(
        known[0].frame,
        names,
        exact=exact and all(value.exact for value in known),
        ahead=ahead,
        present=any(value.present for value in known),
        shuffled=any(value.shuffled for value in known),
    )


def united(values: tuple[About | None, ...]) -> About | None:
    """Return what is about all of `values` side by side; of others than the first frame nothing is known."""
    known = [value for value in values if value is not None]
    if len(known) < 2:  # noqa: PLR2004 - side by side are two
        return known[0] if len(known) == len(values) else known[0].inexact() if known else None
    frame = known[0].frame
    known = [value for value in known if value.frame == frame]
    ahead = tuple(dict.fromkeys(place for value in known for place in value.ahead))
    names = _NO_NAMES.union(*(value.names or _NO_NAMES for value in known))
    whole = [value for value in known if value.names is None]
    lacks = frozenset.intersection(*(value.lacks for value in whole)) - names if whole else _NO_NAMES
    return About(
        frame,
        None if whole else names,
        lacks=lacks,
        exact=False,
        ahead=ahead,
        numbers_only=any(value.numbers_only for value in whole),
        shuffled=any(value.shuffled for value in known),
    )


def by_formula(data: About, formula: str) -> tuple[About | None, About | None]:
    """Return the features and the target that the formula `y ~ a + b` takes from `data`."""
    target, tilde, features = formula.partition("~")
    if not tilde or "." in _NAME.sub("", features):
        return None, None
    names = frozenset(_NAME.findall(features)) - _CODED
    return data.only(names), data.only(frozenset(_NAME.findall(target)) - _CODED)
