"""The shape of a rule: what it says of itself, and what it finds."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal, Protocol, TypeAlias

import msgspec

from mlgate.core.model import Location
from mlgate.rules.edits import Edit

if TYPE_CHECKING:
    from mlgate.rules.dataflow import Module


# How sure it is that what a rule finds is wrong: of what is often meant it cannot be.
Confidence: TypeAlias = Literal["high", "medium", "low"]


class Rule(msgspec.Struct, frozen=True, kw_only=True):
    """What a rule says of itself; `bad` and `good` are code in which it finds something, and nothing.

    One that is `opt_in` is asked only where `select` names it: what it finds is often meant, and the `confidence`
    medium where the rule does not say another.
    """

    code: str
    name: str
    what: str
    why: str
    bad: tuple[str, ...]
    good: tuple[str, ...]
    source: str
    opt_in: bool = False
    confidence: Confidence | None = None

    def __post_init__(self) -> None:
        """Have the confidence of its set, where the rule gives none of its own."""
        if self.confidence is None:
            msgspec.structs.force_setattr(self, "confidence", "medium" if self.opt_in else "high")


class Limits(msgspec.Struct, frozen=True, kw_only=True):
    """What whoever lints may say to rules: how many bytes of outputs one cell of a notebook may be saved with."""

    max_output_bytes: int = 1_000_000


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """One step of the path of a leak: `what` happens, where, and the line of source there."""

    what: str
    location: Location
    code: str


class Hit(msgspec.Struct, frozen=True, kw_only=True):
    """Something that a rule found: the place, with the lines of the module that a comment may excuse it on.

    `edits` mend it, all of them together, where that is safe: what runs afterwards does what it did, but for what the
    rule is about. `clear_outputs` mends it by taking outputs and counts from these code cells, numbered from 1. `path`
    has the steps that what was found went through.
    """

    message: str
    location: Location
    lines: tuple[int, ...] = ()
    evidence: dict[str, str] = {}
    path: tuple[Step, ...] = ()
    edits: tuple[Edit, ...] = ()
    clear_outputs: tuple[int, ...] = ()


class RuleModule(Protocol):
    """A file of a rule."""

    RULE: Rule

    def find(self, module: Module) -> Iterator[Hit]:
        """Yield what breaks the rule in `module`."""
