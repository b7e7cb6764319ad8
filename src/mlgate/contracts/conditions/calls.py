"""What a condition can call: each function and operator of the grammar, by the name of sqlglot's class for it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec

from mlgate.contracts.conditions import moments, patterns
from mlgate.contracts.conditions.typed import (
    FALSE,
    NULL,
    MisfitError,
    Value,
    arithmetic,
    call,
    compare,
    logical,
    needed,
    plain_value,
    same,
    unified,
)
from mlgate.contracts.expressions import Call, Constant, Expression, Function, ValueType


class Arguments:
    """The operands of a call, by name, and those of a list in their order."""

    def __init__(self, parts: dict[str, Any], translate: Callable[[Any], Value]) -> None:
        """Translate each operand once; the names of units and types are left as they are."""
        self.named: dict[str, Any] = {}
        self.listed: list[Value] = []
        for name, part in parts.items():
            if name == "expressions":
                self.listed = [translate(one) for one in part]
            elif name == "ifs":
                self.named[name] = [(translate(one.this), translate(one.args["true"])) for one in part]
            elif name == "unit" or type(part).__name__ == "Var":
                self.named[name] = str(getattr(part, "this", part))
            else:
                self.named[name] = translate(part)

    def values(self) -> list[Value]:
        """Return every operand."""
        pairs = [one for pair in self.named.get("ifs", ()) for one in pair]
        return [*self.listed, *pairs, *(one for one in self.named.values() if not isinstance(one, str | list))]

    def all(self) -> list[Value]:
        """Return the operands in their order, wherever sqlglot keeps them."""
        return [*(self.named[name] for name in ("this", "expression", "escape") if name in self.named), *self.listed]


class Form(msgspec.Struct, frozen=True, kw_only=True):
    """A function: the operands that sqlglot's node of it may carry, and how it is built."""

    takes: tuple[str, ...]
    build: Callable[[Arguments], Value]
    name: str = ""


def _count(arguments: Arguments, what: str, low: int, high: int | None = None) -> list[Value]:
    found = arguments.all()
    if not low <= len(found) <= (low if high is None else high):
        raise MisfitError(f"{what} takes {low if high is None else f'{low} to {high}'} arguments, not {len(found)}")
    return found


def _compared(function: Function) -> Form:
    return Form(takes=("this", "expression"), build=lambda given: compare(function, *_count(given, function, 2)))


def _calculated(function: Function, name: str = "") -> Form:
    def build(given: Arguments) -> Value:
        return arithmetic(function, *_count(given, function, 2))

    return Form(takes=("this", "expression"), build=build, name=name)


def _of(function: Function, taken: ValueType, given: ValueType, count: int = 1) -> Form:
    def build(arguments: Arguments) -> Value:
        found = _count(arguments, function, count)
        return call(function, given, *(needed(one, taken, function) for one in found))

    return Form(takes=("this", "expression"), build=build, name=function.value)


def _joined(function: Function) -> Form:
    def build(given: Arguments) -> Value:
        return logical(function, *(needed(one, ValueType.BOOLEAN, function.upper()) for one in given.listed))

    return Form(takes=("expressions",), build=build)


def negated(value: Value) -> Expression:
    """Return NOT `value`."""
    return logical(Function.NOT, needed(value, ValueType.BOOLEAN, "NOT"))


def _is(given: Arguments) -> Value:
    value, what = _count(given, "IS", 2)
    if what == NULL:
        return logical(Function.IS_NULL, plain_value(value))
    if not isinstance(what, Constant) or not isinstance(what.value, bool):
        raise MisfitError("IS takes NULL, TRUE or FALSE")
    truth = needed(value, ValueType.BOOLEAN, "IS")
    return call(Function.COALESCE, ValueType.BOOLEAN, truth if what.value else negated(truth), FALSE)


def _between(given: Arguments) -> Value:
    value, low, high = (given.named[name] for name in ("this", "low", "high"))
    return logical(
        Function.AND, compare(Function.GREATER_OR_EQUAL, value, low), compare(Function.LESS_OR_EQUAL, value, high)
    )


def _in(given: Arguments) -> Value:
    if not given.listed:
        raise MisfitError("IN takes a list of literals")
    literals = [_without_sign(one) for one in given.listed]
    if not all(isinstance(one, Constant) for one in literals):
        raise MisfitError("IN takes literals; compare columns with = and OR")
    if NULL in literals:
        raise MisfitError("a list of IN with NULL is never false; leave NULL out")
    values, _ = unified((given.named["this"], *literals))
    return logical(Function.IN, *values)


def _without_sign(value: Value) -> Value:
    """Return the literal that `-1` is."""
    if isinstance(value, Call) and value.function is Function.NEGATE and isinstance(value.arguments[0], Constant):
        inner = value.arguments[0].value
        if isinstance(inner, int | float):
            return Constant(value=-inner, type=ValueType.NUMBER)
    return value


def _negative(given: Arguments) -> Value:
    (value,) = _count(given, "-", 1)
    return _without_sign(call(Function.NEGATE, ValueType.NUMBER, needed(value, ValueType.NUMBER, "-")))


def _case(given: Arguments) -> Value:
    subject, pairs = given.named.get("this"), given.named["ifs"]
    conditions = [
        needed(when, ValueType.BOOLEAN, "WHEN") if subject is None else compare(Function.EQUAL, subject, when)
        for when, _ in pairs
    ]
    return _chosen(conditions, [*(then for _, then in pairs), given.named.get("default", NULL)])


def _if(given: Arguments) -> Value:
    found = given.listed or [given.named[name] for name in ("this", "true", "false") if name in given.named]
    if len(found) not in (2, 3):
        raise MisfitError(f"if takes 2 to 3 arguments, not {len(found)}")
    condition, *values = found
    return _chosen([needed(condition, ValueType.BOOLEAN, "if")], [*values, NULL][:2])


def _chosen(conditions: list[Expression], values: list[Value]) -> Expression:
    results, sort = unified(values)
    paired = [one for pair in zip(conditions, results, strict=False) for one in pair]
    return call(Function.CASE, sort, *paired, results[-1])


def _nullif(given: Arguments) -> Value:
    value, other = _count(given, "nullif", 2)
    return _chosen([compare(Function.EQUAL, value, other)], [NULL, value])


def _choice(function: Function) -> Form:
    def build(given: Arguments) -> Value:
        found = given.all()
        values, sort = unified(found)
        return call(function, sort, *values) if len(values) > 1 else values[0]

    return Form(takes=("this", "expressions"), build=build, name=function.value)


def _joined_text(given: Arguments) -> Value:
    parts = [needed(one, ValueType.STRING, "concat") for one in given.listed]
    if not parts:
        raise MisfitError("concat takes at least one argument")
    return call(Function.CONCAT, ValueType.STRING, *parts) if len(parts) > 1 else parts[0]


def _distinct(given: Arguments) -> Value:
    return negated(same(*_count(given, "IS DISTINCT FROM", 2)))


def _pair(build: Callable[[Arguments], Value], name: str = "") -> Form:
    return Form(takes=("this", "expression"), build=build, name=name)


_NUMBER, _STRING, _BOOLEAN = ValueType.NUMBER, ValueType.STRING, ValueType.BOOLEAN
CALLS: dict[str, Form] = {
    "And": _joined(Function.AND),
    "Or": _joined(Function.OR),
    "Not": _pair(lambda given: negated(*_count(given, "NOT", 1))),
    "Is": _pair(_is),
    "EQ": _compared(Function.EQUAL),
    "NEQ": _compared(Function.NOT_EQUAL),
    "LT": _compared(Function.LESS),
    "LTE": _compared(Function.LESS_OR_EQUAL),
    "GT": _compared(Function.GREATER),
    "GTE": _compared(Function.GREATER_OR_EQUAL),
    "NullSafeEQ": _pair(lambda given: same(*_count(given, "IS NOT DISTINCT FROM", 2))),
    "NullSafeNEQ": _pair(_distinct),
    "Between": Form(takes=("this", "low", "high"), build=_between),
    "In": Form(takes=("this", "expressions"), build=_in),
    "Like": Form(
        takes=("this", "expression"), build=lambda given: patterns.like(*_count(given, "LIKE", 2), folded=False)
    ),
    "ILike": Form(
        takes=("this", "expression"), build=lambda given: patterns.like(*_count(given, "LIKE", 2), folded=True)
    ),
    "RegexpLike": _pair(
        lambda given: patterns.searched(*_count(given, "regexp_matches", 2), whole=False), "regexp_matches"
    ),
    "RegexpFullMatch": _pair(
        lambda given: patterns.searched(*_count(given, "regexp_matches", 2), whole=True), "regexp_full_match"
    ),
    "Add": _calculated(Function.ADD),
    "Sub": _calculated(Function.SUBTRACT),
    "Mul": _calculated(Function.MULTIPLY),
    "Div": _calculated(Function.DIVIDE),
    "Mod": _calculated(Function.REMAINDER, "mod"),
    "Neg": _pair(_negative),
    "Abs": _of(Function.ABSOLUTE, _NUMBER, _NUMBER),
    "Floor": _of(Function.FLOOR, _NUMBER, _NUMBER),
    "Ceil": _of(Function.CEILING, _NUMBER, _NUMBER),
    "Length": _of(Function.LENGTH, _STRING, _NUMBER),
    "Lower": _of(Function.LOWER, _STRING, _STRING),
    "Upper": _of(Function.UPPER, _STRING, _STRING),
    "Trim": _of(Function.TRIM, _STRING, _STRING),
    "StartsWith": _of(Function.STARTS_WITH, _STRING, _BOOLEAN, 2),
    "EndsWith": _of(Function.ENDS_WITH, _STRING, _BOOLEAN, 2),
    "Contains": _of(Function.CONTAINS, _STRING, _BOOLEAN, 2),
    "Concat": Form(takes=("expressions",), build=_joined_text, name="concat"),
    "DPipe": Form(takes=("expressions",), build=_joined_text),
    "Case": Form(takes=("this", "ifs", "default"), build=_case),
    "If": Form(takes=("this", "true", "false"), build=_if, name="if"),
    "Nullif": _pair(_nullif, "nullif"),
    "Coalesce": _choice(Function.COALESCE),
    "Least": _choice(Function.LEAST),
    "Greatest": _choice(Function.GREATEST),
    "Year": _pair(lambda given: moments.part("year", *_count(given, "year", 1)), "year"),
    "Month": _pair(lambda given: moments.part("month", *_count(given, "month", 1)), "month"),
    "Day": _pair(lambda given: moments.part("day", *_count(given, "day", 1)), "day"),
    "Hour": _pair(lambda given: moments.part("hour", *_count(given, "hour", 1)), "hour"),
    "Extract": _pair(lambda given: moments.extracted(*_count(given, "extract", 2)), "extract"),
    "Interval": Form(takes=("this", "unit"), build=lambda given: moments.interval(given.all(), given.named)),
    "DateDiff": Form(
        takes=("this", "expression", "unit"),
        build=lambda given: moments.date_diff(given.all(), given.named),
        name="date_diff",
    ),
    "TimeToUnix": _pair(lambda given: moments.epoch(*_count(given, "epoch", 1)), "epoch"),
}
# Functions by other names than sqlglot's dialect knows them.
SYNONYMS = {
    "startswith": "StartsWith",
    "endswith": "EndsWith",
    "prefix": "StartsWith",
    "suffix": "EndsWith",
    "iif": "If",
    "iff": "If",
    "rlike": "RegexpLike",
    "regexp_contains": "RegexpLike",
    "date_part": "Extract",
}
_NOW = "the present moment is not available, so that a run can be repeated; write a rule with the metric freshness"
MEANINGLESS = {
    "now": _NOW,
    "current_date": _NOW,
    "current_timestamp": _NOW,
    "current_time": _NOW,
    "today": _NOW,
    "getdate": _NOW,
    "is_nan": "a NaN is a missing value: write IS NULL",
    "isnan": "a NaN is a missing value: write IS NULL",
    "tuple": "a single value is needed, not a list",
    "placeholder": "a condition has no parameters",
    "cast": "values are not cast: give the property the logicalType that it has",
    "escape": "LIKE has no ESCAPE here; write regexp_matches(column, 'pattern')",
    "intdiv": "write floor(a / b)",
}
