"""The values that conditions work with: what is compared exactly, and what is chosen among."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import reduce
from operator import and_

import msgspec
import narwhals as nw

from mlgate.contracts.expressions import Function
from mlgate.contracts.scalars import Scalar
from mlgate.engines.narwhals import moments
from mlgate.engines.narwhals.forms import DOUBLE, MICROSECONDS, Form, number

F = Function
COMPARED: dict[Function, Callable[[nw.Expr, object], nw.Expr]] = {
    F.EQUAL: lambda left, right: left == right,
    F.NOT_EQUAL: lambda left, right: left != right,
    F.LESS: lambda left, right: left < right,
    F.LESS_OR_EQUAL: lambda left, right: left <= right,
    F.GREATER: lambda left, right: left > right,
    F.GREATER_OR_EQUAL: lambda left, right: left >= right,
}
TURNED = {
    F.LESS: F.GREATER,
    F.LESS_OR_EQUAL: F.GREATER_OR_EQUAL,
    F.GREATER: F.LESS,
    F.GREATER_OR_EQUAL: F.LESS_OR_EQUAL,
}


class Known(msgspec.Struct, frozen=True, kw_only=True):
    """What an expression yields: `value` where `present`, anything else elsewhere. A literal is also `constant`."""

    value: nw.Expr
    present: nw.Expr
    form: Form
    constant: Scalar | None = None

    @property
    def number(self) -> nw.Expr:
        """The value as a double."""
        return number(self.value, self.form)


def all_present(parts: Sequence[Known]) -> nw.Expr:
    """Return whether all of `parts` have a value."""
    return reduce(and_, (part.present for part in parts))


def compared(function: Function, left: Known, right: Known) -> nw.Expr:
    """Compare two values exactly: a whole number with a double by its whole part and what is left of it."""
    if left.form.family == "float" and right.form.family == "whole":
        left, right, function = right, left, TURNED.get(function, function)
    if left.form.family != "whole" or right.form.family != "float" or left.form.units > 1 or left.form.offset:
        first, second = _alike(left, right)
        return COMPARED[function](first, second)
    inside = (right.value >= -(2.0**63)) & (right.value < 2.0**63)
    floor = nw.when(inside).then(right.value).otherwise(0.0).floor()
    whole = floor.cast(nw.Int64)
    is_whole = inside & (right.value == floor)
    same = is_whole & (left.value == whole)
    less = (inside & ((left.value < whole) | ((left.value == whole) & ~is_whole))) | (right.value >= 2.0**63)
    answers = {
        F.EQUAL: lambda: same,
        F.NOT_EQUAL: lambda: ~same,
        F.LESS: lambda: less,
        F.LESS_OR_EQUAL: lambda: less | same,
        F.GREATER: lambda: ~(less | same),
        F.GREATER_OR_EQUAL: lambda: ~less,
    }
    return answers[function]()


def _alike(left: Known, right: Known) -> tuple[nw.Expr, nw.Expr]:
    """Return both values so that they compare as their logical types."""
    if left.form.is_like(right.form):
        return left.value, right.value
    if left.form.moment and right.form.moment and "time" not in (left.form.moment, right.form.moment):
        return moments.micros(left.value, left.form), moments.micros(right.value, right.form)
    return left.number, right.number


def _joint(left: Known, right: Known) -> Form:
    wide = left.form.wide or right.form.wide
    if left.form.is_like(right.form):
        return msgspec.structs.replace(left.form, wide=wide)
    return msgspec.structs.replace(MICROSECONDS, wide=wide) if left.form.moment and right.form.moment else DOUBLE


def either(condition: nw.Expr, first: Known, rest: Known) -> Known:
    """Return `first` where `condition` is true, else `rest`."""
    if first.form.family != rest.form.family and "float" in (first.form.family, rest.form.family):
        # A null literal has no type of its own.
        first, rest = _typed(first, rest), _typed(rest, first)
    one, other = _alike(first, rest)
    value = nw.when(condition).then(one).otherwise(other)
    present = (condition & first.present) | (~condition & rest.present)
    return Known(value=value, present=present, form=_joint(first, rest))


def _typed(one: Known, other: Known) -> Known:
    if one.form != DOUBLE or one.constant is not None or other.form.family not in ("text", "flag"):
        return one
    return msgspec.structs.replace(one, value=other.value, form=other.form)


def extreme(function: Function, left: Known, right: Known) -> Known:
    """Return the lesser or the greater of two values; a null is neither."""
    one, other = _alike(left, right)
    wins = one <= other if function == F.LEAST else one >= other
    return either(left.present & (~right.present | wins), left, right)
