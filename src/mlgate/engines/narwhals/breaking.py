"""Tests of a contract as narwhals expressions that are true of the rows that break them, and never null."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import reduce
from operator import or_

import narwhals as nw

from mlgate.contracts import Rule
from mlgate.contracts.constraints import (
    Inexact,
    Infinite,
    Missing,
    Mistyped,
    NotMultiple,
    NotNormal,
    Outside,
    RepeatedItems,
    Unlisted,
    Unmatched,
    Untrue,
    WrongLength,
    WrongSize,
    WrongZone,
)
from mlgate.contracts.expressions import Call, Expression
from mlgate.contracts.scalars import Bound, Scalar
from mlgate.engines.narwhals.conditions import Conditions, prepared_by_engine
from mlgate.engines.narwhals.forms import LEAST, MOST_WHOLE, Cell, Extra, Prepared, UnsupportedError

# Floating quotients are taken for whole up to this part of their size.
_MULTIPLE_TOLERANCE = 1e-9


def breaking(rule: Rule, prepared: Prepared) -> nw.Expr | None:
    """Return the rows of a prepared source that break `rule`; `None` where no row can.

    Raises:
        UnsupportedError: it cannot be said in expressions of this set.
    """
    test = rule.test
    cells = [_cell(name, prepared) for name in rule.columns]
    if isinstance(test, Untrue):
        return Conditions(cells, prepared).untrue(test.condition)
    cell = cells[0]
    if isinstance(test, Mistyped):
        return cell.mistyped
    if isinstance(test, Missing):
        return _missing(test, cell)
    if cell.form.family == "nothing":
        return None
    extra = extra_of(rule)
    if extra is not None:
        return cell.present & _by_extra(test, extra, prepared)
    wrong = _wrong(test, cell)
    broken = None if wrong is None else cell.present & wrong
    if cell.nan and isinstance(test, Outside | NotMultiple | Unlisted):
        # It is no number, so that no range, list or multiple holds it.
        return nw.col(f"n{cell.position}") if broken is None else broken | nw.col(f"n{cell.position}")
    return broken


def extra_of(rule: Rule) -> Extra | None:
    """Return what the engine itself has to prepare for a rule about one column."""
    if isinstance(rule.test, Unmatched):
        return Extra(column=rule.columns[0], kind="matches", pattern=rule.test.pattern)
    if isinstance(rule.test, WrongSize):
        return Extra(column=rule.columns[0], kind="size")
    return Extra(column=rule.columns[0], kind="repeats") if isinstance(rule.test, RepeatedItems) else None


def extras_of(rules: Sequence[Rule]) -> tuple[Extra, ...]:
    """Return everything that the engine itself has to prepare for `rules`, each once."""
    found = [extra_of(rule) for rule in rules]
    for rule in rules:
        if isinstance(rule.test, Untrue):
            found += [prepared_by_engine(call) for call in _calls(rule.test.condition)]
    return tuple(dict.fromkeys(extra for extra in found if extra is not None))


def _calls(expression: Expression) -> Iterator[Call]:
    if isinstance(expression, Call):
        yield expression
        for argument in expression.arguments:
            yield from _calls(argument)


def _cell(name: str, prepared: Prepared) -> Cell:
    if name not in prepared.cells:
        raise UnsupportedError("is about a field below a column, or timestamps by the clocks of a zone")
    return prepared.cells[name]


def _by_extra(test: object, extra: Extra, prepared: Prepared) -> nw.Expr:
    if extra not in prepared.extras:
        raise UnsupportedError("is about a nested column, or decimals of more than 18 digits")
    value = nw.col(prepared.extras[extra])
    if isinstance(test, WrongSize):
        return value < test.low if test.high is None else (value < test.low) | (value > test.high)
    return ~value if isinstance(test, Unmatched) else value


def listed(cell: Cell, values: Sequence[Scalar]) -> nw.Expr | None:
    """Return the rows whose value is one of `values`; `None` where none can be."""
    family = cell.form.family
    if family == "text":
        texts = [value for value in values if isinstance(value, str)]
        return cell.value.is_in(texts) if texts else None
    if family == "flag":
        flags = {value for value in values if isinstance(value, bool)}
        if len(flags) == 2:  # noqa: PLR2004 - true and false
            return cell.value | ~cell.value
        return None if not flags else cell.value if True in flags else ~cell.value
    if family == "whole":
        exact = [cell.form.physical(value) for value in values if not isinstance(value, str | bool)]
        whole = [int(one) for one in exact if one.denominator == 1 and LEAST <= one <= MOST_WHOLE]
        return cell.value.is_in(whole) if whole else None
    if family == "float":
        numbers = [cell.form.double(float(value)) + 0.0 for value in values if isinstance(value, int | float)]
        # Zeros of either sign are one.
        return (cell.value + 0.0).is_in(numbers) if numbers else None
    raise UnsupportedError("asks for values of a nested column, or of decimals of more than 18 digits")


def _missing(test: Missing, cell: Cell) -> nw.Expr | None:
    gone = None
    if test.null:
        there = [flag for flag in (cell.mistyped, cell.orphaned) if flag is not None]
        gone = ~reduce(or_, there, cell.present)
    if not test.values or cell.form.family in ("nothing", "nested"):
        return gone
    named = listed(cell, test.values)
    if named is None:
        return gone
    named &= cell.present
    return named if gone is None else gone | named


def _wrong(test: object, cell: Cell) -> nw.Expr | None:
    match test:
        case Outside():
            return _outside(test, cell)
        case Infinite():
            return abs_(cell.value) == math.inf if cell.form.family == "float" else None
        case NotMultiple():
            return _not_multiple(test, cell)
        case WrongLength():
            return _wrong_length(test, cell)
        case Unlisted():
            named = listed(cell, test.values)
            return cell.present if named is None else ~named
        case WrongZone():
            raise UnsupportedError("asks whether timestamps say their time zone")
        case Inexact() | NotNormal():
            raise UnsupportedError("asks for the bits of a number, or the length of a vector")
        case _:
            raise UnsupportedError("is about a nested column, or decimals of more than 18 digits")


def abs_(value: nw.Expr) -> nw.Expr:
    """Return the absolute value of a double."""
    return value.abs()


def _wrong_length(test: WrongLength, cell: Cell) -> nw.Expr | None:
    if cell.form.family != "text":
        raise UnsupportedError("asks for the length of what is no text")
    length = cell.value.str.len_chars()
    wrong = None if test.low <= 0 else length < test.low
    if test.high is None:
        return wrong
    long = length > test.high
    return long if wrong is None else wrong | long


def _outside(test: Outside, cell: Cell) -> nw.Expr | None:
    if cell.form.family == "whole":
        return _outside_whole(test, cell)
    if cell.form.family != "float":
        raise UnsupportedError("asks for a range of a nested column, or of decimals of more than 18 digits")
    wrong = None if test.infinity else abs_(cell.value) == math.inf
    for bound, is_low, is_open in ((test.low, True, test.low_open), (test.high, False, test.high_open)):
        if isinstance(bound, int | float):
            edge = cell.form.double(float(bound))
            broken = _beyond(cell.value, edge, is_low=is_low, is_open=is_open)
            wrong = broken if wrong is None else wrong | broken
    return wrong


def _beyond(value: nw.Expr, edge: float, *, is_low: bool, is_open: bool) -> nw.Expr:
    if is_low:
        return value <= edge if is_open else value < edge
    return value >= edge if is_open else value > edge


def _outside_whole(test: Outside, cell: Cell) -> nw.Expr | None:
    """Compare whole numbers exactly: bounds are rounded, never values."""
    low, high = whole_range(test.low, test.high, cell, low_open=test.low_open, high_open=test.high_open)
    if low > MOST_WHOLE or high < LEAST:
        return cell.present
    wrong = cell.value < low if low > LEAST else None
    if high >= MOST_WHOLE:
        return wrong
    above = cell.value > high
    return above if wrong is None else wrong | above


def whole_range(
    low: Bound | None, high: Bound | None, cell: Cell, *, low_open: bool, high_open: bool
) -> tuple[int, int]:
    """Return the least and the greatest whole number that a cell may hold between `low` and `high`."""
    first, last = LEAST, MOST_WHOLE
    if low is not None:
        bound = cell.form.physical(low)
        first = math.floor(bound) + 1 if low_open else math.ceil(bound)
    if high is not None:
        bound = cell.form.physical(high)
        last = math.ceil(bound) - 1 if high_open else math.floor(bound)
    return first, last


def _not_multiple(test: NotMultiple, cell: Cell) -> nw.Expr | None:
    form = cell.form
    if form.family not in ("whole", "float") or form.moment:
        raise UnsupportedError("asks for multiples of what is no number")
    if form.family == "whole":
        # A whole number of cents is a multiple of p/q where it is one of the numerator of 100 p/q, in lowest terms.
        of = (Fraction(str(test.of)) * form.units).numerator
        if form.offset:
            raise UnsupportedError("asks for multiples of numbers beyond 2**63")
        return cell.value != 0 if of > MOST_WHOLE else cell.value % of != 0
    quotient = cell.number / float(test.of)
    off = abs_(quotient - quotient.round())
    return (abs_(quotient) == math.inf) | ((off > _MULTIPLE_TOLERANCE) & (off > abs_(quotient) * _MULTIPLE_TOLERANCE))
