"""Maps, however data hold them; and items of arrays and entries of maps, each of which is an observation."""

from __future__ import annotations

import math
import statistics
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pyarrow as pa

from conformance.cases import NOW, Case, column, rule
from conformance.cases_conditions import call, lit
from conformance.cases_rows import NAN
from mlgate.contracts import Column, Rule, Table
from mlgate.contracts.compiled import Entry
from mlgate.contracts.constraints import (
    Age,
    Correlation,
    Dangling,
    DistinctCount,
    Divergence,
    Entropy,
    KeyTest,
    Mean,
    Missing,
    Mistyped,
    Outside,
    Quantile,
    Repeated,
    RowTest,
    Share,
    StandardDeviation,
    Undetermined,
    Unlisted,
    Unmatched,
    Untrue,
    WrongLength,
)
from mlgate.contracts.expressions import Function, Reference, ValueType

_LABELS = (
    column("m", "map"),
    column("m[key]", "string", path=("m", Entry.KEY)),
    column("m[value]", "integer", path=("m", Entry.VALUE)),
)
_RULES = (
    rule(Mistyped(), "m", subject="m:type"),
    rule(Missing(), "m", subject="m:required"),
    rule(Unmatched(pattern="^[a-z]"), "m[key]", subject="m[key]:pattern"),
    rule(Missing(), "m[value]", subject="m[value]:required"),
    rule(Outside(low=0), "m[value]", subject="m[value]:range"),
    rule(Mistyped(), "m[value]", subject="m[value]:type"),
)
_ENTRIES = [[("a", 1), ("b", 2)], [], None, [("A", 1)], [("a", -1), ("b", -2)], [("a", None)], [("a", 5), ("B", -5)]]
_EXPECT = {
    "m:type": 0,
    "m:required": 1,
    "m[key]:pattern": 2,
    "m[value]:required": 1,
    "m[value]:range": 2,
    "m[value]:type": 0,
}
_MAP = pa.map_(pa.string(), pa.int64())
_PAIRS = pa.list_(pa.struct([("key", pa.string()), ("value", pa.int64())]))


def _case(name: str, data: pa.Table, columns: tuple[Column, ...], rules: tuple[Rule, ...], *broken: int) -> Case:
    expect = {one.subject: count for one, count in zip(rules, broken, strict=True)}
    return Case(name=name, table=Table(name="t", columns=columns, rules=rules), sources=(data,), expect=expect)


def maps() -> Iterator[Case]:
    """Yield maps as Arrow has them, as lists of their entries, and as objects, which JSON has for them."""
    whole = pa.table({"m": pa.array(_ENTRIES, _MAP)})
    yield _case("map", whole, _LABELS, _RULES, *_EXPECT.values())
    yield _case("map-passes", whole.slice(0, 2), _LABELS, _RULES, *[0] * len(_RULES))
    pairs = [None if one is None else [{"key": key, "value": value} for key, value in one] for one in _ENTRIES]
    listed = pa.table({"m": pa.array(pairs, _PAIRS)})
    yield _case("map-of-pairs", listed, _LABELS, _RULES, *_EXPECT.values())
    objects = [{"a": 1, "b": None}, {"a": None, "B": 2.5}, None, {"b": 7, "B": -1.0}, {"a": -1}]
    kind = pa.struct([("a", pa.int32()), ("b", pa.int64()), ("B", pa.float64())])
    of_object = pa.table({"m": pa.array(objects, kind)})
    yield _case("map-of-object", of_object, _LABELS, _RULES, 0, 1, 2, 0, 2, 1)
    yield from _deep()


def _deep() -> Iterator[Case]:
    """Yield maps within arrays, and objects and arrays within maps."""
    columns = (
        column("l", "array"),
        column("l[]", "map", path=("l", None)),
        column("l[][key]", "string", path=("l", None, Entry.KEY)),
        column("l[][value]", "object", path=("l", None, Entry.VALUE)),
        column("l[][value].v", "number", path=("l", None, Entry.VALUE, "v")),
        column("l[][value].t[]", "string", path=("l", None, Entry.VALUE, "t", None)),
    )
    rules = (
        rule(Missing(), "l[]", subject="items"),
        rule(WrongLength(high=1), "l[][key]", subject="keys"),
        rule(Missing(), "l[][value]", subject="objects"),
        rule(Missing(), "l[][value].v", subject="missing"),
        rule(Outside(high=10), "l[][value].v", subject="range"),
        rule(Unlisted(values=("x", "y")), "l[][value].t[]", subject="listed"),
    )
    entry = pa.struct([("v", pa.float64()), ("t", pa.list_(pa.string()))])
    kind = pa.list_(pa.map_(pa.string(), entry))
    values = [
        [[("a", {"v": 1.0, "t": ["x"]}), ("b", {"v": 2.0, "t": []})], []],
        [None, [("aa", {"v": None, "t": ["z", "x"]})]],
        [[("a", None)], [("b", {"v": 11.0, "t": None})]],
        None,
        [],
    ]
    data = pa.table({"l": pa.array(values, kind)})
    yield _case("map-within", data, columns, rules, 1, 1, 1, 1, 1, 1)
    yield _case("map-within-passes", data.slice(0, 1), columns, rules, *[0] * len(rules))


_ORDERS = (
    column("id", "integer"),
    column("l", "array"),
    column("l[]", "object", path=("l", None)),
    column("l[].no", "integer", path=("l", None, "no")),
    column("l[].sku", "string", path=("l", None, "sku")),
    column("l[].price", "number", path=("l", None, "price")),
    column("l[].tags[]", "string", path=("l", None, "tags", None)),
    column("l[].at", "timestamp", path=("l", None, "at")),
)
_LINE = pa.struct(
    [
        ("no", pa.int32()),
        ("sku", pa.string()),
        ("price", pa.float64()),
        ("tags", pa.list_(pa.string())),
        ("at", pa.timestamp("us")),
    ]
)


def _line(no: int | None, sku: str | None, price: float | None, tags: list[str | None] | None, day: int) -> object:
    at = datetime(2026, 1, day, 12)  # noqa: DTZ001 - as the column
    return {"no": no, "sku": sku, "price": price, "tags": tags, "at": at}


def _orders() -> pa.Table:
    lines = [
        [_line(1, "a", 1.0, ["x", "y"], 1), _line(2, "b", 2.0, ["z"], 2)],
        [_line(1, "c", 3.0, [], 3), _line(1, "c", None, None, 3)],
        [],
        None,
        [_line(1, "a", -4.0, ["w", None, "w"], 4), None],
        [_line(None, None, NAN, ["q"], 5), _line(None, "e", 0.0, ["q", "x"], 6)],
    ]
    return pa.table({"id": pa.array([1, 2, 3, 4, 1, 5], pa.int64()), "l": pa.array(lines, pa.list_(_LINE))})


def items() -> Iterator[Case]:
    """Yield keys, statistics, conditions and foreign keys of items, of items within items, and beside their row."""
    price = Reference(column="l[].price", type=ValueType.NUMBER)
    number = Reference(column="id", type=ValueType.NUMBER)
    positive = call(Function.GREATER, price, lit(0))
    beside = call(Function.LESS, price, number)
    rules = (
        rule(Repeated(), "l[].sku", subject="sku:unique"),
        rule(Repeated(), "id", "l[].no", subject="key"),
        rule(Repeated(), "l[].tags[]", subject="tags:unique"),
        rule(Repeated(), "l[].no", "l[].tags[]", subject="tags:key"),
        rule(Untrue(condition=positive), "l[].price", subject="price:condition"),
        rule(Untrue(condition=beside), "l[].price", "id", subject="beside"),
        rule(Dangling(table="skus", columns=("sku",)), "l[].sku", subject="sku:relationship"),
        rule(Dangling(table="skus", columns=("order", "sku")), "id", "l[].sku", subject="both"),
        rule(Mean(), "l[].price", subject="mean"),
        rule(StandardDeviation(), "l[].price", subject="deviation"),
        rule(Quantile(probability=0.5), "l[].price", subject="median"),
        rule(Entropy(), "l[].tags[]", subject="entropy"),
        rule(Share(values=("x", "q")), "l[].tags[]", subject="share"),
        rule(DistinctCount(), "l[].sku", subject="distinct"),
        rule(Correlation(), "id", "l[].price", subject="correlation"),
        rule(Undetermined(), "l[].sku", "l[].no", subject="undetermined"),
        rule(Divergence(shares=(0.5, 0.5), categories=("a",)), "l[].sku", subject="distribution"),
        rule(Age(unit="days"), "l[].at", subject="age"),
    )
    expect = {
        "sku:unique": 2,
        "key": 2,
        "tags:unique": 2,
        "tags:key": 1,
        "price:condition": 2,
        "beside": 2,
        "sku:relationship": 1,
        "both": 2,
        "mean": 0.4,
        "deviation": math.sqrt(sum((one - 0.4) ** 2 for one in (1, 2, 3, -4, 0)) / 4),
        "median": 1.0,
        "entropy": -(6 / 8 * math.log2(2 / 8) + 2 / 8 * math.log2(1 / 8)),
        "share": 4 / 8,
        "distinct": 4,
        "correlation": None,
        "undetermined": 0,
        "distribution": (2 / 6 - 0.5) * math.log(2 / 6 / 0.5) + (4 / 6 - 0.5) * math.log(4 / 6 / 0.5),
        "age": (NOW - datetime(2026, 1, 6, 12, tzinfo=UTC)) / timedelta(days=1),
    }
    data = _orders()
    skus = pa.table({"order": [1, 1, 2, 5], "sku": ["a", "b", "e", None]})
    xs, ys = [1.0, 1.0, 2.0, 1.0, 5.0], [1.0, 2.0, 3.0, -4.0, 0.0]
    expect["correlation"] = statistics.correlation(xs, ys)
    table = Table(name="t", columns=_ORDERS, rules=rules)
    yield Case(name="items", table=table, sources=(data,), expect=expect, related={"skus": (skus,)})
    over = {"sku:unique": 4, "key": 4, "tags:unique": 3, "tags:key": 2, "both": 3, "sku:relationship": 2}
    twice = Table(name="t", columns=_ORDERS, rules=tuple(one for one in rules if one.subject in over))
    parts = (data.slice(0, 3), data.slice(3), data.slice(0, 2))
    yield Case(name="items-over-files", table=twice, sources=parts, expect=over, related={"skus": (skus,)})
    none = pa.table({"id": [1, 2], "l": pa.array([[], None], pa.list_(_LINE))})
    nothing = {one.subject: 0 if isinstance(one.test, RowTest | KeyTest) else None for one in rules}
    yield Case(name="items-none", table=table, sources=(none,), expect=nothing, related={"skus": (skus,)})
    yield from _entries()


def _entries() -> Iterator[Case]:
    """Yield the same of the entries of a map, whose keys and values go together."""
    value = Reference(column="m[value]", type=ValueType.NUMBER)
    named = Reference(column="m[key]", type=ValueType.STRING)
    both = call(Function.OR, call(Function.EQUAL, named, lit("a")), call(Function.LESS, value, lit(0)))
    rules = (
        rule(Repeated(), "m[key]", subject="keys"),
        rule(Repeated(), "m[key]", "m[value]", subject="entries"),
        rule(Untrue(condition=both), "m[key]", "m[value]", subject="condition"),
        rule(Mean(), "m[value]", subject="mean"),
    )
    whole = pa.table({"m": pa.array(_ENTRIES, _MAP)})
    yield _case("map-entries", whole, _LABELS, rules, 3, 0, 2, 1 / 7)


def all_cases() -> Iterator[Case]:
    """Yield every case of this module."""
    yield from maps()
    yield from items()
