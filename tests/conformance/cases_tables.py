"""Keys, relationships, amounts, and what a table may look like: names, no rows, several files."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime

import pyarrow as pa

from conformance.cases import Case, column, one_column, rule
from mlgate.contracts import Column, Rule, Table
from mlgate.contracts.compiled import Amount
from mlgate.contracts.constraints import Dangling, EveryRow, Missing, Outside, Repeated, Unlisted

NAN, INF = float("nan"), float("inf")

OPERATORS = {
    # operator: (numbers that hold of 3, numbers that do not)
    "mustBe": ((3, 0), (4, 0)),
    "mustNotBe": ((4, 0), (3, 0)),
    "mustBeGreaterThan": ((2, 0), (3, 0)),
    "mustBeGreaterOrEqualTo": ((3, 0), (3.5, 0)),
    "mustBeLessThan": ((3.5, 0), (3, 0)),
    "mustBeLessOrEqualTo": ((3, 0), (2.5, 0)),
    "mustBeBetween": ((3, 3), (4, 9)),
    "mustNotBeBetween": ((4, 9), (3, 3)),
}


def amounts() -> Iterator[Case]:
    """Yield every operator over rows, percent of rows, and the number of rows; the first holds and the second fails."""
    data = one_column(pa.int64(), [None, 1, None, 2, None, 3] + [4] * 6)
    for operator, pairs in OPERATORS.items():
        for numbers, ending in zip(pairs, ("holds", "fails"), strict=True):
            for percent in (False, True):
                low, high = (number * (25 / 3 if percent else 1) for number in numbers)
                low, high = (round(number, 9) for number in (low, high))
                amount = Amount(operator=operator, low=low, high=high, percent=percent)
                table = Table(name="t", columns=(column(),), rules=(rule(Missing(), amount=amount),))
                name = f"{operator}-{'percent' if percent else 'rows'}-{ending}"
                yield Case(name=name, table=table, sources=(data,), expect={"x:rule": 3})
            low, high = (number * 4 for number in numbers)
            every = rule(EveryRow(), amount=Amount(operator=operator, low=low, high=high))
            table = Table(name="t", columns=(column(),), rules=(every,))
            yield Case(name=f"{operator}-count-{ending}", table=table, sources=(data,), expect={})


def keys() -> Iterator[Case]:
    """Yield unique columns: rows that hold what an earlier row holds; keys with a missing part are left out."""
    yield from _unique("integer", pa.int64(), [1, 2, 1, None, None, 1, -(2**63), 2**63 - 1], 2)
    yield from _unique("integer", pa.int8(), [1, 2, 1, None, None, 127, -128, -128], 2)
    yield from _unique("integer", pa.uint64(), [2**64 - 1, 2**63, 2**64 - 1, None, None], 1)
    yield from _unique("integer", pa.float64(), [1.0, 2.0, 1.0, 1.5, 1.5, NAN, NAN, None], 1)
    yield from _unique("number", pa.float64(), [0.0, -0.0, NAN, NAN, INF, INF, -INF, None, None, 1.5], 2)
    yield from _unique("number", pa.int64(), [2**53, 2**53 + 1, 2**53 + 2, 5], 0)
    yield from _unique("string", pa.string(), ["", "", "a", "A", "é", "e\u0301", "é", None, None, "a "], 2)
    yield from _unique("string", pa.large_string(), ["x", "y", "x", None, None], 1)
    yield from _unique("string", pa.dictionary(pa.int8(), pa.string()), ["x", "y", "x", None, None], 1)
    yield from _unique("boolean", pa.bool_(), [True, False, True, None, None, False], 2)
    yield from _unique("date", pa.date32(), [date(1, 1, 1), date(9999, 12, 31), date(1, 1, 1), None, None], 1)
    moments = [datetime(2024, 1, 1), datetime(2024, 1, 1, 0, 0, 0, 1), datetime(2024, 1, 1), None, None]  # noqa: DTZ001
    yield from _unique("timestamp", pa.timestamp("us"), moments, 1)
    yield from _unique("timestamp", pa.timestamp("us", "Asia/Tokyo"), moments, 1)
    yield from _unique("integer", pa.int64(), list(range(1000)), 0, "sorted")
    yield from _unique("integer", pa.int64(), [*range(1000), 999, 0], 2, "almost-sorted")
    yield from _unique("integer", pa.int64(), [(row * 7919) % 1009 for row in range(1009)], 0, "dense")
    yield from _unique("integer", pa.int64(), [(row * 2**40) % (2**63 - 25) for row in range(500)], 0, "sparse")
    yield from _unique("string", pa.string(), [f"id-{row % 400}" for row in range(500)], 100, "many")
    yield from _several()


def _unique(logical: str, kind: pa.DataType, values: Sequence[object], repeats: int, more: str = "") -> Iterator[Case]:
    table = Table(name="t", columns=(column("x", logical),), rules=(rule(Repeated()),))
    name = f"unique-{logical}-{kind}{more}"
    data = one_column(kind, values)
    yield Case(name=name, table=table, sources=(data,), expect={"x:rule": repeats})
    if repeats:
        passing = data.slice(0, 1)
        yield Case(name=f"{name}-passes", table=table, sources=(passing,), expect={"x:rule": 0})


def _several() -> Iterator[Case]:
    columns = (column("a", "integer"), column("b", "string"), column("c", "number"))
    names = ("a", "b", "c")
    table = Table(name="t", columns=columns, rules=(rule(Repeated(), *names),))
    data = pa.table(
        {
            "a": pa.array([1, 1, 1, None, None, 2, 11, 1], pa.int64()),
            "b": pa.array(["x", "x", "y", "x", "x", "", "1", "11"], pa.string()),
            "c": pa.array([0.0, -0.0, 0.0, 0.0, 0.0, NAN, 1.0, 1.0], pa.float64()),
        }
    )
    yield Case(name="key-of-three", table=table, sources=(data,), expect={"x:rule": 1})
    good = data.slice(1)
    yield Case(name="key-of-three-passes", table=table, sources=(good,), expect={"x:rule": 0})
    packed = pa.table({"a": [1, 2, 3, 1, 2, 3, 3], "b": [2**40, -5, 0, 7, -5, -(2**62), 0]})
    columns = (column("a", "integer"), column("b", "integer"))
    table = Table(name="t", columns=columns, rules=(rule(Repeated(), "a", "b"),))
    yield Case(name="key-of-two-integers", table=table, sources=(packed,), expect={"x:rule": 2})
    yield Case(name="key-over-files", table=table, sources=(packed, packed.slice(0, 3)), expect={"x:rule": 5})


def relationships() -> Iterator[Case]:
    """Yield foreign keys of one and of two columns, of different widths on either side."""
    table = Table(name="t", columns=(column("x", "integer"),), rules=(rule(Dangling(table="other", columns=("id",))),))
    data = one_column(pa.int32(), [1, 2, 3, None, 3])
    wide = pa.table({"id": pa.array([1, 2, None, 2], pa.int64())})
    yield Case(name="foreign-key-fails", table=table, sources=(data,), expect={"x:rule": 2}, related={"other": (wide,)})
    yield Case(
        name="foreign-key-passes",
        table=table,
        sources=(data.slice(0, 2),),
        expect={"x:rule": 0},
        related={"other": (wide,)},
    )
    parts = (wide, pa.table({"id": pa.array([3], pa.int64())}))
    yield Case(
        name="foreign-key-over-files", table=table, sources=(data,), expect={"x:rule": 0}, related={"other": parts}
    )
    columns = (column("a", "integer"), column("b", "string"))
    table = Table(name="t", columns=columns, rules=(rule(Dangling(table="other", columns=("k", "l")), "a", "b"),))
    data = pa.table({"a": [1, 1, 2, None], "b": ["x", "y", None, "x"]})
    other = pa.table({"k": [1, 1, 2], "l": ["x", "z", None]})
    yield Case(
        name="foreign-key-of-two", table=table, sources=(data,), expect={"x:rule": 1}, related={"other": (other,)}
    )
    texts = Table(name="t", columns=(column("x", "string"),), rules=(rule(Dangling(table="o", columns=("id",))),))
    words = one_column(pa.dictionary(pa.int8(), pa.string()), ["", "a", None, "ü"])
    other = pa.table({"id": pa.array(["", "ü"], pa.large_string())})
    yield Case(name="foreign-key-of-text", table=texts, sources=(words,), expect={"x:rule": 1}, related={"o": (other,)})


_NAMES = (
    "two\nlines",
    "a.b",
    'a"b',
    "a'b",
    "a`b",
    "🙂",
    "\u00e9",
    "e\u0301",
    " ",
    "*",
    "^.*$",
    "select",
    "a]b",
    "[a]",
    "a[]",
    "$1",
    "%s",
    "{x}",
    "a\\b",
    "a,b",
    "a;--",
    "c0",
    "s0",
    "k0",
    "t0",
    "n",
    "row",
    "source",
    "count",
    "len",
    "index",
    "__index_level_0__",
    "literal",
    "x" * 200,
)


def names() -> Iterator[Case]:
    """Yield names that mean something to a library, or to the engine's own queries."""
    for index, name in enumerate(_NAMES):
        rules = (
            rule(Missing(), name, subject="n"),
            rule(Outside(low=2), name, subject="r"),
            rule(Repeated(), name, subject="u"),
        )
        table = Table(name="t", columns=(column(name, "integer"),), rules=rules)
        data = pa.table({name: pa.array([1, None, 3, 3], pa.int64())})
        yield Case(name=f"name-{index}", table=table, sources=(data,), expect={"n": 1, "r": 1, "u": 1})
    columns = tuple(column(name, "integer") for name in _NAMES)
    rules = tuple(rule(Missing(), name, subject=f"n{index}") for index, name in enumerate(_NAMES))
    table = Table(name="t", columns=columns, rules=rules)
    data = pa.table(
        {name: pa.array([None] * index + [1] * (40 - index), pa.int64()) for index, name in enumerate(_NAMES)}
    )
    expect = {f"n{index}": index for index in range(len(_NAMES))}
    yield Case(name="names-together", table=table, sources=(data,), expect=expect)
    table = Table(
        name="t",
        columns=(column("a", "integer"), column("A", "string")),
        rules=(rule(Missing(), "a", subject="a"), rule(Unlisted(values=("y",)), "A", subject="A")),
    )
    data = pa.table({"a": pa.array([1, None], pa.int64()), "A": ["x", "y"]})
    yield Case(name="names-differ-by-case", table=table, sources=(data,), expect={"a": 1, "A": 1})


def shapes() -> Iterator[Case]:
    """Yield tables without rows, columns or values, and several files of different columns."""
    columns = (column("x", "integer"), column("y", "string"))
    rules = (
        rule(Missing()),
        rule(Repeated(), "x", subject="x:unique"),
        rule(Unlisted(values=("a",)), "y", subject="y:enum"),
    )
    table = Table(name="t", columns=columns, rules=rules)
    none = {"x:rule": 0, "x:unique": 0, "y:enum": 0}
    empty = pa.table({"x": pa.array([], pa.int64()), "y": pa.array([], pa.string())})
    full = pa.table({"x": pa.array([1, None], pa.int64()), "y": ["a", "b"]})
    yield Case(name="no-rows", table=table, sources=(empty,), expect=none)
    yield Case(
        name="one-file-without-rows",
        table=table,
        sources=(empty, full),
        expect={"x:rule": 1, "x:unique": 0, "y:enum": 1},
    )
    nothing = pa.table({"x": pa.nulls(3), "y": pa.nulls(3)})
    yield Case(name="nulls-only", table=table, sources=(nothing,), expect={"x:rule": 3, "x:unique": 0, "y:enum": 0})
    typed = nothing.cast(full.schema)
    yield Case(name="typed-nulls-only", table=table, sources=(typed,), expect={"x:rule": 3, "x:unique": 0, "y:enum": 0})
    gone = frozenset({("y", "missing")})
    yield Case(
        name="column-missing",
        table=table,
        sources=(full.select(["x"]),),
        expect={"x:rule": 1, "x:unique": 0},
        broken=gone,
    )
    both = (full, full.select(["x"]))
    yield Case(
        name="column-missing-in-one",
        table=table,
        sources=both,
        expect={"x:rule": 2, "x:unique": 1, "y:enum": 1},
        broken=gone,
    )
    all_gone = frozenset({("x", "missing"), ("y", "missing")})
    yield Case(name="other-columns", table=table, sources=(pa.table({"z": [1, 2]}),), expect={}, broken=all_gone)
    yield Case(name="no-columns-wanted", table=Table(name="t", columns=(), rules=()), sources=(full,), expect={})
    mixed = (full, full.set_column(0, "x", pa.array([7, None], pa.int16())))
    yield Case(name="widths-differ", table=table, sources=mixed, expect={"x:rule": 2, "x:unique": 0, "y:enum": 2})
    wide = _wide()
    yield wide


def _wide() -> Case:
    columns: list[Column] = []
    rules: list[Rule] = []
    for index in range(300):
        columns.append(column(f"x{index}", "integer"))
        rules.append(rule(Missing(), f"x{index}", subject=f"x{index}"))
    data = pa.table(
        {f"x{index}": pa.array([None] * (index % 3) + [1] * (3 - index % 3), pa.int64()) for index in range(300)}
    )
    expect = {f"x{index}": index % 3 for index in range(300)}
    return Case(
        name="three-hundred-columns",
        table=Table(name="t", columns=tuple(columns), rules=tuple(rules)),
        sources=(data,),
        expect=expect,
    )


def all_cases() -> Iterator[Case]:
    """Yield every case of this module."""
    for cases in (amounts, keys, relationships, names, shapes):
        yield from cases()
