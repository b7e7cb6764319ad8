"""What rows are known by: how a set of them was made, and where they lie among others."""

from __future__ import annotations

from types import EllipsisType
from typing import Literal, TypeAlias

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


class Size(msgspec.Struct, frozen=True):
    """A number: a `share` of how many rows `of` has, and some `more`."""

    of: Identities
    share: float
    more: float


Bound: TypeAlias = Size | EllipsisType | None


class Span(msgspec.Struct, frozen=True):
    """Rows from one place to another of those in `of`; None for the beginning, the end, `...` for what is not known."""

    of: Identities
    lower: Bound = None
    upper: Bound = None


class Draw(msgspec.Struct, frozen=True):
    """Rows that were drawn of those in `of`; draws of other `number`s were made without regard to this one."""

    of: Identities
    number: object
