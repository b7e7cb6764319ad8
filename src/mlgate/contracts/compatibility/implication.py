"""Whether keeping one rule means keeping another, for every data set there could be.

Each answer is safe: `True` only where it is certain, so that what cannot be decided (two patterns, two conditions)
counts as not implied. A test implies another where every row that breaks the second breaks the first.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from datetime import date, datetime, time
from typing import Any

from mlgate.contracts.compatibility.amounts import Span, covers, spans
from mlgate.contracts.compiled import Amount, Rule
from mlgate.contracts.constraints import (
    Disorder,
    DistinctCount,
    EveryRow,
    Infinite,
    Missing,
    Mistyped,
    NotMultiple,
    Outside,
    Repeated,
    Statistic,
    Test,
    Undetermined,
    Unlisted,
    Untrue,
    WrongLength,
    WrongSize,
)
from mlgate.contracts.expressions import Call, Expression, Function
from mlgate.contracts.scalars import Bound, Scalar

_COUNTS = Span(0, math.inf)
_SHARES = Span(0, 100)
_WHOLE = (EveryRow, DistinctCount, Disorder, Undetermined)


def rule_implies(new: Rule, old: Rule, *, whole: bool) -> bool:
    """Return whether data that keeps `new` keeps `old`; `whole` says that the column holds whole numbers only."""
    if isinstance(old.test, Statistic):
        return new.test == old.test and new.columns == old.columns and _statistic_within(new, old)
    if isinstance(new.test, Statistic):
        return False
    same = new.test == old.test and new.columns == old.columns
    if not same and not (_columns_fit(new, old) and implies(new.test, old.test, whole=whole)):
        return False
    return _amount_within(new.amount, old.amount, same=same)


def always_kept(rule: Rule) -> bool:
    """Return whether no data breaks `rule`: its amount allows every number of rows."""
    if isinstance(rule.test, Statistic):
        return False
    return covers(_allowed(rule.amount), (_SHARES if rule.amount.percent else _COUNTS,))


def implies(new: Test, old: Test, *, whole: bool = False) -> bool:
    """Return whether `new` is true of every row that `old` is true of, both over the same column."""
    if new == old and not isinstance(old, Unlisted | Missing):
        return True
    for sort, decide in _DECIDED.items():
        if isinstance(old, sort):
            return decide(new, old, whole)
    return False


def _columns_fit(new: Rule, old: Rule) -> bool:
    if isinstance(new.test, Repeated) and isinstance(old.test, Repeated):
        # What is unique by fewer columns is unique by more; a row with a missing part is left out of both.
        return set(new.columns) <= set(old.columns)
    if isinstance(new.test, Untrue) and isinstance(old.test, Untrue):
        return True
    return new.columns == old.columns


def _statistic_within(new: Rule, old: Rule) -> bool:
    whole = isinstance(old.test, _WHOLE)
    domain = _COUNTS if whole else Span(-math.inf, math.inf)
    wide, narrow = (spans(rule.amount, domain=domain, whole=whole) for rule in (old, new))
    return new.amount.percent == old.amount.percent and covers(wide, narrow)


def _allowed(amount: Amount) -> tuple[Span, ...]:
    if amount.percent:
        return spans(amount, domain=_SHARES)
    return spans(amount, domain=_COUNTS, whole=True)


def _amount_within(new: Amount, old: Amount, *, same: bool) -> bool:
    """Return whether a number of rows within `new` leaves the old test, true of as many (or fewer) rows, in `old`."""
    narrow, wide = _allowed(new), _allowed(old)
    none = (Span(0, 0),)
    if not same:
        if not wide or wide[0].low > 0 or wide[0].low_open:
            return not narrow
        # Fewer rows than allowed must be allowed too: what counts is the first span, from 0 on.
        wide = wide[:1]
    if covers(none, narrow):
        return covers(wide, narrow)
    return new.percent == old.percent and covers(wide, narrow)


def _missing(new: Test, old: Missing, whole: bool) -> bool:
    _ = whole
    if not isinstance(new, Missing):
        return False
    return (new.null or not old.null) and keys(old.values) <= keys(new.values)


def _outside(new: Test, old: Outside, whole: bool) -> bool:
    if isinstance(new, Unlisted):
        return all(_inside(value, old) for value in new.values)
    if not isinstance(new, Outside) or (new.infinity and not old.infinity):
        return False
    try:
        return _low_within(new, old, whole) and _high_within(new, old, whole)
    except TypeError:
        return False


def _low_within(new: Outside, old: Outside, whole: bool) -> bool:
    if old.low is None or new.low is None:
        return old.low is None
    new_low, new_open = _end(new.low, new.low_open, 1 if whole else 0)
    old_low, old_open = _end(old.low, old.low_open, 1 if whole else 0)
    return bool(new_low > old_low or (new_low == old_low and (new_open or not old_open)))


def _high_within(new: Outside, old: Outside, whole: bool) -> bool:
    if old.high is None or new.high is None:
        return old.high is None
    new_high, new_open = _end(new.high, new.high_open, -1 if whole else 0)
    old_high, old_open = _end(old.high, old.high_open, -1 if whole else 0)
    return bool(new_high < old_high or (new_high == old_high and (new_open or not old_open)))


def _end(bound: Bound, open_: bool, step: int) -> tuple[Any, bool]:
    """Return `bound` in a form that compares with others; among whole numbers as the closed one of the same meaning."""
    if step and isinstance(bound, int | float):
        rounded = math.ceil(bound) if step > 0 else math.floor(bound)
        return (rounded + step, False) if open_ and rounded == bound else (rounded, False)
    return _moment(bound), open_


def _moment(value: Scalar) -> Any:  # noqa: ANN401 - numbers, moments and text each compare among themselves
    if isinstance(value, date) and not isinstance(value, datetime):
        return datetime.combine(value, time())
    return value


def _inside(value: Scalar, outside: Outside) -> bool:
    held, low, high = _moment(value), outside.low, outside.high
    try:
        above = low is None or held > _moment(low) or (held == _moment(low) and not outside.low_open)
        below = high is None or held < _moment(high) or (held == _moment(high) and not outside.high_open)
    except TypeError:
        return False
    return bool(above and below)


def _infinite(new: Test, old: Infinite, whole: bool) -> bool:
    _ = old
    # No whole number is infinite, nor is one of a list.
    return whole or isinstance(new, Unlisted) or (isinstance(new, Outside) and not new.infinity)


def _multiple(new: Test, old: NotMultiple, whole: bool) -> bool:
    if not whole or not isinstance(old.of, int):
        return False
    if isinstance(new, Unlisted):
        return all(isinstance(value, int) and value % old.of == 0 for value in new.values)
    return isinstance(new, NotMultiple) and isinstance(new.of, int) and new.of % old.of == 0


def _length(new: Test, old: WrongLength, whole: bool) -> bool:
    _ = whole
    if isinstance(new, Unlisted):
        return all(isinstance(one, str) and _sized(len(one), old.low, old.high) for one in new.values)
    return isinstance(new, WrongLength) and _narrower(new, old)


def _size(new: Test, old: WrongSize, whole: bool) -> bool:
    _ = whole
    return isinstance(new, WrongSize) and _narrower(new, old)


def _narrower(new: WrongLength | WrongSize, old: WrongLength | WrongSize) -> bool:
    return new.low >= old.low and (old.high is None or (new.high is not None and new.high <= old.high))


def _sized(size: int, low: int, high: int | None) -> bool:
    return size >= low and (high is None or size <= high)


def _listed(new: Test, old: Unlisted, whole: bool) -> bool:
    _ = whole
    return isinstance(new, Unlisted) and keys(new.values) <= keys(old.values)


def _untrue(new: Test, old: Untrue, whole: bool) -> bool:
    _ = whole
    if not isinstance(new, Untrue):
        return False
    kept = conjuncts(new.condition)
    return all(one in kept for one in conjuncts(old.condition))


def conjuncts(condition: Expression) -> tuple[Expression, ...]:
    """Return the conditions that `and` joins in `condition`; it alone where none does."""
    if isinstance(condition, Call) and condition.function is Function.AND:
        return tuple(inner for part in condition.arguments for inner in conjuncts(part))
    return (condition,)


def keys(values: tuple[Scalar, ...]) -> frozenset[tuple[bool, Scalar]]:
    """Return `values` as a set in which true is not 1, as it is to Python."""
    return frozenset((isinstance(value, bool), value) for value in values)


_DECIDED: dict[type[Test], Callable[[Test, Any, bool], bool]] = {
    Missing: _missing,
    Outside: _outside,
    Infinite: _infinite,
    NotMultiple: _multiple,
    WrongLength: _length,
    WrongSize: _size,
    Unlisted: _listed,
    Untrue: _untrue,
    Mistyped: lambda new, old, whole: new == old,  # noqa: ARG005 - the columns' types are compared by themselves
}
