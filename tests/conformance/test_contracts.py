"""Rows of ODCS's tables as YAML, compiled and run: good values pass and bad ones fail, on every engine."""

from datetime import date, datetime, time

import pyarrow as pa
import pytest

from conformance.cases import Case
from conformance.held_engines import ENGINES
from conformance.test_engines import engines
from mlgate.contracts import load
from mlgate.engines.judging import judge

HEAD = "apiVersion: v3.1.0\nkind: DataContract\nid: x\nversion: 1.0.0\nstatus: active\nschema:\n  - name: t\n"
NOON = datetime(2024, 1, 1, 12)  # noqa: DTZ001 - as most files have it
MOMENT = pa.timestamp("us")
ROWS = {
    "required": ("logicalType: integer, required: true", pa.int64(), [1], [None]),
    "unique": ("logicalType: integer, unique: true", pa.int64(), [1, None, None], [1, 1]),
    "primaryKey": ("logicalType: integer, primaryKey: true", pa.int64(), [1, 2], [1, 1]),
    "enum": ("logicalType: string, enum: [{value: a}]", pa.string(), ["a", None], ["b"]),
    "integer": ("logicalType: integer", pa.float64(), [1.0], [1.5]),
    "date": ("logicalType: date", MOMENT, [datetime(2024, 1, 1)], [NOON]),  # noqa: DTZ001 - as above
    "minimum": ("logicalType: integer, logicalTypeOptions: {minimum: 0}", pa.int64(), [0], [-1]),
    "maximum": ("logicalType: number, logicalTypeOptions: {maximum: 1}", pa.float64(), [1.0], [1.5]),
    "exclusiveMinimum": ("logicalType: integer, logicalTypeOptions: {exclusiveMinimum: 0}", pa.int64(), [1], [0]),
    "exclusiveMaximum": ("logicalType: integer, logicalTypeOptions: {exclusiveMaximum: 1}", pa.int64(), [0], [1]),
    "multipleOf": ("logicalType: integer, logicalTypeOptions: {multipleOf: 5}", pa.int64(), [5], [6]),
    "minLength": ("logicalType: string, logicalTypeOptions: {minLength: 2}", pa.string(), ["ab"], ["a"]),
    "maxLength": ("logicalType: string, logicalTypeOptions: {maxLength: 1}", pa.string(), ["🙂"], ["ab"]),
    "pattern": ("logicalType: string, logicalTypeOptions: {pattern: '^a'}", pa.string(), ["ab"], ["ba"]),
    "uuid": (
        "logicalType: string, logicalTypeOptions: {format: uuid}",
        pa.string(),
        ["123e4567-e89b-12d3-a456-426614174000"],
        ["123"],
    ),
    "date-minimum": (
        "logicalType: date, logicalTypeOptions: {minimum: '2024-01-01'}",
        pa.date32(),
        [date(2024, 1, 1)],
        [date(2023, 12, 31)],
    ),
    "timestamp-maximum": (
        "logicalType: timestamp, logicalTypeOptions: {maximum: '2024-01-01T11:00:00Z'}",
        MOMENT,
        [datetime(2024, 1, 1)],  # noqa: DTZ001 - as above
        [NOON],
    ),
    "time-minimum": (
        "logicalType: time, logicalTypeOptions: {minimum: '08:00:00'}",
        pa.time64("us"),
        [time(8)],
        [time(7)],
    ),
    "minItems": ("logicalType: array, logicalTypeOptions: {minItems: 1}", pa.list_(pa.int64()), [[1]], [[]]),
    "maxItems": ("logicalType: array, logicalTypeOptions: {maxItems: 1}", pa.list_(pa.int64()), [[1]], [[1, 2]]),
    "uniqueItems": (
        "logicalType: array, logicalTypeOptions: {uniqueItems: true}",
        pa.list_(pa.int64()),
        [[1]],
        [[1, 1]],
    ),
    "map-key": (
        "logicalType: map, map: {key: {logicalType: string, enum: [{value: a}]}, value: {logicalType: integer}}",
        pa.map_(pa.string(), pa.int64()),
        [[("a", 1)]],
        [[("", 1)]],
    ),
    "map-value": (
        "logicalType: map, map: {key: {logicalType: string}, value: {logicalType: integer, required: true}}",
        pa.map_(pa.string(), pa.int64()),
        [[("a", 1)]],
        [[("a", None)]],
    ),
    "nullValues": ("logicalType: integer, quality: [{metric: nullValues, mustBe: 0}]", pa.int64(), [1], [None]),
    "percent": (
        "logicalType: integer, quality: [{metric: nullValues, mustBeLessThan: 50, unit: percent}]",
        pa.int64(),
        [1, 2, None],
        [None, 1],
    ),
    "missingValues": (
        "logicalType: string, quality: [{metric: missingValues, mustBe: 0, arguments: {missingValues: ['n/a']}}]",
        pa.string(),
        ["a"],
        ["n/a"],
    ),
    "invalidValues": (
        "logicalType: string, quality: [{metric: invalidValues, mustBe: 0, arguments: {validValues: [a]}}]",
        pa.string(),
        ["a"],
        ["b"],
    ),
    "duplicateValues": (
        "logicalType: string, quality: [{metric: duplicateValues, mustBeLessThan: 1}]",
        pa.string(),
        ["a", "b"],
        ["a", "a"],
    ),
    "condition": (
        "logicalType: integer, quality: [{type: custom, engine: mlgate, implementation: 'x > 0'}]",
        pa.int64(),
        [1, None],
        [0],
    ),
}


# What these say otherwise is declared, and held, in `not_on`.
_NOT_BY = {"pandas": ("map-key", "map-value"), "spark": ("map-key", "map-value")}


def _rows():
    for engine in engines():
        for name in ROWS:
            if name not in _NOT_BY.get(engine.id, ()):
                yield pytest.param(engine.values[0], name, id=f"{engine.id}-{name}", marks=engine.marks)


@pytest.mark.parametrize(("engine", "name"), list(_rows()))
def test_good_values_pass_and_bad_ones_fail(engine, name, tmp_path):
    text, kind, good, bad = ROWS[name]
    path = tmp_path / "c.yaml"
    path.write_text(f"{HEAD}    properties:\n      - {{name: x, {text}}}\n", encoding="utf-8")
    table = load(path, tmp_path).table()
    assert table.unchecked == ()
    sources = [pa.table({"x": pa.array(values, kind)}) for values in (good, bad)]
    cases = [Case(name=f"row-{name}", table=table, sources=(one,), expect={}) for one in sources]
    found = []
    for index, case in enumerate(cases):
        folder = tmp_path / str(index)
        folder.mkdir()
        found.append(judge(table, "c.yaml", ENGINES[engine].observe(case, folder)))
    assert found[0].unchecked == found[1].unchecked == ()
    assert found[0].findings == ()
    assert found[1].findings


@pytest.mark.parametrize("engine", list(engines()))
def test_a_field_shows_nothing_of_what_stands_beside_it(engine, tmp_path):
    fields = "[{name: a, logicalType: integer, classification: public, logicalTypeOptions: {minimum: 5}}, "
    fields += "{name: b, logicalType: string, classification: confidential}]"
    text = f"{HEAD}    properties:\n      - {{name: o, logicalType: object, properties: {fields}}}\n"
    text += f"      - {{name: l, logicalType: array, items: {{logicalType: object, properties: {fields}}}}}\n"
    (tmp_path / "c.yaml").write_text(text, encoding="utf-8")
    table = load(tmp_path / "c.yaml", tmp_path).table()
    kind = pa.struct([("a", pa.int64()), ("b", pa.string())])
    one = {"a": 1, "b": "SECRET"}
    data = pa.table({"o": pa.array([one], kind), "l": pa.array([[one]], pa.list_(kind))})
    seen = ENGINES[engine].observe(Case(name="beside", table=table, sources=(data,), expect={}), tmp_path)
    found = {one.subject: one for one in judge(table, "c.yaml", seen, samples=5).findings}
    assert set(found) == {"o.a:range", "l[].a:range"}
    assert found["o.a:range"].evidence["samples"] == ["1"]
    assert "SECRET" not in repr(list(found.values()))


@pytest.mark.parametrize("engine", list(engines()))
def test_the_shares_behind_a_distance_are_told(engine, tmp_path):
    """Those of the contract and those of the data, in the bins of the contract; what is missing is in none."""
    rule = "quality: [{type: custom, engine: mlgate, implementation: {metric: distribution, %s, mustBeLessThan: 0.01}}]"
    named = rule % "categories: [a, b], shares: [0.75, 0.25, 0]"
    cut = rule % "edges: [1, 2.5], shares: [0.5, 0.25, 0.25]"
    text = f"{HEAD}    properties:\n      - {{name: c, logicalType: string, {named}}}\n"
    text += f"      - {{name: x, logicalType: number, {cut}}}\n"
    text += f"      - {{name: hidden, logicalType: number, classification: confidential, {cut}}}\n"
    (tmp_path / "c.yaml").write_text(text, encoding="utf-8")
    table = load(tmp_path / "c.yaml", tmp_path).table()
    numbers = [1.0, 2.0, 3.0, 4.0, None]
    parts = [numbers[:2], numbers[2:]]
    kind = pa.string()
    texts = [pa.array(["a", "b"], kind), pa.array(["b", "c", None], kind)]
    sources = tuple(
        pa.table({"c": text, "x": pa.array(part, pa.float64()), "hidden": pa.array(part, pa.float64())})
        for text, part in zip(texts, parts, strict=True)
    )
    seen = ENGINES[engine].observe(Case(name="shares", table=table, sources=sources, expect={}), tmp_path)
    found = {one.subject.partition(":")[0]: one.evidence for one in judge(table, "c.yaml", seen).findings}
    assert found["c"]["distribution"] == {
        "names": ["contract", "data"],
        "categories": ["a", "b", "others"],
        "reference": [0.75, 0.25, 0.0],
        "current": [0.25, 0.5, 0.25],
    }
    assert found["x"]["distribution"] == {
        "names": ["contract", "data"],
        "edges": [1.0, 2.5],
        "reference": [0.5, 0.25, 0.25],
        "current": [0.25, 0.25, 0.5],
    }
    assert "distribution" not in found["hidden"]


def test_every_engine_is_tried():
    assert {"polars", "duckdb", "pandas", "pyarrow", "spark", "dask"} <= set(ENGINES)
