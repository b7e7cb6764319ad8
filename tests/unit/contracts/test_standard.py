"""What the standard's JSON Schema refuses is refused here, and what it takes is taken; the differences are listed."""

import copy
import json
import time
from importlib.resources import files
from pathlib import Path

import pytest

from mlgate.contracts import load
from mlgate.contracts.loading import compiled
from mlgate.core.errors import ConfigurationError

jsonschema = pytest.importorskip("jsonschema")
EXAMPLES = Path(__file__).parent / "examples"

BASE = {
    "apiVersion": "v3.2.0",
    "kind": "DataContract",
    "id": "x",
    "version": "1.0.0",
    "tags": ["a"],
    "description": {"purpose": "p"},
    "price": {"priceAmount": 9.5, "priceUnit": "megabyte"},
    "roles": [{"role": "reader", "access": "read"}],
    "support": [{"channel": "c", "url": "u"}],
    "team": {"name": "t", "members": [{"username": "u", "role": "r"}]},
    "customProperties": [{"property": "p", "value": 1}],
    "servers": [{"server": "s", "type": "local", "path": "p", "format": "csv"}],
    "slaProperties": [{"property": "retention", "value": 3, "unit": "y"}],
    "schema": [
        {
            "name": "t",
            "relationships": [{"from": "t.n", "to": "u.n"}],
            "quality": [
                {"type": "library", "metric": "rowCount", "mustBeGreaterThan": 1, "dimension": "coverage"},
                {"type": "sql", "query": "SELECT COUNT(*) FROM t", "mustBe": 1},
                {"type": "custom", "engine": "soda", "implementation": "x"},
                {"type": "text", "description": "d"},
            ],
            "properties": [
                {
                    "name": "n",
                    "logicalType": "integer",
                    "primaryKey": True,
                    "primaryKeyPosition": 1,
                    "logicalTypeOptions": {"minimum": 1, "exclusiveMaximum": 9, "multipleOf": 1, "format": "i32"},
                    "relationships": [{"to": "u.n"}],
                    "quality": [{"metric": "nullValues", "mustBeBetween": [0, 1]}],
                },
                {
                    "name": "s",
                    "logicalType": "string",
                    "required": True,
                    "logicalTypeOptions": {"minLength": 1, "maxLength": 9, "pattern": "^a", "format": "uuid"},
                    "enum": [{"value": "a", "label": "A"}],
                },
                {
                    "name": "o",
                    "logicalType": "object",
                    "logicalTypeOptions": {"minProperties": 1, "maxProperties": 3, "required": ["f"]},
                    "properties": [
                        {"name": "f", "logicalType": "date", "logicalTypeOptions": {"format": "yyyy-MM-dd"}}
                    ],
                },
                {
                    "name": "l",
                    "logicalType": "array",
                    "logicalTypeOptions": {"minItems": 0, "maxItems": 9, "uniqueItems": True},
                    "items": {"logicalType": "time", "logicalTypeOptions": {"minimum": "08:00:00", "timezone": False}},
                },
                {
                    "name": "m",
                    "logicalType": "map",
                    "map": {"key": {"logicalType": "string"}, "value": {"logicalType": "string"}},
                },
                {"name": "v", "logicalType": "vector", "logicalTypeOptions": {"dimensions": 3, "elementType": "int8"}},
            ],
        },
    ],
}
WRONG = {"int": 5, "text": "text", "list": [], "map": {}, "bool": True}

# Where this differs on purpose (docs/contracts.md): what was done to which key.
REFUSED = {
    # There is nothing to check.
    ("drop", "schema"),
    ("drop", "schema.0.properties"),
    # A number is compared with a number.
    ("text", "schema.0.quality.1.mustBe"),
    ("list", "schema.0.quality.1.mustBe"),
    ("map", "schema.0.quality.1.mustBe"),
    ("bool", "schema.0.quality.1.mustBe"),
    # A rule without type is one of the library, and has a metric.
    ("drop", "schema.0.quality.3.type"),
    # The value is none of the property's type.
    ("int", "schema.0.properties.1.enum.0.value"),
    ("bool", "schema.0.properties.1.enum.0.value"),
    # The JSON Schema needs a vector's dimensions only where there are options.
    ("drop", "schema.0.properties.5.logicalTypeOptions"),
}
TAKEN = {
    # Without a type, the JSON Schema asks for what every type needs at once.
    ("drop", "schema.0.properties.4.map.key.logicalType"),
    ("drop", "schema.0.properties.4.map.value.logicalType"),
}


def _places(tree, path=()):
    yield path
    entries = tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ()
    for key, inner in entries:
        yield from _places(inner, (*path, key))


def _at(tree, path):
    for key in path:
        tree = tree[key]
    return tree


def mutations():
    for path in _places(BASE):
        value = _at(BASE, path)
        if isinstance(value, dict):
            tree = copy.deepcopy(BASE)
            _at(tree, path)["unknownKey"] = 1
            yield "extra", path, tree
        if not path:
            continue
        for name, new in WRONG.items():
            if type(new) is not type(value):
                tree = copy.deepcopy(BASE)
                _at(tree, path[:-1])[path[-1]] = new
                yield name, path, tree
        if isinstance(path[-1], str):
            tree = copy.deepcopy(BASE)
            del _at(tree, path[:-1])[path[-1]]
            yield "drop", path, tree


def ours(tree):
    try:
        compiled(json.dumps(tree).encode(), "c.odcs.yaml")
    except ConfigurationError:
        return False
    return True


@pytest.mark.slow
def test_what_the_json_schema_refuses_is_refused_and_what_it_takes_is_taken():
    schema = json.loads((files("open_data_contract_standard") / "schema.json").read_text(encoding="utf-8"))
    validator = jsonschema.Draft201909Validator(schema)
    refused, taken, seen = set(), set(), 0
    for name, path, tree in mutations():
        seen += 1
        place = (name, ".".join(map(str, path)))
        if ours(tree) and not validator.is_valid(tree):
            taken.add(place)
        elif not ours(tree) and validator.is_valid(tree):
            refused.add(place)
    assert (refused, taken) == (REFUSED, TAKEN)
    assert seen > 500


def test_the_base_of_the_mutations_is_right():
    assert ours(BASE)


def test_an_example_with_every_key_loads():
    contract = load(EXAMPLES / "every_key.odcs.yaml", EXAMPLES)
    payments, sellers = contract.tables
    assert (len(payments.columns), len(sellers.columns)) == (21, 2)
    subjects = {rule.subject for rule in payments.rules}
    assert {"paid_at:latency", "paid_at:freshness", "address.city:required", "parts[].sku:required"} <= subjects
    assert [server.type for server in contract.servers] == ["local", "s3", "duckdb", "postgres", "snowflake", "custom"]
    assert [one.message.partition(":")[0] for one in contract.unchecked] == [
        "'total'",
        "quality",
        "quality",
    ]


def test_an_example_of_datacontract_cli_loads():
    table = load(EXAMPLES / "datacontract_cli.odcs.yaml", EXAMPLES).table()
    subjects = [rule.subject for rule in table.rules]
    assert {"order_total:sql", ":sql", ":row_count", "order_timestamp:freshness"} <= set(subjects)
    assert len(table.unchecked) == 1


def _wide(columns):
    properties = [
        {"name": f"c{index}", "logicalType": "number", "required": True, "logicalTypeOptions": {"minimum": index}}
        for index in range(columns)
    ]
    for index in range(0, columns, 4):
        quality = {"type": "custom", "engine": "mlgate", "implementation": f"c{index} >= 0"}
        properties[index]["quality"] = [quality]
    head = {"apiVersion": "v3.2.0", "kind": "DataContract", "id": "x", "version": "1.0.0"}
    return json.dumps({**head, "schema": [{"name": "t", "properties": properties}]}, indent=1).encode()


def _seconds(columns):
    content = _wide(columns)
    start = time.process_time()
    compiled(content, "c.yaml")
    return time.process_time() - start


def test_time_grows_with_the_number_of_columns():
    _seconds(100)
    few = min(_seconds(500) for _ in range(2))
    assert _seconds(5000) < 10 * few * 3


def test_five_megabytes_load():
    content = _wide(30_000)
    assert len(content) > 5_000_000
    assert len(compiled(content, "c.yaml").tables[0].columns) == 30_000
