import json

import pytest

from mlgate.contracts.conversion import json_schema, reading, table_schema
from mlgate.contracts.loading import compiled
from mlgate.contracts.writing import write
from mlgate.core.errors import ConfigurationError

_TABLE = {
    "name": "people",
    "fields": [
        {"name": "id", "type": "integer", "constraints": {"required": True, "unique": True, "minimum": "1"}},
        {"name": "born", "type": "date", "format": "%d/%m/%Y", "constraints": {"maximum": "2020-01-01"}},
        {"name": "mail", "type": "string", "format": "email", "constraints": {"pattern": "a|b", "maxLength": 9}},
        {"name": "kind", "constraints": {"enum": ["x", "y"]}},
        {"name": "share", "type": "number", "decimalChar": ",", "constraints": {"minimum": 0, "exclusiveMaximum": 1}},
        {"name": "where", "type": "geopoint"},
    ],
    "primaryKey": ["id", "kind"],
    "missingValues": ["", "NA"],
    "foreignKeys": [{"fields": "kind", "reference": {"resource": "kinds", "fields": "id"}}],
}
_JSON = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "orders",
    "type": "object",
    "required": ["id", "when"],
    "additionalProperties": False,
    "properties": {
        "id": {"$ref": "#/$defs/key"},
        "when": {"type": ["string", "null"], "format": "date-time"},
        "state": {"enum": ["new", "sent", None]},
        "n": {"type": "integer", "minimum": 0, "exclusiveMaximum": 10, "multipleOf": 2},
        "mail": {"anyOf": [{"type": "string", "format": "email"}, {"type": "null"}]},
        "tags": {"type": "array", "maxItems": 3, "items": {"type": "string", "maxLength": 5}},
        "place": {"type": "object", "required": ["city"], "properties": {"city": {"type": "string"}}},
        "loop": {"$ref": "#/properties/loop"},
        "far": {"$ref": "https://example.org/x.json"},
        "odd": {"type": "string", "if": {}, "pattern": "(?=a)"},
    },
    "$defs": {"key": {"type": "string", "pattern": "^[0-9]+$", "minLength": 1}},
}


def columns(conversion):
    assert compiled(write(conversion.tree, conversion.comments).encode(), "c.yaml").tables
    return {one["name"]: one for one in conversion.tree["schema"][0]["properties"]}


def test_table_schema():
    found = columns(table_schema.from_tree(_TABLE))
    assert found["id"]["required"]
    assert found["id"]["logicalTypeOptions"] == {"minimum": 1}
    assert (found["id"]["primaryKeyPosition"], found["kind"]["primaryKeyPosition"]) == (1, 2)
    assert found["born"]["logicalTypeOptions"] == {"format": "dd/MM/yyyy", "maximum": "2020-01-01"}
    assert found["mail"]["logicalTypeOptions"] == {"format": "email", "pattern": "^(?:a|b)$", "maxLength": 9}
    assert found["kind"]["quality"][0]["arguments"] == {"validValues": ["x", "y"]}
    assert found["share"]["logicalTypeOptions"] == {"minimum": 0}
    assert found["share"]["quality"][0]["implementation"] == "share < 1"
    told = " ".join(f"{one.place} {one.message}" for one in table_schema.from_tree(_TABLE).unconverted)
    assert all(part in told for part in ("decimalChar", "missingValues", "foreignKeys[0]", '"NA"'))


def test_json_schema():
    conversion = json_schema.from_tree(_JSON)
    found = columns(conversion)
    assert found["id"]["required"]
    assert found["id"]["logicalTypeOptions"] == {"minLength": 1, "pattern": "^[0-9]+$"}
    assert found["when"] == {"name": "when", "logicalType": "timestamp"}
    assert found["state"]["quality"][0]["arguments"] == {"validValues": ["new", "sent"]}
    assert found["n"]["logicalTypeOptions"] == {"minimum": 0, "exclusiveMaximum": 10, "multipleOf": 2}
    assert found["mail"]["logicalTypeOptions"] == {"format": "email"}
    assert found["tags"]["items"] == {"logicalType": "string", "logicalTypeOptions": {"maxLength": 5}}
    assert found["place"]["properties"] == [{"name": "city", "logicalType": "string", "required": True}]
    told = " ".join(f"{one.place} {one.message}" for one in conversion.unconverted)
    for part in ("'loop' $ref", "'far' $ref", "'odd' if", "look-around", "additionalProperties"):
        assert part in told


def test_formats_are_told_apart(tmp_path):
    file = tmp_path / "a.json"
    for tree, form in ((_TABLE, "table-schema"), (_JSON, "json-schema"), ({"expectations": []}, "great-expectations")):
        file.write_text(json.dumps(tree))
        assert reading.format_of(reading.read(file)) == form


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "is empty"),
        ("[1]", "no mapping"),
        ('{"a": 1, "a": 2}', "duplicate key 'a'"),
        ('{"a": NaN}', "NaN is no number"),
        ('{"a":', "not valid JSON"),
        ("[" * 100_000, "nested deeper"),
        ('{"a":' * 70 + "1" + "}" * 70, "nested deeper"),
        ('{"a": 1' + "0" * 5000 + "}", "not valid JSON"),
        ("{" + " " * 17_000_000, "larger than"),
    ],
)
def test_hostile_json(tmp_path, text, words):
    file = tmp_path / "a.json"
    file.write_text(text)
    with pytest.raises(ConfigurationError, match=words):
        reading.read(file)


@pytest.mark.parametrize("text", ["a: !!python/name:os.system x", "a: &x 1\nb: *x", "a: 1\na: 2"])
def test_hostile_yaml(tmp_path, text):
    file = tmp_path / "a.yaml"
    file.write_text(text)
    with pytest.raises(ConfigurationError):
        reading.read(file)


@pytest.mark.parametrize("tree", [{"x": 1}, {"kind": "DataContract"}, {"properties": {}}, {"resources": []}])
def test_what_is_no_schema(tree):
    with pytest.raises(ConfigurationError, match=r"a\.json"):
        reading.convert(tree, None, shown="a.json", name="a")
