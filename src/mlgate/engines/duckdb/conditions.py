"""Conditions of a contract as SQL with the one meaning that `mlgate.contracts.expressions` gives them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, time

from mlgate.contracts.expressions import Call, Constant, Expression, Function, Reference, ValueType
from mlgate.engines.duckdb import literals
from mlgate.engines.duckdb.columns import View
from mlgate.engines.duckdb.patterns import re2

F = Function
_OPERATORS = (F.EQUAL, F.NOT_EQUAL, F.LESS, F.LESS_OR_EQUAL, F.GREATER, F.GREATER_OR_EQUAL)
_ARITHMETIC: dict[Function, str] = {
    F.ADD: "{} + {}",
    F.SUBTRACT: "{} - {}",
    F.MULTIPLY: "{} * {}",
    # Division by zero is null.
    F.DIVIDE: "{} / nullif({}, 0)",
    F.REMAINDER: "{} % nullif({}, 0)",
    F.NEGATE: "-({})",
    F.ABSOLUTE: "abs({})",
    F.FLOOR: "floor({})",
    F.CEILING: "ceil({})",
}
_PLAIN: dict[Function, str] = {
    F.IS_NULL: "{} IS NULL",
    F.NOT: "NOT {}",
    F.LENGTH: "length({})",
    F.LOWER: "lower({})",
    F.UPPER: "upper({})",
    F.STARTS_WITH: "starts_with({}, {})",
    F.ENDS_WITH: "suffix({}, {})",
    F.CONTAINS: "contains({}, {})",
    F.TRIM: "trim({})",
    F.YEAR: "year({})",
    F.MONTH: "month({})",
    F.DAY: "day({})",
    F.HOUR: "hour({})",
}
_JOINED: dict[Function, str] = {F.AND: " AND ", F.OR: " OR ", F.CONCAT: " || "}
_LISTED: dict[Function, str] = {F.COALESCE: "coalesce", F.LEAST: "least", F.GREATEST: "greatest"}


class UnsupportedError(Exception):
    """A condition that this engine cannot run; the message says what of it."""


class Term:
    """An expression in SQL, and of what sort its value is: a number is whole, floating or decimal."""

    def __init__(self, sql: str, family: str, *, fine: bool = False) -> None:
        self.sql = sql
        self.family = family
        self.fine = fine

    @property
    def floating(self) -> str:
        """The number in double precision."""
        return self.sql if self.family == "number" else f"CAST({self.sql} AS DOUBLE)"


def condition(expression: Expression, views: Mapping[str, View]) -> str:
    """Return SQL, of three values, for `expression` over `views` by the names of columns.

    Raises:
        UnsupportedError: it names a column that is not a plain value in each row.
    """
    return _Translation(views).term(expression).sql


class _Translation:
    """Translates over the columns of one source."""

    def __init__(self, views: Mapping[str, View]) -> None:
        self.views = views

    def term(self, expression: Expression) -> Term:
        match expression:
            case Constant():
                return _constant(expression)
            case Reference():
                return self._reference(expression.column)
            case Call():
                return self._call(expression)

    def _reference(self, name: str) -> Term:
        view = self.views[name]
        if view.held.family == "number":
            value = view.value if view.held.bits != 32 else f"CAST({view.value} AS DOUBLE)"  # noqa: PLR2004 - bits
            return Term(f"nullif({value}, 'nan'::DOUBLE)", "number")
        if view.held.family in ("array", "map", "object"):
            raise UnsupportedError("reads a nested column")
        return Term(view.value, view.held.family, fine=view.fine)

    def _call(self, call: Call) -> Term:
        function = call.function
        if function == F.MATCHES:
            return self._matches(call)
        if function == F.CASE:
            return self._case(call)
        terms = [self.term(argument) for argument in call.arguments]
        if function in _OPERATORS:
            return Term(_compared(function.value, *terms), "boolean")
        if function == F.IN:
            parts = [_compared("=", terms[0], one) for one in terms[1:]]
            return Term(_in(terms) or f"({' OR '.join(parts)})", "boolean")
        if function in _ARITHMETIC:
            result = _ARITHMETIC[function].format(*(f"({one.floating})" for one in terms))
            # Infinity less infinity is a NaN, and a NaN is missing.
            return Term(f"nullif({result}, 'nan'::DOUBLE)", "number")
        if function == F.SECONDS_BETWEEN:
            return Term(_seconds(*terms), "number")
        return _plain(call, terms)

    def _matches(self, call: Call) -> Term:
        pattern = call.arguments[1]
        assert isinstance(pattern, Constant)
        text = self.term(call.arguments[0]).sql
        return Term(f"regexp_matches({text}, {literals.text(re2(str(pattern.value)))})", "boolean")

    def _case(self, call: Call) -> Term:
        *pairs, last = [self.term(argument) for argument in call.arguments]
        values = _unified([*pairs[1::2], last])
        branches = " ".join(f"WHEN {when.sql} THEN {then.sql}" for when, then in zip(pairs[::2], values, strict=False))
        return Term(f"(CASE {branches} ELSE {values[-1].sql} END)", values[-1].family, fine=values[-1].fine)


def _plain(call: Call, terms: list[Term]) -> Term:
    function = call.function
    if function in _JOINED:
        joined = _JOINED[function].join(f"({one.sql})" for one in terms)
        return Term(f"({joined})", "string" if function == F.CONCAT else "boolean")
    if function in _LISTED:
        values = _unified(terms)
        listed = ", ".join(one.sql for one in values)
        return Term(f"{_LISTED[function]}({listed})", values[0].family, fine=values[0].fine)
    sql = _PLAIN[function].format(*(f"({one.sql})" for one in terms))
    family = {ValueType.NUMBER: "integer", ValueType.BOOLEAN: "boolean"}.get(call.type, "string")
    return Term(f"({sql})", family)


def _constant(constant: Constant) -> Term:
    value = constant.value
    if value is None:
        return Term(_null(constant.type), "number" if constant.type == ValueType.NUMBER else constant.type.value)
    if isinstance(value, bool):
        return Term(str(value).lower(), "boolean")
    if isinstance(value, int | float):
        sql = literals.number(value)
        return Term(sql, "number" if sql.endswith("DOUBLE") else "integer")
    if isinstance(value, str):
        return Term(literals.text(value), "string")
    if isinstance(value, time):
        return Term(literals.clock(value), "time")
    assert isinstance(value, date)
    return Term(literals.moment(value), "timestamp" if constant.type == ValueType.TIMESTAMP else "date")


def _null(type_: ValueType) -> str:
    names: dict[ValueType, str] = {
        ValueType.NUMBER: "DOUBLE",
        ValueType.STRING: "VARCHAR",
        ValueType.BOOLEAN: "BOOLEAN",
    }
    names |= {ValueType.DATE: "DATE", ValueType.TIMESTAMP: "TIMESTAMP", ValueType.TIME: "TIME"}
    return f"NULL::{names[type_]}" if type_ in names else "NULL"


def _compared(operator: str, left: Term, right: Term) -> str:
    families = {left.family, right.family}
    if families == {"integer", "number"}:
        return _mixed(operator, left, right)
    if "decimal" in families:
        return _decimals(operator, left, right)
    if families <= {"date", "timestamp"} and families != {"date"}:
        return f"({_ticks(left, right)} {operator} {_ticks(right, left)})"
    if families == {"time"} and left.fine != right.fine:
        return f"(epoch_ns({left.sql}) {operator} epoch_ns({right.sql}))"
    return f"({left.sql} {operator} {right.sql})"


def _mixed(operator: str, left: Term, right: Term) -> str:
    """Compare a whole number with a floating one without rounding either."""
    floating = left.sql if left.family == "number" else right.sql
    as_whole = f"TRY_CAST({floating} AS HUGEINT)"
    wholes = [as_whole if one.family == "number" else one.sql for one in (left, right)]
    exact, rounded = f"{wholes[0]} {operator} {wholes[1]}", f"{left.floating} {operator} {right.floating}"
    return f"(CASE WHEN {as_whole} = {floating} THEN {exact} ELSE {rounded} END)"


def _decimals(operator: str, left: Term, right: Term) -> str:
    """Compare decimals exactly where their digits fit a common type, and else in double precision."""
    rounded = f"({left.floating} {operator} {right.floating})"
    if left.family != right.family:
        return rounded
    return f"coalesce(TRY({left.sql} {operator} {right.sql}), {rounded})"


def _in(terms: list[Term]) -> str | None:
    """Return a list of literals that are all of the value's own sort, which one lookup decides."""
    value, *members = terms
    alike = {one.family for one in members} == {value.family} and value.family in ("string", "integer", "boolean")
    return f"({value.sql} IN ({', '.join(one.sql for one in members)}))" if alike else None


def _ticks(one: Term, other: Term) -> str:
    """Return a moment's microseconds from 1970, or its nanoseconds where one of both has them."""
    if one.fine:
        return f"epoch_ns({one.sql})::HUGEINT"
    # A date far away has no microseconds that fit; TRY makes it null.
    micros = f"TRY(epoch_us({one.sql}))"
    return f"{micros}::HUGEINT * 1000" if other.fine else micros


def _seconds(left: Term, right: Term) -> str:
    first, second = (f"CAST(epoch_us({one.sql}) AS HUGEINT)" for one in (left, right))
    return f"TRY(CAST({first} - {second} AS DOUBLE) / 1e6::DOUBLE)"


def _unified(terms: list[Term]) -> list[Term]:
    """Return `terms` of one type, so that what is chosen between is neither rounded nor cut by an implicit cast."""
    families = {one.family for one in terms}
    if len(families) == 1 and len({one.fine for one in terms}) == 1:
        return terms
    if families <= {"integer", "number", "decimal", "null"}:
        return [Term(one.floating, "number") for one in terms]
    if families <= {"date", "timestamp", "null"}:
        fine = any(one.fine for one in terms)
        return [
            Term(f"TRY_CAST({one.sql} AS {'TIMESTAMP_NS' if fine else 'TIMESTAMP'})", "timestamp", fine=fine)
            for one in terms
        ]
    return terms
