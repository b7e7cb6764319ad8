"""Two versions of a contract: which changes break those who read the data, which those who write it, which nobody.

A change loosens where data that keeps the newer version may break the older one, and tightens where it is the other
way round. What a consumer relies on is the older version, so that loosening breaks consumers; data that a producer
writes today must keep the newer, so that tightening breaks producers. These are the rules of `datacontract breaking`
(datacontract-cli 1.2), and over columns and types those of Avro's schema resolution with defaults absent: a reader
ignores columns that it does not know, misses those that are gone, and reads an int where it expects a double.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from typing import Literal

import msgspec

from mlgate.contracts.compatibility.loosening import Loosening, loosened
from mlgate.contracts.compiled import Contract


class Perspective(StrEnum):
    """Whom a change breaks: those who rely on what the older version promised, or those who must keep the newer."""

    CONSUMER = "consumer"
    PRODUCER = "producer"


class Level(StrEnum):
    """How much a change counts."""

    BREAKING = "breaking"
    UNDECIDED = "undecided"
    COMPATIBLE = "compatible"
    OTHER = "other"


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """One difference; `line` is its place in the newer version, `old_line` that in the older."""

    level: Level
    direction: Literal["loosens", "tightens", "both", "undecided", "neither"]
    table: str
    what: str
    subject: str
    message: str
    line: int | None = None
    old_line: int | None = None


def changes(old: Contract, new: Contract, perspective: Perspective = Perspective.CONSUMER) -> tuple[Change, ...]:
    """Return what differs between `old` and `new` in what they ask of the data, the worst first."""
    perspective = Perspective(perspective)
    looser, tighter = loosened(old, new), loosened(new, old)
    both = {_place(one) for one in looser} & {_place(one) for one in tighter}
    found = list(_loosening(looser, both, perspective))
    found += _tightening([one for one in tighter if _place(one) not in both], perspective)
    order = list(Level)
    return tuple(sorted(found, key=lambda one: order.index(one.level)))


def _place(one: Loosening) -> tuple[str, str, str]:
    return (one.table, "rule" if one.what == "severity" else one.what, one.subject)


def _loosening(
    entries: tuple[Loosening, ...], both: set[tuple[str, str, str]], perspective: Perspective
) -> Iterator[Change]:
    for one in entries:
        shared = _place(one) in both
        level = Level.BREAKING if shared or perspective is Perspective.CONSUMER else Level.COMPATIBLE
        message = one.message
        if shared and one.certain and one.what == "rule":
            message = f"changed: checked is '{one.now}', was '{one.was}'"
        if not one.certain:
            level = Level.UNDECIDED
        elif one.what in ("classification", "unchecked"):
            level = Level.OTHER
        yield Change(
            level=level,
            direction="undecided" if not one.certain else "both" if shared else "loosens",
            table=one.table,
            what=one.what,
            subject=one.subject,
            message=message,
            line=one.line,
            old_line=one.old_line,
        )


def _tightening(entries: list[Loosening], perspective: Perspective) -> Iterator[Change]:
    """Turn round what `loosened(new, old)` found: its lines and words are those of the other version."""
    for one in entries:
        level = Level.BREAKING if perspective is Perspective.PRODUCER else Level.COMPATIBLE
        if not one.certain:
            level = Level.UNDECIDED
        elif one.what in ("classification", "unchecked"):
            level = Level.OTHER
        yield Change(
            level=level,
            direction="tightens" if one.certain else "undecided",
            table=one.table,
            what=one.what,
            subject=one.subject,
            message=_tightened(one),
            line=one.old_line,
            old_line=one.line,
        )


def _tightened(one: Loosening) -> str:
    match one.what:
        case "object":
            return f"object '{one.was}' is added"
        case "column":
            return f"column {one.was} is added"
        case "rule" if not one.now:
            return f"newly checked: {one.was}"
        case "rule":
            return f"allows less: checked is '{one.was}', was '{one.now}'"
        case "severity":
            return f"breaking '{one.was}' is an error, was a warning"
        case "unchecked":
            return f"was asked for and not checked: {one.now}"
        case _:
            return f"'{one.subject}' is {one.was}, was {one.now}"
