"""The range of a column with head-room, and values that stand apart from it."""

from __future__ import annotations

import itertools
import math
import re
from datetime import date, datetime, time, timedelta
from typing import Literal

import msgspec

from mlgate.contracts.inference import figures
from mlgate.contracts.inference.evidence import ColumnEvidence, Tail
from mlgate.contracts.scalars import Bound
from mlgate.core.display import plural

# Rows expected beyond an end that falls off no faster than before: none of them is seen once in 1e4 times.
_CLOSED = 9.2
_OFTEN, _OFTEN_SHARE = 20, 0.01
# A range that grows more than this is no bound that anybody would sign.
_OPEN = 10.0
_MARKER_ROWS, _MARKER_DISTINCT = 5, 10
_NINES = re.compile(r"-?9+|-[1-9]0*")
_YEAR_NAME = re.compile(r"(?i)(^|[^a-z])(year|yr|yyyy)([^a-z]|$)")
_ID_NAME = re.compile(r"(?i:(^|[^a-z])(id|ids|key|uuid|instant|index|row)([^a-z]|$))|[a-z]I[dD]$")
# What names of columns say of their ranges, where the values do not say otherwise.
_DOMAINS = tuple(
    (re.compile(rf"(?i)(^|[^a-z])({names})([^a-z]|$)"), first, last)
    for names, first, last in (
        ("lat|latitude", -90.0, 90.0),
        ("lon|lng|long|longitude", -180.0, 180.0),
        ("age", 0.0, 120.0),
        ("month|mnth|mon", 1.0, 12.0),
        ("day|dom", 1.0, 31.0),
        ("hour|hr|hh", 0.0, 23.0),
        ("tz|timezone|utc offset", -12.0, 14.0),
        ("minute|min|second|sec", 0.0, 59.0),
        ("percent|percentage|pct|humid|humidity|rh", 0.0, 100.0),
        ("prob|proba|probability|share|ratio|fraction|confidence", 0.0, 1.0),
    )
)
_YEARS = (1500, 2200)
_NEARLY = 0.99
_FAR = 5.0
_ALONE = 3
_FEW_VALUES = 10
_LONG_DAYS = 3650


class End(msgspec.Struct, frozen=True, kw_only=True):
    """One bound, or `None` for none, and on what evidence."""

    bound: Bound | None
    why: str


class Range(msgspec.Struct, frozen=True, kw_only=True):
    """Both bounds of the values, `marker` left out: one value that stands apart from all others, at `marker_end`."""

    low: End
    high: End
    marker: int | float | None = None
    marker_end: Literal["low", "high"] | None = None
    marker_rows: int = 0


def find(one: ColumnEvidence) -> Range | None:
    """Return the range of an ordered column; `None` where nothing was seen."""
    if one.low is None or one.high is None:
        return None
    if isinstance(one.low.extreme, date):
        return Range(low=_first_moment(one.low, one.high), high=End(bound=None, why="open to the future"))
    if one.unique or _ID_NAME.search(one.name):
        least = one.low.extreme
        natural = 0 if _float(least) >= 0 else None
        seen = f"seen {_shown(one.low)} to {_shown(one.high)}; an identifier, so open above"
        return Range(low=End(bound=natural, why=seen), high=End(bound=None, why=""))
    end = _marker_end(one)
    low = _end(one, one.low, one.high, up=False, apart=end == "low")
    high = _end(one, one.high, one.low, up=True, apart=end == "high")
    if end is None:
        return Range(low=low, high=high)
    tail = one.low if end == "low" else one.high
    return Range(low=low, high=high, marker=_plain(_float(tail.extreme)), marker_end=end, marker_rows=tail.count)


def closed(tail: Tail, rows: int) -> bool:
    """Return whether values end at `tail` as at a wall: often there, and no less often than just before.

    Where the counts fall by a factor `r` from the value beside the last to the last, seen `c` times, `c * r` rows are
    expected beyond it.
    """
    expected = tail.count * min(1.0, tail.count / max(1, tail.next_count))
    often = tail.count >= max(_OFTEN, rows * _OFTEN_SHARE)
    return (expected >= _CLOSED and often) or _spike(tail)


def _spike(tail: Tail) -> bool:
    """Return whether the last value stands out of its neighbours, as where larger ones are cut to it.

    It is seen three times as often as the next, or often and three times as far from it as they are from each other.
    """
    if tail.count < _CLOSED:
        return False
    inner = sorted(set(tail.inner))
    steps = sorted(b - a for a, b in itertools.pairwise(inner))
    far = bool(steps) and abs(tail.furthest[0] - tail.inner[0]) >= 3 * steps[len(steps) // 2]
    return far or tail.count >= 3 * tail.next_count


def _marker_end(one: ColumnEvidence) -> Literal["low", "high"] | None:
    """Return the end at which one value, often seen, stands apart from the rest."""
    assert one.low is not None
    assert one.high is not None
    if one.distinct < _MARKER_DISTINCT:
        return None
    if _apart(one.low, one.high, below=True):
        return "low"
    return "high" if _apart(one.high, one.low, below=False) else None


def _apart(tail: Tail, other: Tail, *, below: bool) -> bool:
    if tail.next is None or tail.count < max(_MARKER_ROWS, tail.next_count):
        return False
    extreme, beside, end = _float(tail.extreme), _float(tail.next), _float(other.extreme)
    gap, rest = abs(beside - extreme), abs(end - beside)
    spelt = re.sub(r"\.0$", "", str(extreme))
    coded = _NINES.fullmatch(spelt) is not None and (extreme < 0 <= beside or not below)
    return gap > _FAR * rest > 0 or (coded and (gap > rest / 10 if below else gap > rest)) or (coded and extreme == -1)


def _end(one: ColumnEvidence, tail: Tail, other: Tail, *, up: bool, apart: bool) -> End:
    extreme, count = (tail.next, tail.next_count) if apart and tail.next is not None else (tail.extreme, tail.count)
    value = _float(extreme)
    seen = f"seen {'up to' if up else 'from'} {_plain(value)}"
    if _YEAR_NAME.search(one.name) and _YEARS[0] <= value <= _YEARS[1] and (one.logical_type == "integer" or one.whole):
        if up:
            return End(bound=None, why="")
        return End(bound=_first_year(one, tail, int(value)), why=f"{seen}; a year, so open above")
    domain = _domain(one, tail, other, up=up)
    if not apart and (closed(tail, one.present) if domain is None else _spike(tail)):
        return End(bound=_plain(value), why=f"{_plain(value)} in {plural(count, 'row')} and nothing beyond: a limit")
    natural = _natural(one, tail, other, up=up) if domain is None else domain
    span = abs(_float(other.extreme) - value) or abs(value) or 1.0
    furthest = tail.inner if apart else tail.furthest
    # A tail of few values has no shape to be fitted.
    room = span / 4 if one.distinct <= _FEW_VALUES else figures.head_room(furthest, one.present, span)
    if natural is not None and (abs(natural - value) <= room or domain is not None):
        return End(bound=_plain(natural), why=seen)
    alone = one.distinct > _FEW_VALUES and tail.count <= _ALONE and not apart
    if alone and tail.next is not None and _outlying(tail, other):
        words = f"far beyond the next, {_plain(_float(tail.next))}: an error? Open because of it"
        return End(bound=None, why=f"{_plain(value)} in {plural(count, 'row')} is {words}")
    if room > _OPEN * (abs(value - one.middle) if one.middle is not None else span):
        return End(bound=None, why=f"{seen}; so heavy a tail has no bound")
    whole = one.logical_type == "integer" or one.whole
    bound = figures.beyond(value, max(room, 1.0) if whole else room, up=up, whole=whole)
    if not up and value >= 0:
        bound = max(bound, 0)
    return End(bound=_plain(bound), why=f"{seen}, with head-room")


def _natural(one: ColumnEvidence, tail: Tail, other: Tail, *, up: bool) -> float | None:
    """Return the end of shares, percentages and numbers that are not negative."""
    low, high = (other, tail) if up else (tail, other)
    least, most = _float(low.extreme), _float(high.extreme)
    if not up:
        return 0.0 if least >= 0 else -1.0 if _NEARLY <= -least <= 1 and most <= 1 else None
    if one.logical_type == "number" and not one.whole and least >= -1 and _NEARLY <= most <= 1:
        return 1.0
    return 100.0 if least >= 0 and 100 * _NEARLY <= most <= 100 and not one.whole else None  # noqa: PLR2004 - per cent


def _outlying(tail: Tail, other: Tail) -> bool:
    """Return whether a single value lies further from all others than they lie from each other, twice over."""
    assert tail.next is not None
    rest = abs(_float(other.extreme) - _float(tail.next))
    return abs(_float(tail.extreme) - _float(tail.next)) > 2 * rest > 0


def _first_year(one: ColumnEvidence, tail: Tail, year: int) -> int:
    """Return the decade before which no year is expected; the year itself where there is no other."""
    if one.distinct == 1:
        return year
    room = figures.head_room(tail.furthest, one.present, float(one.distinct))
    return int(year - max(1.0, min(room, 10.0))) // 10 * 10


def _domain(one: ColumnEvidence, tail: Tail, other: Tail, *, up: bool) -> float | None:
    """Return the end of what the column's name says that it holds, where its values do not say otherwise."""
    low, high = (other, tail) if up else (tail, other)
    for name, first, last in _DOMAINS:
        if name.search(one.name) and first <= _float(low.extreme) and _float(high.extreme) <= last:
            return last if up else first
    return None


def _first_moment(low: Tail, high: Tail) -> End:
    """Return the start of the year or decade in which the first moment lies, with head-room if it lies within."""
    first, last = low.extreme, high.extreme
    assert isinstance(first, date)
    assert isinstance(last, date)
    day = first.date() if isinstance(first, datetime) else first
    end = last.date() if isinstance(last, datetime) else last
    span = (end - day).days
    starts = (day.month, day.day) == (1, 1)
    try:
        reach = day if starts or closed(low, 0) else day - timedelta(days=math.ceil(span / 100) + 1)
    except OverflowError:
        reach = day
    year = reach.year if span < _LONG_DAYS else reach.year // 10 * 10
    bound = date(max(1, year), 1, 1)
    start = datetime.combine(bound, time()) if isinstance(first, datetime) else bound
    return End(bound=start, why=f"seen from {first} to {last}")


def _float(value: object) -> float:
    assert isinstance(value, int | float)
    return float(value)


def _plain(value: float) -> int | float:
    return figures.number(value)


def _shown(tail: Tail) -> str:
    return str(_plain(_float(tail.extreme)))
