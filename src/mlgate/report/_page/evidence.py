"""Evidence that is drawn, read from a verdict that anybody may have written: what has another shape is not there.

A kind that has such evidence puts it under these names, and the page draws it, whichever kind that is:

- `reliability`: of each side (`candidate`, `baseline`) the bins of its probabilities, see `Bin`;
- `gap`: `highest`, `lowest`, and the `groups` between which it is, see `Group`;
- `distribution`: how a column is spread in two data sets, see `Distribution`;
- `history`: earlier values of the measurement, the oldest first, see `Moment`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, TypeVar

import msgspec

from mlgate.report._page.scales import drawable

MOST = 200
_Read = TypeVar("_Read")


class Bin(msgspec.Struct, frozen=True):
    """The rows whose probability lies from `start` to `end`: its mean, and how often it came true."""

    start: float
    end: float
    n: int
    predicted: float
    observed: float
    low: float
    high: float


class Group(msgspec.Struct, frozen=True):
    """The rate of one group, with its interval."""

    group: str
    value: float
    n: int
    rate: str = ""
    low: float | None = None
    high: float | None = None


class Gap(msgspec.Struct, frozen=True):
    """The groups behind a gap, and which two make it."""

    highest: str
    lowest: str
    groups: list[Group]


class Distribution(msgspec.Struct, frozen=True):
    """The share of rows in each bin, in the data set that is compared with and in the present one.

    A column of numbers has `edges`: one more than bins, or one less where the first and the last bin have no end. One
    of categories has none: their names are `categories` where a contract says them. Else they are values of the data,
    and stand in the evidence's `samples` where they may be shown, in the order of the bins. `names` are those of the
    two data sets.
    """

    reference: list[float]
    current: list[float]
    edges: list[float] = []
    categories: list[str] = []
    names: tuple[str, str] = ("reference", "current")


class Moment(msgspec.Struct, frozen=True):
    """The value of a measurement at a time or a commit, with its interval, and the reason that was given for it.

    `other` says what is not the same as in this run, such as the rows that it was measured on.
    """

    at: str
    value: float
    low: float | None = None
    high: float | None = None
    reason: str = ""
    other: str = ""


def reliability(evidence: Mapping[str, Any]) -> dict[str, list[Bin]]:
    """Return the bins of each side; nothing where there are none, or they are no probabilities."""
    curves = _read(evidence, "reliability", dict[str, list[Bin]]) or {}
    bins = [one for curve in curves.values() for one in curve]
    numbers = [number for one in bins for number in (one.predicted, one.observed, one.low, one.high)]
    if not all(0 <= number <= 1 for number in numbers) or len(bins) > MOST:
        return {}
    return {side: curve for side, curve in curves.items() if curve}


def gap(evidence: Mapping[str, Any]) -> Gap | None:
    """Return the groups behind a gap, the highest first."""
    found = _read(evidence, "gap", Gap)
    if found is None or not found.groups or not _all(one.value for one in found.groups):
        return None
    groups = sorted(found.groups, key=lambda one: (one.rate, -one.value, one.group))
    return msgspec.structs.replace(found, groups=groups)


def distribution(evidence: Mapping[str, Any]) -> Distribution | None:
    """Return how a column is spread in two data sets."""
    found = _read(evidence, "distribution", Distribution)
    if found is None:
        return None
    bins = len(found.reference)
    ends = {0, bins + 1} | ({bins - 1} if bins > 1 else set())
    whole = 0 < bins <= MOST and len(found.current) == bins and len(found.edges) in ends
    shares = [*found.reference, *found.current]
    rising = all(low < high for low, high in zip(found.edges, found.edges[1:], strict=False))
    fine = whole and rising and _all(found.edges) and all(0 <= share <= 1 for share in shares) and any(shares)
    return found if fine else None


def history(evidence: Mapping[str, Any]) -> list[Moment]:
    """Return the earlier values, the oldest first; of many the latest."""
    found = _read(evidence, "history", list[Moment]) or []
    return found[-MOST:] if _all(one.value for one in found) else []


def _all(numbers: Iterable[float]) -> bool:
    return all(drawable(number) for number in numbers)


def _read(evidence: Mapping[str, Any], name: str, shape: type[_Read]) -> _Read | None:
    try:
        return msgspec.convert(evidence[name], shape)
    except (KeyError, msgspec.ValidationError):
        return None
