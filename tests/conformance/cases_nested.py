"""Maps: the rules of their keys and values, however data hold them."""

from __future__ import annotations

from collections.abc import Iterator

import pyarrow as pa

from conformance.cases import Case, column, rule
from mlgate.contracts import Column, Rule, Table
from mlgate.contracts.compiled import Entry
from mlgate.contracts.constraints import Missing, Mistyped, Outside, Unlisted, Unmatched, WrongLength

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


def all_cases() -> Iterator[Case]:
    """Yield every case of this module."""
    yield from maps()
