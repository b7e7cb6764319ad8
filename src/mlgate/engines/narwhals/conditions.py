"""Conditions of a contract as narwhals expressions of three-valued logic, held as two flags that are never null."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import reduce
from operator import and_, or_
from typing import Literal

import narwhals as nw

from mlgate.contracts.expressions import Call, Constant, Expression, Function, Reference, ValueType
from mlgate.contracts.scalars import Scalar
from mlgate.engines.narwhals import computing, moments
from mlgate.engines.narwhals.forms import (
    DOUBLE,
    FLAG,
    LEAST,
    MOST_WHOLE,
    TEXT,
    Cell,
    Extra,
    Form,
    Prepared,
    UnsupportedError,
    doubled,
)
from mlgate.engines.narwhals.operands import COMPARED, TURNED, Known, all_present, compared, either, extreme

F = Function
_PARTS: dict[Function, Literal["year", "month", "day"]] = {F.YEAR: "year", F.MONTH: "month", F.DAY: "day"}


class Conditions:
    """Translates the conditions over `cells`."""

    def __init__(self, cells: Sequence[Cell], prepared: Prepared) -> None:
        """Know the columns by their names in the contract, and what the engine has prepared of them."""
        self._cells = {cell.column.name: cell for cell in cells}
        self._extras = prepared.extras
        self._remainders = prepared.remainders
        # Literals have no rows of their own; this column is true in each.
        self._always = nw.col("z")

    def untrue(self, condition: Expression) -> nw.Expr:
        """Return the rows where `condition` is false.

        Raises:
            UnsupportedError: it cannot be said in narwhals expressions of one meaning.
        """
        known = self._known(condition)
        if known.form != FLAG:
            # A null that has no type of its own is not false.
            return ~self._always
        return known.present & ~known.value

    def _known(self, expression: Expression) -> Known:
        match expression:
            case Constant():
                return self._constant(expression)
            case Reference():
                return self._reference(expression.column)
            case Call():
                return self._call(expression)

    def _constant(self, constant: Constant) -> Known:
        value = constant.value
        if value is None:
            if constant.type == ValueType.STRING:
                return Known(value=nw.lit(""), present=~self._always, form=TEXT)
            if constant.type == ValueType.BOOLEAN:
                return Known(value=~self._always, present=~self._always, form=FLAG)
            return Known(value=nw.lit(0.0), present=~self._always, form=DOUBLE)
        if isinstance(value, bool):
            return Known(value=self._always if value else ~self._always, present=self._always, form=FLAG)
        if isinstance(value, str):
            return Known(value=nw.lit(value), present=self._always, form=TEXT, constant=value)
        if isinstance(value, int | float):
            return Known(value=nw.lit(float(value)), present=self._always, form=DOUBLE, constant=value)
        form = moments.form_of(value)
        whole = nw.lit(int(form.physical(value)), dtype=nw.Int64)
        return Known(value=whole, present=self._always, form=form, constant=value)

    def _reference(self, name: str) -> Known:
        cell = self._cells[name]
        if cell.form.family == "nothing":
            return Known(value=nw.lit(0.0), present=~self._always, form=DOUBLE)
        if cell.form.family in ("nested", "decimal"):
            raise UnsupportedError("compares a nested column, or decimals of more than 18 digits")
        value = cell.value & cell.present if cell.form.family == "flag" else cell.value
        return Known(value=value, present=cell.present, form=cell.form)

    def _call(self, call: Call) -> Known:
        function = call.function
        if function == F.IN:
            return self._in(call)
        if function == F.MATCHES or function in _PARTS:
            return self._prepared(call)
        parts = [self._known(argument) for argument in call.arguments]
        if function in (F.AND, F.OR, F.NOT, F.IS_NULL):
            return self._logic(function, parts)
        if function in COMPARED:
            return self._compare(function, parts[0], parts[1])
        if function in (F.CASE, F.COALESCE, F.LEAST, F.GREATEST):
            return self._choice(function, parts)
        if function in (F.LENGTH, F.LOWER, F.UPPER, F.TRIM, F.CONCAT):
            return computing.text(function, parts)
        if function in (F.STARTS_WITH, F.ENDS_WITH, F.CONTAINS):
            return computing.found(function, parts)
        return self._number(function, parts)

    def _number(self, function: Function, parts: list[Known]) -> Known:
        if function == F.HOUR:
            hour = moments.hour(parts[0].value, parts[0].form).cast(nw.Float64)
            return Known(value=hour, present=parts[0].present, form=DOUBLE)
        if function == F.SECONDS_BETWEEN:
            first, second = (moments.micros(part.value, part.form) for part in parts)
            seconds = doubled(first - second, Form(family="whole", wide=any(part.form.wide for part in parts))) / 1e6
            return Known(value=seconds, present=all_present(parts), form=DOUBLE)
        if function == F.REMAINDER and not self._remainders:
            raise UnsupportedError("asks for a remainder, which this engine rounds")
        return computing.arithmetic(function, parts)

    def _prepared(self, call: Call) -> Known:
        name = self._extras.get(extra) if (extra := prepared_by_engine(call)) else None
        if name is None:
            raise UnsupportedError(f"applies {call.function} to an expression")
        of = self._reference(extra.column) if extra else None
        assert of is not None
        if call.function == F.MATCHES:
            return Known(value=nw.col(name) & of.present, present=of.present, form=FLAG)
        return Known(value=nw.col(name).cast(nw.Float64), present=of.present, form=DOUBLE)

    def _logic(self, function: Function, parts: list[Known]) -> Known:
        """Return Kleene's logic; a flag's value is true only where it is present."""
        if function == F.IS_NULL:
            return Known(value=~parts[0].present, present=self._always, form=FLAG)
        # A null that has no type of its own is neither true nor false.
        parts = [
            part if part.form == FLAG else Known(value=~self._always, present=part.present, form=FLAG) for part in parts
        ]
        yes = [part.value & part.present for part in parts]
        no = [~part.value & part.present for part in parts]
        if function == F.NOT:
            return Known(value=no[0], present=parts[0].present, form=FLAG)
        value, against = (
            (reduce(and_, yes), reduce(or_, no)) if function == F.AND else (reduce(or_, yes), reduce(and_, no))
        )
        return Known(value=value, present=value | against, form=FLAG)

    def _in(self, call: Call) -> Known:
        first = self._known(call.arguments[0])
        others = [self._known(argument) for argument in call.arguments[1:]]
        equal = [self._compare(F.EQUAL, first, other) for other in others]
        return self._logic(F.OR, equal)

    def _compare(self, function: Function, left: Known, right: Known) -> Known:
        present = left.present & right.present
        if left.constant is not None and right.constant is None:
            left, right, function = right, left, TURNED.get(function, function)
        if right.constant is not None and left.form.family == "whole":
            value = self._compare_whole(function, left, right.constant)
        else:
            value = compared(function, left, right)
        return Known(value=value & present, present=present, form=FLAG)

    def _compare_whole(self, function: Function, left: Known, literal: Scalar) -> nw.Expr:
        """Compare whole numbers with a literal exactly: the literal is rounded, never values."""
        exact = left.form.physical(literal)
        if function in (F.EQUAL, F.NOT_EQUAL):
            whole = exact.denominator == 1 and LEAST <= exact <= MOST_WHOLE
            same = left.value == int(exact) if whole else ~self._always
            return same if function == F.EQUAL else ~same
        if function in (F.LESS, F.GREATER_OR_EQUAL):
            edge = math.ceil(exact)
            less = left.value < edge if LEAST < edge <= MOST_WHOLE else self._ever(edge > MOST_WHOLE)
            return less if function == F.LESS else ~less
        edge = math.floor(exact)
        more = left.value > edge if LEAST <= edge < MOST_WHOLE else self._ever(edge < LEAST)
        return more if function == F.GREATER else ~more

    def _ever(self, holds: bool) -> nw.Expr:
        return self._always if holds else ~self._always

    def _choice(self, function: Function, parts: list[Known]) -> Known:
        if function in (F.LEAST, F.GREATEST):
            return reduce(lambda left, right: extreme(function, left, right), parts)
        if function == F.COALESCE:
            return reduce(lambda rest, first: either(first.present, first, rest), reversed(parts))
        chosen = parts[-1]
        for condition, value in reversed(list(zip(parts[:-1:2], parts[1::2], strict=True))):
            chosen = either(condition.value & condition.present, value, chosen)
        return chosen


def prepared_by_engine(call: Call) -> Extra | None:
    """Return what the engine itself has to prepare for `call`: patterns, and parts of dates, of columns."""
    first = call.arguments[0] if call.arguments else None
    if not isinstance(first, Reference):
        return None
    if call.function in _PARTS:
        return Extra(column=first.column, kind=_PARTS[call.function])
    if call.function != F.MATCHES:
        return None
    pattern = call.arguments[1]
    if not isinstance(pattern, Constant) or not isinstance(pattern.value, str):
        return None
    return Extra(column=first.column, kind="matches", pattern=pattern.value)
