"""Types, options, lists and missing values: tests that see one value at a time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time
from decimal import Decimal

import pyarrow as pa

from conformance.cases import Case, column, in_rows, one_column, rule
from mlgate.contracts import Table
from mlgate.contracts.constraints import (
    Infinite,
    Missing,
    Mistyped,
    NotMultiple,
    Outside,
    RepeatedItems,
    Unlisted,
    Unmatched,
    WrongLength,
    WrongSize,
)

NAN, INF = float("nan"), float("inf")
STRUCT = pa.struct([("a", pa.int64()), ("b", pa.string())])
ZONED = pa.timestamp("us", "America/New_York")
_WHOLE = (pa.int8(), pa.int16(), pa.int32(), pa.int64(), pa.uint8(), pa.uint16(), pa.uint32(), pa.uint64())
_MIDNIGHT = datetime(2024, 2, 29)  # noqa: DTZ001 - without a zone, as the column
_MOMENTS = [datetime(2024, 2, 29, 12, 30), datetime(1969, 12, 31, 23, 59, 59), None]  # noqa: DTZ001

# How each logical type may be stored, with values of it.
HELD: dict[str, list[tuple[pa.DataType, list[object]]]] = {
    "string": [
        (kind, ["a", "", None, "ü🙂"])
        for kind in (pa.string(), pa.large_string(), pa.dictionary(pa.int8(), pa.string()))
    ],
    "integer": [
        *((kind, [0, 1, None, 100]) for kind in _WHOLE),
        (pa.float64(), [0.0, -0.0, None, NAN, 1e15]),
        (pa.float32(), [0.0, 5.0, None]),
        (pa.decimal128(12, 2), [Decimal("1.00"), None, Decimal("-7.00")]),
    ],
    "number": [
        *((kind, [0, 1, None, 100]) for kind in _WHOLE),
        (pa.float64(), [0.5, -0.0, None, NAN, INF]),
        (pa.float32(), [0.5, None]),
        (pa.decimal128(38, 6), [Decimal("1.5"), None]),
    ],
    "boolean": [
        (pa.bool_(), [True, False, None]),
        *((kind, [0, 1, None]) for kind in (pa.int8(), pa.int64(), pa.uint8())),
        (pa.float64(), [0.0, -0.0, 1.0, NAN, None]),
        (pa.decimal128(3, 1), [Decimal("1.0"), Decimal("0.0"), None]),
    ],
    "date": [
        (pa.date32(), [date(2024, 2, 29), None, date(1, 1, 1), date(9999, 12, 31)]),
        (pa.timestamp("us"), [_MIDNIGHT, None]),
        (pa.timestamp("ns"), [_MIDNIGHT, None]),
    ],
    "timestamp": [(pa.timestamp(unit), _MOMENTS) for unit in ("s", "ms", "us", "ns")]
    + [(pa.timestamp(unit, "UTC"), _MOMENTS) for unit in ("ms", "us")]
    + [(ZONED, _MOMENTS)],
    "time": [(kind, [time(0), time(23, 59, 59), None]) for kind in (pa.time32("s"), pa.time64("us"), pa.time64("ns"))],
    "object": [(STRUCT, [{"a": 1, "b": "x"}, None, {"a": None, "b": None}])],
    "array": [(kind, [[1, 2], [], None, [None]]) for kind in (pa.list_(pa.int64()), pa.large_list(pa.int32()))]
    + [(pa.list_(pa.int64(), 2), [[1, 2], None])],
    "vector": [(pa.list_(pa.float32(), 3), [[1.0, 2.0, 3.0], None]), (pa.list_(pa.float64()), [[0.5], None])],
}
# Storage that is another logical type altogether.
REFUSED: dict[str, tuple[pa.DataType, ...]] = {
    "string": (pa.int64(), pa.bool_(), pa.date32(), pa.float64()),
    "integer": (pa.string(), pa.bool_(), pa.date32()),
    "number": (pa.string(), pa.bool_(), pa.timestamp("us")),
    "boolean": (pa.date32(), pa.string()),
    "date": (pa.string(), pa.int32(), pa.time64("us")),
    "timestamp": (pa.string(), pa.int64(), pa.time64("us")),
    "time": (pa.string(), pa.timestamp("us"), pa.int64()),
    "object": (pa.string(), pa.list_(pa.int64())),
    "array": (pa.string(), pa.int64(), STRUCT),
}


def types() -> Iterator[Case]:
    """Yield every logical type as every storage that holds it, and as some that do not."""
    for logical, kinds in HELD.items():
        for kind, values in kinds:
            table = Table(name="t", columns=(column("x", logical),), rules=(rule(Mistyped()),))
            data = one_column(kind, values)
            yield Case(name=f"type-{logical}-{kind}", table=table, sources=(data,), expect={"x:rule": 0})
    for logical, refused in REFUSED.items():
        table = Table(name="t", columns=(column("x", logical),), rules=(rule(Mistyped()),))
        for kind in refused:
            yield Case(
                name=f"type-{logical}-not-{kind}",
                table=table,
                sources=(one_column(kind, [None, None]),),
                expect={},
                broken=frozenset({("x", "type")}),
            )
    yield from in_rows("type-whole", "integer", pa.float64(), [1.0, 1.5, INF, -INF, NAN, None], Mistyped(), [1, 2, 3])
    tenths = [Decimal("1.0"), Decimal("1.5"), None]
    yield from in_rows("type-whole-decimal", "integer", pa.decimal128(9, 1), tenths, Mistyped(), [1])
    yield from in_rows("type-flag", "boolean", pa.int32(), [0, 1, 2, -1, None], Mistyped(), [2, 3])
    yield from in_rows("type-flag-float", "boolean", pa.float64(), [0.0, 1.0, 0.5, NAN, INF, None], Mistyped(), [2, 4])
    tens = [Decimal("1.0"), Decimal("10.0"), Decimal("0.1"), None]
    yield from in_rows("type-flag-decimal", "boolean", pa.decimal128(9, 1), tens, Mistyped(), [1, 2])
    yield from in_rows("flag-listed", "boolean", pa.int64(), [0, 1, None, 7], Unlisted(values=(True,)), [0])
    yield from in_rows("flag-missing", "boolean", pa.float64(), [0.0, NAN, None, 7.0], Missing(), [1, 2])
    late = [_MIDNIGHT, datetime(2024, 2, 29, 0, 0, 1), None, datetime(1900, 1, 1, 23)]  # noqa: DTZ001
    yield from in_rows("type-midnight", "date", pa.timestamp("us"), late, Mistyped(), [1, 3])
    whole = Table(
        name="t", columns=(column("x", "integer"),), rules=(rule(Missing()), rule(Outside(low=0), subject="x:range"))
    )
    data = one_column(pa.float64(), [1.5, None, NAN, -2.0, -2.5])
    yield Case(name="what-is-mistyped-is-not-missing", table=whole, sources=(data,), expect={"x:rule": 2, "x:range": 2})


def missing() -> Iterator[Case]:
    """Yield null, NaN and listed values."""
    yield from in_rows("required-float", "number", pa.float64(), [1.0, None, NAN, INF, -0.0], Missing(), [1, 2])
    yield from in_rows("required-integer", "integer", pa.int64(), [1, None, 3], Missing(), [1])
    yield from in_rows("required-string", "string", pa.string(), ["", None, "NaN", "null"], Missing(), [1])
    yield from in_rows("required-boolean", "boolean", pa.bool_(), [False, None, True], Missing(), [1])
    yield from in_rows("required-date", "date", pa.date32(), [date(1970, 1, 1), None], Missing(), [1])
    yield from in_rows("required-list", "array", pa.list_(pa.int64()), [[], None, [None]], Missing(), [1])
    yield from in_rows("required-object", "object", STRUCT, [{"a": None, "b": None}, None], Missing(), [1])
    yield from in_rows("required-nothing", None, pa.null(), [None, None], Missing(), [0, 1])
    yield from in_rows(
        "missing-values", "string", pa.string(), ["n/a", "", None, "x"], Missing(values=("", "n/a")), [0, 1, 2]
    )
    yield from in_rows(
        "missing-values-only", "string", pa.string(), ["n/a", None, "x"], Missing(values=("n/a",), null=False), [0]
    )
    yield from in_rows("missing-numbers", "integer", pa.int32(), [-999, 0, None], Missing(values=(-999,)), [0, 2])


def ranges() -> Iterator[Case]:
    """Yield minimum, maximum and the exclusive ones over all that has an order."""
    whole = [-1, 0, 5, 10, 11, None]
    for kind in (pa.int8(), pa.int64(), pa.float64(), pa.float32()):
        for logical in ("integer", "number"):
            name = f"{logical}-{kind}"
            yield from in_rows(f"minimum-{name}", logical, kind, whole, Outside(low=0), [0])
            yield from in_rows(f"maximum-{name}", logical, kind, whole, Outside(high=10), [4])
            yield from in_rows(f"exclusive-minimum-{name}", logical, kind, whole, Outside(low=0, low_open=True), [0, 1])
            yield from in_rows(
                f"exclusive-maximum-{name}", logical, kind, whole, Outside(high=10, high_open=True), [3, 4]
            )
            yield from in_rows(f"fraction-{name}", logical, kind, whole, Outside(low=-0.5, high=10.5), [0, 4])
    yield from in_rows(
        "unsigned-below-zero", "integer", pa.uint8(), [0, 255, None], Outside(low=-1, high=255, high_open=True), [1]
    )
    yield from in_rows("bound-beyond-type", "integer", pa.int8(), [1, None, 127], Outside(low=1000), [0, 2])
    yield from in_rows("bound-above-type", "integer", pa.int8(), [1, None, 127], Outside(high=1e300), [])
    ends = [-(2**63), 2**63 - 1, 2**53 + 1, 0, None]
    yield from in_rows("int64-low", "integer", pa.int64(), ends, Outside(low=-(2**63) + 1), [0])
    yield from in_rows("int64-high", "integer", pa.int64(), ends, Outside(high=2**53), [1, 2])
    yield from in_rows("int64-end", "integer", pa.int64(), ends, Outside(high=2**63 - 1, high_open=True), [1])
    yield from in_rows("uint64-high", "integer", pa.uint64(), [2**64 - 1, 2**63, None], Outside(high=2**63), [0])
    odd = [NAN, INF, -INF, -0.0, 0.0, None]
    yield from in_rows("odd-floats", "number", pa.float64(), odd, Outside(low=0), [0, 1, 2])
    yield from in_rows("zero-excluded", "number", pa.float64(), odd, Outside(low=0, low_open=True), [0, 1, 2, 3, 4])
    yield from in_rows("infinity-allowed", "number", pa.float64(), odd, Outside(low=0, infinity=True), [0, 2])
    yield from in_rows("finite", "number", pa.float64(), odd, Infinite(), [1, 2])
    yield from in_rows("finite-integers", "number", pa.int64(), [1, None], Infinite(), [])
    cents = [Decimal("0.09"), Decimal("0.10"), Decimal("0.11"), None]
    yield from in_rows("decimal", "number", pa.decimal128(10, 2), cents, Outside(low=0.1, high=0.1), [0, 2])
    long = [Decimal("99999999999999999.99"), Decimal("100000000000000000.00"), None]
    yield from in_rows(
        "long-decimal", "number", pa.decimal128(20, 2), long, Outside(high=100_000_000_000_000_000, high_open=True), [1]
    )
    yield from in_rows("single", "number", pa.float32(), [0.1, 0.2, None], Outside(low=0.1, high=0.1), [1])
    yield from _moments()


def _moments() -> Iterator[Case]:
    days = [date(1, 1, 1), date(1582, 10, 4), date(1582, 10, 15), date(2024, 2, 29), date(9999, 12, 31), None]
    yield from in_rows("date-low", "date", pa.date32(), days, Outside(low=date(1582, 10, 15)), [0, 1])
    yield from in_rows("date-high", "date", pa.date32(), days, Outside(high=date(2024, 2, 29)), [4])
    yield from in_rows("date-open", "date", pa.date32(), days, Outside(high=date(2024, 2, 29), high_open=True), [3, 4])
    noon = datetime(2024, 2, 29, 12)  # noqa: DTZ001 - bounds are in UTC
    yield from in_rows("date-by-moment", "date", pa.date32(), days, Outside(low=noon), [0, 1, 2, 3])
    far = [-800_000, -719_163, 0, 2_932_896, 2_932_897, 5_000_000, None]
    far_days = pa.array(far, type=pa.int32()).cast(pa.date32())
    for test, broken in (
        (Outside(low=date(1, 1, 1)), 2),
        (Outside(high=date(9999, 12, 31)), 2),
        (Outside(low=date(1970, 1, 1)), 2),
    ):
        table = Table(name="t", columns=(column("x", "date"),), rules=(rule(test),))
        data = pa.table({"x": far_days})
        name = f"far-dates-{test.low}-{test.high}"
        yield Case(name=name, table=table, sources=(data,), expect={"x:rule": broken}, samples=0)
    moments = [datetime(1500, 1, 1), noon, datetime(2024, 2, 29, 12, 0, 0, 1), datetime(9999, 12, 31, 23), None]  # noqa: DTZ001
    yield from in_rows("moment-low", "timestamp", pa.timestamp("us"), moments, Outside(low=noon), [0])
    yield from in_rows("moment-high", "timestamp", pa.timestamp("us"), moments, Outside(high=noon), [2, 3])
    yield from in_rows("moment-zoned", "timestamp", ZONED, moments[1:3], Outside(high=noon), [1])
    yield from in_rows(
        "moment-by-date", "timestamp", pa.timestamp("us"), moments, Outside(high=date(2024, 2, 29)), [1, 2, 3]
    )
    fine = pa.array([0, 1, -1, None], type=pa.int64()).cast(pa.timestamp("ns"))
    table = Table(name="t", columns=(column("x", "timestamp"),), rules=(rule(Outside(high=datetime(1970, 1, 1))),))  # noqa: DTZ001
    data = pa.table({"x": fine})
    yield Case(name="one-nanosecond", table=table, sources=(data,), expect={"x:rule": 1}, samples=0)
    clocks = [time(0), time(8, 30), time(23, 59, 59), None]
    for kind in (pa.time32("s"), pa.time64("us"), pa.time64("ns")):
        yield from in_rows(f"time-{kind}", "time", kind, clocks, Outside(low=time(8), high=time(20)), [0, 2])


def texts() -> Iterator[Case]:
    """Yield lengths and patterns."""
    words = ["", "a", "🙂🙂", "e\u0301e\u0301", "abc\ndef", None]
    yield from in_rows("min-length", "string", pa.string(), words, WrongLength(low=1), [0])
    yield from in_rows("max-length", "string", pa.string(), words, WrongLength(high=2), [3, 4])
    yield from in_rows(
        "lengths-categorical",
        "string",
        pa.dictionary(pa.int8(), pa.string()),
        words,
        WrongLength(low=1, high=4),
        [0, 4],
    )
    yield from in_rows("large-strings", "string", pa.large_string(), words, WrongLength(low=1), [0])
    yield from in_rows(
        "pattern", "string", pa.string(), ["a1", "1a", "", None, "xa12y"], Unmatched(pattern="a[0-9]"), [1, 2]
    )
    yield from in_rows(
        "pattern-anchored", "string", pa.string(), ["a1", "a1\n", "xa1", None], Unmatched(pattern="^a[0-9]$"), [1, 2]
    )
    yield from in_rows(
        "pattern-ascii", "string", pa.string(), ["1", "१", "ä", None], Unmatched(pattern=r"^\d$"), [1, 2]
    )
    yield from in_rows(
        "pattern-dot", "string", pa.string(), ["é", "🙂", "\n", "e\u0301"], Unmatched(pattern="^.$"), [2, 3]
    )
    yield from in_rows("pattern-nothing", "string", pa.string(), ["", "x", None], Unmatched(pattern=""), [])
    yield from in_rows(
        "pattern-on-categories",
        "string",
        pa.dictionary(pa.int32(), pa.string()),
        ["ab", "b", None] * 4,
        Unmatched(pattern="^a"),
        [1, 4, 7, 10],
    )
    exploding = ["a" * 40 + "!", "a" * 40, None]
    yield from in_rows("pattern-exploding", "string", pa.string(), exploding, Unmatched(pattern="^(a+)+$"), [0])


def lists() -> Iterator[Case]:
    """Yield lists of allowed values: a null is not in the list and breaks nothing, a NaN is no number and does."""
    yield from in_rows(
        "enum-string", "string", pa.string(), ["a", "b", None, "", "A"], Unlisted(values=("a", "b")), [3, 4]
    )
    yield from in_rows("enum-empty-text", "string", pa.string(), ["", "a", None], Unlisted(values=("",)), [1])
    yield from in_rows(
        "enum-integer", "integer", pa.int64(), [1, 2**63 - 1, None, 0], Unlisted(values=(1, 2**63 - 1)), [3]
    )
    yield from in_rows("enum-beyond-type", "integer", pa.int8(), [1, None, 0], Unlisted(values=(1, 300)), [2])
    yield from in_rows(
        "enum-number", "number", pa.float64(), [0.1, -0.0, NAN, INF, None], Unlisted(values=(0.1, 0)), [2, 3]
    )
    yield from in_rows("enum-single", "number", pa.float32(), [0.1, 0.2, None], Unlisted(values=(0.1,)), [1])
    yield from in_rows("enum-whole-floats", "integer", pa.float64(), [1.0, 2.0, None], Unlisted(values=(1,)), [1])
    tenth = [Decimal("0.10"), Decimal("0.20"), None]
    yield from in_rows("enum-decimal", "number", pa.decimal128(5, 2), tenth, Unlisted(values=(0.1,)), [1])
    yield from in_rows("enum-boolean", "boolean", pa.bool_(), [True, False, None], Unlisted(values=(True,)), [1])
    yield from in_rows(
        "enum-date",
        "date",
        pa.date32(),
        [date(2024, 2, 29), date(1, 1, 1), None],
        Unlisted(values=(date(2024, 2, 29),)),
        [1],
    )
    moment = datetime(2024, 2, 29, 12)  # noqa: DTZ001
    yield from in_rows("enum-timestamp", "timestamp", ZONED, [moment, _MIDNIGHT, None], Unlisted(values=(moment,)), [1])
    yield from in_rows("enum-time", "time", pa.time64("us"), [time(8), time(9), None], Unlisted(values=(time(8),)), [1])
    categories = pa.dictionary(pa.int8(), pa.string())
    yield from in_rows("enum-categories", "string", categories, ["a", "z", None, "a"], Unlisted(values=("a",)), [1])


def multiples() -> Iterator[Case]:
    """Yield multiples of whole and of broken numbers."""
    yield from in_rows("multiple-of-5", "integer", pa.int64(), [0, 5, -5, 7, None], NotMultiple(of=5), [3])
    yield from in_rows("multiple-extreme", "integer", pa.int64(), [-(2**63), 2**63 - 1, None], NotMultiple(of=2), [1])
    yield from in_rows("multiple-beyond-type", "integer", pa.int8(), [0, 5, None], NotMultiple(of=1000), [1])
    yield from in_rows("multiple-of-half", "integer", pa.int64(), [0, 3, None], NotMultiple(of=0.5), [])
    yield from in_rows(
        "multiple-of-cent",
        "number",
        pa.float64(),
        [0.07, 1e6 + 0.29, 0.005, -0.3, NAN, INF, None],
        NotMultiple(of=0.01),
        [2, 4, 5],
    )
    yield from in_rows("multiple-of-unsigned", "integer", pa.uint8(), [0, 250, 255, None], NotMultiple(of=250), [2])
    cents = [Decimal("0.30"), Decimal("0.25"), None]
    yield from in_rows("multiple-decimal", "number", pa.decimal128(9, 2), cents, NotMultiple(of=0.1), [1])


def nested() -> Iterator[Case]:
    """Yield sizes, repeated items and fields below columns."""
    arrays = [[1, 2, 3], [], None, [1, 1], [None, None], [None]]
    for kind in (pa.list_(pa.int64()), pa.large_list(pa.int64())):
        yield from in_rows(f"min-items-{kind}", "array", kind, arrays, WrongSize(low=1), [1])
        yield from in_rows(f"max-items-{kind}", "array", kind, arrays, WrongSize(high=2), [0])
        yield from in_rows(f"unique-items-{kind}", "array", kind, arrays, RepeatedItems(), [3, 4])
    names = [["a", "a"], ["a", "b"], None, []]
    yield from in_rows("unique-texts", "array", pa.list_(pa.string()), names, RepeatedItems(), [0])
    objects = [{"a": 1, "b": "x"}, {"a": None, "b": "x"}, {"a": None, "b": None}, None]
    yield from in_rows("min-properties", "object", STRUCT, objects, WrongSize(low=1), [2])
    yield from in_rows("max-properties", "object", STRUCT, objects, WrongSize(high=1), [0])
    yield from _fields()


def _fields() -> Iterator[Case]:
    columns = (
        column("p", "object"),
        column("p.age", "integer", path=("p", "age")),
        column("p.tags", "array", path=("p", "tags")),
        column("p.tags[]", "string", path=("p", "tags", None)),
        column("l", "array"),
        column("l[]", "object", path=("l", None)),
        column("l[].v", "number", path=("l", None, "v")),
    )
    rules = (
        rule(Missing(), "p.age", subject="p.age:required"),
        rule(Outside(low=0), "p.age", subject="p.age:range"),
        rule(Missing(), "p.tags[]", subject="p.tags[]:required"),
        rule(Unlisted(values=("a", "b")), "p.tags[]", subject="p.tags[]:enum"),
        rule(WrongSize(low=1), "p.tags", subject="p.tags:size"),
        rule(Missing(), "l[]", subject="l[]:required"),
        rule(Missing(), "l[].v", subject="l[].v:required"),
        rule(Outside(high=10), "l[].v", subject="l[].v:range"),
        rule(Mistyped(), "p.age", subject="p.age:type"),
        rule(Infinite(), "l[].v", subject="l[].v:finite"),
    )
    person = pa.struct([("age", pa.int32()), ("tags", pa.list_(pa.string()))])
    values = pa.list_(pa.struct([("v", pa.float64())]))
    data = pa.table(
        {
            "p": pa.array(
                [
                    {"age": 5, "tags": ["a"]},
                    {"age": -5, "tags": ["z", "z"]},
                    {"age": None, "tags": []},
                    None,
                    {"age": 1, "tags": [None, "b"]},
                    {"age": 1, "tags": None},
                ],
                type=person,
            ),
            "l": pa.array(
                [[{"v": 1.0}], [{"v": 11.0}, {"v": 12.0}], [], None, [None, {"v": None}], [{"v": NAN}, {"v": INF}]],
                type=values,
            ),
        }
    )
    expect = {
        "p.age:required": 1,
        "p.age:range": 1,
        "p.tags[]:required": 1,
        "p.tags[]:enum": 1,
        "p.tags:size": 1,
        "l[]:required": 1,
        "l[].v:required": 2,
        "l[].v:range": 2,
        "p.age:type": 0,
        "l[].v:finite": 1,
    }
    table = Table(name="t", columns=columns, rules=rules)
    yield Case(name="fields-fail", table=table, sources=(data,), expect=expect)
    yield Case(name="fields-pass", table=table, sources=(data.slice(0, 1),), expect=dict.fromkeys(expect, 0))


def all_cases() -> Iterator[Case]:
    """Yield every case of this module."""
    for cases in (types, missing, ranges, texts, lists, multiples, nested):
        yield from cases()
