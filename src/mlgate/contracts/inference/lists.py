"""Categories: which values a column may hold, where what was seen says that there are no others."""

from __future__ import annotations

import re

import msgspec

from mlgate.contracts.inference import figures
from mlgate.contracts.inference.evidence import ColumnEvidence
from mlgate.contracts.inference.ranges import closed
from mlgate.contracts.scalars import Scalar
from mlgate.core.display import plural

_MOST, _MOST_NUMBERS = 50, 20
_LEAST_ROWS, _PER_VALUE = 50, 5
_OFTEN = 5
_RARE, _ENOUGH = 1e-3, 20
# Categories of which more than this share may be new are none.
_NEW = 0.02
_ONCE = 0.2
_LONGEST = 60


class Categories(msgspec.Struct, frozen=True, kw_only=True):
    """The values a column may hold, the percentage of rows that may hold others (`None` for none), and why."""

    values: tuple[Scalar, ...]
    others: float | None
    why: str


def find(one: ColumnEvidence) -> Categories | None:
    """Return the categories of a column of text or whole numbers, or `None` where it has none.

    The share of rows with values not seen yet is about that of values seen once (Good, Biometrika 1953); as many rows
    again may have a few more. The list is closed where none was seen once and every value `_OFTEN` times.
    """
    if one.logical_type == "integer" or (one.whole and one.logical_type == "number"):
        return _numbers(one)
    if one.logical_type != "string" or not one.values or one.personal is not None or one.unique:
        return None
    few = one.distinct <= min(_MOST, one.present / _PER_VALUE)
    if one.present < _LEAST_ROWS or not few or (one.lengths or (0, 0))[1] > _LONGEST:
        return None
    values = tuple(value for value, _ in one.values)
    counts = [count for _, count in one.values]
    # Where some values are rare, rarer ones are to be expected.
    if min(counts) >= max(_OFTEN, min(one.present * _RARE, _ENOUGH)):
        why = f"{plural(len(values), 'value')}, each in at least {min(counts):,} of {one.present:,} rows"
        return Categories(values=values, others=None, why=why)
    once = sum(count == 1 for count in counts)
    others = figures.next_count(once) / one.present
    # Many values seen once are a vocabulary, not categories; and they may be names of persons.
    if others > _NEW or once > max(1, _ONCE * len(values)):
        return None
    why = (
        f"{plural(len(values), 'value')}, the rarest in {plural(min(counts), 'row')} of {one.present:,}: more may come"
    )
    return Categories(values=values, others=figures.tolerated(others), why=why)


# Words of names whose 0 and 1 are a number or a code, that other data may have more of.
_NUMBERED = re.compile(
    r"(^|[^a-z])(n|no|nr|nb|num|numbers?|counts?|cnt|qty|quantity|total|sum|amount|id|codes?|idx|index|level|rank|"
    r"grade|cluster|class|label|target|group|type|status|year|month|day|hour|y)([^a-z]|$)"
)


# Names that ask what is true or false, so that a rare 1 is no count that has just not been larger.
_ASKED = re.compile(
    r"^(is|has|had|was|were|are|can|should|did|does)[^a-z]|(^|[^a-z])(flag|flags|indicator|bool)([^a-z]|$)"
)


def flag(one: ColumnEvidence) -> str | None:
    """Return why a column of whole numbers holds true and false as 1 and 0, or `None` where it does not.

    Both were seen, often where the name does not say so, and nothing else was; and it says no count and no code.
    """
    words = re.sub(r"([a-z0-9])([A-Z])", r"\1 \2", one.name).lower()
    if _NUMBERED.search(words) or not (one.logical_type == "integer" or one.whole):
        return None
    if {value for value, _ in one.values} != {0, 1} or one.present < _LEAST_ROWS:
        return None
    found = _numbers(one)
    if found is None and _ASKED.search(words):
        return f"a flag: {_shown(one)} rows"
    return None if found is None else found.why


def _shown(one: ColumnEvidence) -> str:
    return ", ".join(f"{figures.number(float(str(value)))} in {count:,}" for value, count in one.values)


def _numbers(one: ColumnEvidence) -> Categories | None:
    """Return the values of a flag, or of a code with gaps; without gaps a range says the same."""
    if not one.values or not 1 < one.distinct <= _MOST_NUMBERS or one.unique or one.low is None or one.high is None:
        return None
    if one.present < _LEAST_ROWS * 2 or not (closed(one.low, one.present) and closed(one.high, one.present)):
        return None
    values = tuple(figures.number(float(value)) for value, _ in one.values if isinstance(value, int | float))
    counts = [count for _, count in one.values]
    flag = set(values) == {0, 1}
    gaps = values[-1] - values[0] + 1 != len(values)
    if not flag and (not gaps or min(counts) < max(_OFTEN, one.present / 1000)):
        return None
    why = (
        f"a flag: {_shown(one)} rows" if flag else f"{len(values)} values with gaps, the rarest in {min(counts):,} rows"
    )
    return Categories(values=values, others=None, why=why)
