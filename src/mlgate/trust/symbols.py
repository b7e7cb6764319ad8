"""What stands on the stack of a pickle that is read and not run."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from mlgate.trust.machine import Program


class Global(msgspec.Struct, frozen=True):
    """A name that a pickle imports."""

    module: str
    name: str

    def __str__(self) -> str:
        """Return `module.name`."""
        return f"{self.module}.{self.name}"


class Instance:
    """What a call of `maker` would have returned; `None` where what is called is no import."""

    __slots__ = ("args", "built", "maker", "state")

    def __init__(self, maker: Global | None, args: object = None) -> None:
        self.maker = maker
        self.args = args
        self.state: object = None
        self.built = 0


class Irregular(Exception):  # noqa: N818 - a finding about the file, not an error of this program
    """What no pickler writes; `found` is what the pickle did up to there."""

    found: Program | None = None
