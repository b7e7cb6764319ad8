"""Conditions over the columns of a row: each function of the grammar true, false and null."""

# ruff: noqa: DTZ001 - bounds and columns without a zone are part of what is tried

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time

import pyarrow as pa

from conformance.cases import Case, column, rule
from mlgate.contracts import Table
from mlgate.contracts.constraints import Untrue
from mlgate.contracts.expressions import Call, Constant, Expression, Function, Reference, ValueType
from mlgate.contracts.scalars import Scalar

F, T = Function, ValueType
NAN, INF = float("nan"), float("inf")

_KINDS = {
    "i": ("integer", T.NUMBER),
    "j": ("integer", T.NUMBER),
    "f": ("number", T.NUMBER),
    "g": ("number", T.NUMBER),
    "s": ("string", T.STRING),
    "r": ("string", T.STRING),
    "b": ("boolean", T.BOOLEAN),
    "c": ("boolean", T.BOOLEAN),
    "d": ("date", T.DATE),
    "m": ("timestamp", T.TIMESTAMP),
    "n": ("timestamp", T.TIMESTAMP),
    "t": ("time", T.TIME),
}
_DATA = pa.table(
    {
        "i": pa.array([1, -7, None, 2**53 + 1, -(2**63), 0], pa.int64()),
        "j": pa.array([2, 2, 5, 2**53, 2**63 - 1, 0], pa.int64()),
        "f": pa.array([1.5, NAN, -0.0, INF, None, 9007199254740992.0], pa.float64()),
        "g": pa.array([0.0, 1.0, 0.0, -INF, 2.5, 9007199254740992.0], pa.float64()),
        "s": pa.array(["abc", "", None, "ÄÖ🙂", " x ", "a.c"], pa.string()),
        "r": pa.array(["b", "", "x", None, "x", "."], pa.string()),
        "b": pa.array([True, False, None, True, False, None], pa.bool_()),
        "c": pa.array([True, None, None, False, False, True], pa.bool_()),
        "d": pa.array(
            [date(2024, 2, 29), date(1, 1, 1), None, date(9999, 12, 31), date(1582, 10, 4), date(1970, 1, 1)]
        ),
        "m": pa.array(
            [
                datetime(2024, 2, 29),
                datetime(1, 1, 1, 23),
                datetime(2000, 1, 1),
                None,
                datetime(1500, 3, 1, 5),
                datetime(1969, 12, 31, 23, 59, 59),
            ],
            pa.timestamp("us"),
        ),
        "n": pa.array(
            [
                datetime(2024, 2, 28, 23),
                datetime(1, 1, 1, 22),
                None,
                datetime(1, 1, 1),
                datetime(1500, 3, 1, 5),
                datetime(1970, 1, 1),
            ],
            pa.timestamp("us", "America/New_York"),
        ),
        "t": pa.array([time(0), time(12, 30), None, time(23, 59, 59), time(8), time(8)], pa.time64("us")),
    }
)


def ref(name: str) -> Reference:
    """Return a reference to a column of the data above."""
    return Reference(column=name, type=_KINDS[name][1])


def lit(value: Scalar | None) -> Constant:
    """Return a literal."""
    kinds = [
        (bool, T.BOOLEAN),
        (int, T.NUMBER),
        (float, T.NUMBER),
        (str, T.STRING),
        (datetime, T.TIMESTAMP),
        (date, T.DATE),
        (time, T.TIME),
    ]
    return Constant(value=value, type=next((kind for one, kind in kinds if isinstance(value, one)), T.NULL))


_LOGICAL = (
    F.AND,
    F.OR,
    F.NOT,
    F.IS_NULL,
    F.IN,
    F.EQUAL,
    F.NOT_EQUAL,
    F.LESS,
    F.LESS_OR_EQUAL,
    F.GREATER,
    F.GREATER_OR_EQUAL,
)
_TESTS = (F.STARTS_WITH, F.ENDS_WITH, F.CONTAINS, F.MATCHES)
_TEXTS = (F.LOWER, F.UPPER, F.TRIM, F.CONCAT)


def call(function: Function, *arguments: Expression) -> Call:
    """Return a call of `function`, of the type that it yields."""
    if function in (*_LOGICAL, *_TESTS):
        kind = T.BOOLEAN
    elif function in _TEXTS:
        kind = T.STRING
    elif function is F.CASE:
        kind = arguments[1].type
    elif function in (F.COALESCE, F.LEAST, F.GREATEST):
        kind = arguments[0].type
    else:
        kind = T.NUMBER
    return Call(function=function, arguments=arguments, type=kind)


def negated(expression: Expression) -> Call:
    """Return the opposite condition, which is null in the same rows."""
    return call(F.NOT, expression)


def _comparisons() -> Iterator[tuple[str, Expression]]:
    for function in (F.EQUAL, F.NOT_EQUAL, F.LESS, F.LESS_OR_EQUAL, F.GREATER, F.GREATER_OR_EQUAL):
        for one, other in ("ij", "if", "jg", "fg", "sr", "bc", "dm", "mn"):
            yield f"{one}{function}{other}", call(function, ref(one), ref(other))
        yield f"i{function}1", call(function, ref("i"), lit(1))
        yield f"i{function}0.5", call(function, ref("i"), lit(0.5))
        yield f"f{function}0", call(function, ref("f"), lit(0))
        yield f"s{function}a", call(function, ref("s"), lit("a.c"))
        yield f"d{function}day", call(function, ref("d"), lit(date(1582, 10, 4)))
        yield f"m{function}day", call(function, ref("m"), lit(date(2024, 2, 29)))
        yield f"n{function}moment", call(function, ref("n"), lit(datetime(1970, 1, 1, 5)))
        yield f"t{function}noon", call(function, ref("t"), lit(time(12, 30)))
        yield f"i{function}null", call(function, ref("i"), lit(None))


def _logic() -> Iterator[tuple[str, Expression]]:
    yield "b", ref("b")
    yield "not-b", negated(ref("b"))
    for function in (F.AND, F.OR):
        yield f"b-{function}-c", call(function, ref("b"), ref("c"))
        yield f"b-{function}-null", call(function, ref("b"), lit(None))
        yield f"{function}-of-three", call(function, ref("b"), ref("c"), call(F.GREATER, ref("i"), lit(0)))
    for name in _KINDS:
        yield f"{name}-is-null", call(F.IS_NULL, ref(name))
    yield "i-in", call(F.IN, ref("i"), lit(1), lit(-7), lit(2**53))
    yield "i-in-null", call(F.IN, ref("i"), lit(1), lit(None))
    yield "f-in", call(F.IN, ref("f"), lit(0), lit(1.5))
    yield "s-in", call(F.IN, ref("s"), lit("abc"), lit(""))
    yield "d-in", call(F.IN, ref("d"), lit(date(1, 1, 1)), lit(date(1970, 1, 1)))


def _arithmetic() -> Iterator[tuple[str, Expression]]:
    for function in (F.ADD, F.SUBTRACT, F.MULTIPLY, F.DIVIDE, F.REMAINDER):
        for one, other in ("ij", "fg", "ig", "jf"):
            yield f"{one}{function}{other}", call(F.GREATER, call(function, ref(one), ref(other)), lit(0.5))
            null = call(F.IS_NULL, call(function, ref(one), ref(other)))
            yield f"{one}{function}{other}-is-null", null
        yield f"i{function}3", call(F.LESS, call(function, ref("i"), lit(3)), lit(0))
    for function in (F.NEGATE, F.ABSOLUTE, F.FLOOR, F.CEILING):
        for name in "if":
            yield f"{function}-{name}", call(F.GREATER_OR_EQUAL, call(function, ref(name)), lit(1))
    overflow = call(F.MULTIPLY, call(F.ADD, ref("i"), ref("j")), lit(1e300))
    yield "overflow", call(F.LESS, call(F.MULTIPLY, overflow, lit(1e300)), lit(0))
    yield "wraps-nowhere", call(F.LESS, call(F.SUBTRACT, ref("i"), ref("j")), lit(0))


def _text() -> Iterator[tuple[str, Expression]]:
    yield "length", call(F.EQUAL, call(F.LENGTH, ref("s")), lit(3))
    yield "lower", call(F.EQUAL, call(F.LOWER, ref("s")), lit("äö🙂"))
    yield "upper", call(F.EQUAL, call(F.UPPER, ref("s")), lit("ABC"))
    yield "trim", call(F.EQUAL, call(F.TRIM, ref("s")), lit("x"))
    yield "concat", call(F.EQUAL, call(F.CONCAT, ref("s"), lit("-"), ref("r")), lit("abc-b"))
    for function in (F.STARTS_WITH, F.ENDS_WITH, F.CONTAINS):
        yield f"s-{function}-r", call(function, ref("s"), ref("r"))
        yield f"s-{function}-dot", call(function, ref("s"), lit("."))
        yield f"s-{function}-nothing", call(function, ref("s"), lit(""))
    yield "matches", call(F.MATCHES, ref("s"), lit("^[a-c.]+$"))
    yield "matches-nothing", call(F.MATCHES, ref("s"), lit("^$"))
    yield "matches-exploding", call(F.MATCHES, ref("s"), lit("^(a+)+$"))


def _choice() -> Iterator[tuple[str, Expression]]:
    case = call(F.CASE, ref("b"), ref("i"), call(F.IS_NULL, ref("c")), lit(5), lit(None))
    yield "case", call(F.GREATER, case, lit(0))
    yield "case-otherwise", call(F.LESS, call(F.CASE, call(F.GREATER, ref("f"), lit(1)), lit(1), lit(0)), lit(1))
    yield "coalesce", call(F.LESS, call(F.COALESCE, ref("f"), ref("g")), lit(2))
    yield "coalesce-text", call(F.EQUAL, call(F.COALESCE, ref("s"), ref("r"), lit("z")), lit("x"))
    yield "least", call(F.LESS, call(F.LEAST, ref("f"), ref("g")), lit(0.5))
    yield "greatest", call(F.GREATER, call(F.GREATEST, ref("f"), ref("g")), lit(1))
    yield "least-date", call(F.EQUAL, call(F.LEAST, ref("d"), lit(date(1970, 1, 1))), ref("d"))


def _parts() -> Iterator[tuple[str, Expression]]:
    for function, value in ((F.YEAR, 2024), (F.MONTH, 12), (F.DAY, 29)):
        for name in "dmn":
            yield f"{function}-{name}", call(F.EQUAL, call(function, ref(name)), lit(value))
    for name in "mn":
        yield f"hour-{name}", call(F.GREATER, call(F.HOUR, ref(name)), lit(4))
    yield "seconds", call(F.GREATER, call(F.SECONDS_BETWEEN, ref("m"), ref("n")), lit(0))
    yield "seconds-of-days", call(F.LESS_OR_EQUAL, call(F.SECONDS_BETWEEN, ref("d"), ref("m")), lit(3600))


# Rows that break each condition and its opposite, counted by hand.
EXPECTED_BY_HAND = {
    "i=f": (3, 0),
    "j=g": (6, 0),
    "b-and-c": (3, 1),
    "b-or-c": (1, 3),
    "f-in": (2, 2),
    "i-in-null": (0, 1),
    "overflow": (4, 1),
    "wraps-nowhere": (2, 3),
}


def conditions() -> dict[str, Expression]:
    """Return every condition by its name."""
    found: dict[str, Expression] = {}
    for part in (_comparisons, _logic, _arithmetic, _text, _choice, _parts):
        found.update(part())
    return found


def all_cases() -> Iterator[Case]:
    """Yield one case for each condition: it and its opposite as two rules; what they count is left to the oracle."""
    for name, condition in conditions().items():
        from mlgate.contracts.expressions import columns

        names = columns(condition)
        table = Table(
            name="t",
            columns=tuple(column(one, _KINDS[one][0]) for one in names),
            rules=(
                rule(Untrue(condition=condition), *names, subject=f"{name}:condition"),
                rule(Untrue(condition=negated(condition)), *names, subject=f"{name}:opposite"),
            ),
        )
        yield Case(name=f"condition-{name}", table=table, sources=(_DATA.select(names),), expect={}, samples=0)
