"""What the engine of frames in memory asks of the library that holds them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import msgspec

from mlgate.contracts import Column
from mlgate.engines.matching import Held
from mlgate.engines.narwhals.forms import Extra, Prepared, Wanted


class Library(msgspec.Struct, frozen=True, kw_only=True):
    """What a library of frames does by itself.

    `names_held` tells the columns of a frame, by a table's columns; `prepare` prepares some; `length` counts rows;
    `value` is what stands in a column (by its place) and a row (from 0), as Python holds it.
    """

    names_held: Callable[[Any, Sequence[Column]], list[tuple[str, Held]]]
    prepare: Callable[[Any, Sequence[Wanted], Sequence[Extra]], Prepared]
    length: Callable[[Any], int]
    value: Callable[[Any, int, int], object]
