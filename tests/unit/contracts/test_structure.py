"""Nested properties, keys, servers, service levels and storage types compile as meant; what is wrong is told."""

import json
import re

import pytest

from mlgate.contracts.compiled import Amount, Server, StorageType
from mlgate.contracts.constraints import Age, Dangling, Missing, RepeatedItems, WrongLength, WrongSize, WrongZone
from mlgate.contracts.loading import compiled
from mlgate.contracts.patterns import FORMATS
from mlgate.contracts.storage import storage_type
from mlgate.core.errors import ConfigurationError

HEAD = {"apiVersion": "v3.2.0", "kind": "DataContract", "id": "x", "version": "1.0.0"}
CUSTOMERS = {
    "name": "customers",
    "id": "customers_obj",
    "properties": [{"name": "id", "id": "id_prop", "physicalName": "ID"}, {"name": "zip"}],
}


def contract(*properties, related=(), more=None, **table):
    schema = [{"name": "t", "properties": list(properties), **table}, *related]
    return compiled(json.dumps({**HEAD, "schema": schema, **(more or {})}).encode(), "c.yaml")


def rules(*properties, **more):
    return {rule.subject: rule for rule in contract(*properties, **more).tables[0].rules}


def problem(*properties, **more):
    with pytest.raises(ConfigurationError) as caught:
        contract(*properties, **more)
    assert len(caught.value.problems) == 1
    return caught.value.problems[0].message


def unchecked(*properties, **more):
    return [one.message for one in contract(*properties, **more).unchecked]


def test_fields_follow_their_object_and_know_their_path():
    nested = {
        "name": "address",
        "physicalName": "addr",
        "logicalType": "object",
        "classification": "restricted",
        "logicalTypeOptions": {"required": ["city", "zip"], "maxProperties": 4},
        "properties": [
            {"name": "city", "physicalName": "town", "logicalType": "string"},
            {
                "name": "lines",
                "logicalType": "array",
                "classification": "public",
                "logicalTypeOptions": {"minItems": 1, "uniqueItems": True},
                "items": {"logicalType": "object", "properties": [{"name": "text", "required": True}]},
            },
        ],
    }
    table = contract(nested, {"name": "last"}).tables[0]
    assert [(one.name, one.path, one.classified) for one in table.columns] == [
        ("addr", (), True),
        ("addr.town", ("addr", "town"), True),
        ("addr.lines", ("addr", "lines"), False),
        ("addr.lines[]", ("addr", "lines", None), False),
        ("addr.lines[].text", ("addr", "lines", None, "text"), False),
        ("addr.zip", ("addr", "zip"), True),
        ("last", (), False),
    ]
    tests = {rule.subject: rule.test for rule in table.rules}
    assert tests["addr:size"] == WrongSize(high=4)
    assert tests["addr.town:required"] == tests["addr.zip:required"] == Missing()
    assert tests["addr.lines:size"] == WrongSize(low=1)
    assert tests["addr.lines:unique_items"] == RepeatedItems()
    assert tests["addr.lines[].text:required"] == Missing()


def test_an_object_with_a_classified_field_is_classified():
    field = {"name": "b", "classification": "secret"}
    nested = {"name": "a", "logicalType": "object", "classification": "public", "properties": [field]}
    columns = contract(nested).tables[0].columns
    assert [(one.classified, one.public) for one in columns] == [(True, False), (True, False)]


def test_rules_name_fields_as_the_contract_does():
    nested = {
        "name": "a",
        "logicalType": "object",
        "properties": [{"name": "b", "physicalName": "c", "logicalType": "integer", "quality": []}],
    }
    nested["properties"][0]["quality"] = [{"type": "sql", "query": "{property} > 0"}]
    found = rules(nested, quality=[{"type": "custom", "engine": "mlgate", "implementation": "a.b > 1"}])
    assert found["a.c:condition"].columns == found[":condition"].columns == ("a.c",)


@pytest.mark.parametrize(
    ("one", "expected"),
    [
        ({"logicalType": "object", "logicalTypeOptions": {"required": "a"}}, "a list of names"),
        ({"logicalType": "object", "logicalTypeOptions": {"required": ["a", "a"]}}, "a name stands twice"),
        ({"logicalType": "object", "logicalTypeOptions": {"minProperties": -1}}, "at least 0"),
        ({"logicalType": "array", "logicalTypeOptions": {"minItems": 3, "maxItems": 1}}, "3 is above maxItems 1"),
        ({"logicalType": "array", "logicalTypeOptions": {"uniqueItems": "yes"}}, "true or false"),
        ({"logicalType": "string", "items": {"logicalType": "string"}}, "only array has them"),
        ({"logicalType": "map"}, "a map needs 'map'"),
        ({"logicalType": "vector"}, "needs logicalTypeOptions with 'dimensions'"),
        ({"logicalType": "vector", "logicalTypeOptions": {"dimensions": 0}}, "at least 1"),
        (
            {"logicalType": "vector", "logicalTypeOptions": {"dimensions": 2, "elementType": "int9"}},
            "'int9' is unknown",
        ),
        ({"logicalType": "time", "logicalTypeOptions": {"timezone": "yes"}}, "true or false"),
        ({"logicalType": "time", "logicalTypeOptions": {"defaultTimezone": 1}}, "name of a time zone"),
        ({"logicalType": "timestamp", "logicalTypeOptions": {"defaultTimezone": "Europe/Berln"}}, "'Europe/Berlin'?"),
        ({"logicalType": "timestamp", "logicalTypeOptions": {"defaultTimezone": "../etc/passwd"}}, "no time zone"),
        (
            {
                "logicalType": "timestamp",
                "logicalTypeOptions": {"defaultTimezone": "Europe/Berlin", "minimum": "2024-03-31T02:30:00"},
            },
            "is no timestamp",
        ),
        ({"logicalType": "string", "logicalTypeOptions": {"format": 1}}, "name of a format"),
    ],
)
def test_what_is_wrong_in_a_type(one, expected):
    assert expected in problem({"name": "x", **one})


def test_moments_of_a_contract_are_in_the_zone_of_their_column():
    options = {"defaultTimezone": "Europe/Berlin", "timezone": False, "minimum": "2024-07-01T12:00:00"}
    enum = [{"value": "2024-07-01T12:00:00"}, {"value": "2024-07-01T12:00:00Z"}]
    table = contract({"name": "x", "logicalType": "timestamp", "logicalTypeOptions": options, "enum": enum}).tables[0]
    found = {rule.subject: rule.test for rule in table.rules}
    assert (table.columns[0].zone, table.unchecked) == ("Europe/Berlin", ())
    assert str(found["x:range"].low) == "2024-07-01 10:00:00"
    assert [str(one) for one in found["x:enum"].values] == ["2024-07-01 10:00:00", "2024-07-01 12:00:00"]
    assert found["x:timezone"] == WrongZone(zoned=False)


def test_a_time_of_day_has_no_zone():
    assert not unchecked({"name": "x", "logicalType": "time", "logicalTypeOptions": {"timezone": False}})
    (told,) = unchecked({"name": "x", "logicalType": "time", "logicalTypeOptions": {"timezone": True}})
    assert "a time of day with a time zone" in told


def test_items_of_arrays_have_keys():
    line = {
        "logicalType": "object",
        "properties": [
            {"name": "no", "primaryKey": True},
            {"name": "sku", "unique": True, "relationships": [{"to": "customers.id"}]},
        ],
    }
    found = rules({"name": "id", "primaryKey": True}, {"name": "l", "logicalType": "array", "items": line})
    assert found[":primary_key"].columns == ("id",)
    # A line is known by its number within its order.
    assert found["l[].no:primary_key"].columns == ("id", "l[].no")
    assert found["l[].sku:unique"].words == "l[].sku holds an item twice, or one of an earlier row"
    assert found["l[].sku:relationship"].columns == ("l[].sku",)


def test_items_of_two_arrays_are_not_put_together():
    arrays = [{"name": name, "logicalType": "array", "items": {"logicalType": "string"}} for name in "ab"]
    assert not unchecked(*arrays)
    quality = [{"metric": "duplicateValues", "mustBe": 0, "arguments": {"properties": ["a[]", "b[]"]}}]
    (told,) = unchecked(*arrays, quality=quality)
    assert "nothing says which of them go together" in told


@pytest.mark.parametrize(
    "to",
    ["customers.id", "schema/customers/properties/id", "/schema/customers_obj/properties/id_prop", ["customers.id"]],
)
def test_a_relationship_of_a_property(to):
    found = rules({"name": "c", "relationships": [{"to": to}]}, related=[CUSTOMERS])
    assert found["c:relationship"].test == Dangling(table="customers", columns=("ID",))


def test_a_relationship_of_several_columns():
    given = {"from": ["t.a", "t.b"], "to": ["customers.id", "customers.zip"]}
    found = rules({"name": "a", "physicalName": "A"}, {"name": "b"}, related=[CUSTOMERS], relationships=[given])
    rule = found[":relationship"]
    assert (rule.columns, rule.test) == (("A", "b"), Dangling(table="customers", columns=("ID", "zip")))


def test_an_object_that_the_contract_does_not_describe_is_taken_as_it_is_named():
    found = rules({"name": "c", "relationships": [{"to": "elsewhere.key"}]})
    assert found["c:relationship"].test == Dangling(table="elsewhere", columns=("key",))


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"from": "t.a", "to": "customers.idd"}, "did you mean 'id'?"),
        ({"from": "t.x", "to": "customers.id"}, "no property 'x'"),
        ({"from": "u.a", "to": "customers.id"}, "no object 'u'"),
        ({"to": "customers.id"}, "'from' is missing"),
        ({"from": "t.a", "to": "customers"}, "write `object.property`"),
        ({"from": "t.a", "to": ["customers.id"]}, "both one reference, or both lists"),
        ({"from": ["t.a"], "to": ["customers.id", "customers.zip"]}, "1 properties refer to 2"),
        ({"from": ["t.a", "t.a"], "to": ["customers.id", "t.a"]}, "refers to one object"),
        ({"from": ["t.a"], "to": []}, "an empty list"),
        ({"from": "t.a", "to": "customers.id", "type": "key"}, "foreignKey"),
    ],
)
def test_what_is_wrong_in_a_relationship(given, expected):
    with pytest.raises(ConfigurationError) as caught:
        contract({"name": "a"}, related=[CUSTOMERS], relationships=[given])
    assert expected in " ".join(one.message for one in caught.value.problems) or expected == "foreignKey"


def test_servers():
    given = {"server": "s", "type": "local", "path": "p", "format": "csv", "delimiter": ";", "roles": [{"role": "r"}]}
    found = contract({"name": "a"}, more={"servers": [given]}).servers
    settings = {"path": "p", "format": "csv", "delimiter": ";"}
    assert found == (Server(name="s", type="local", line=1, settings=settings),)


@pytest.mark.parametrize(("kind", "where"), [("sqlite", {"database": "x.db"}), ("gcs", {"location": "gs://b/x"})])
def test_servers_that_are_read_though_the_standard_has_no_such_type(kind, where):
    (found,) = contract({"name": "a"}, more={"servers": [{"server": "s", "type": kind, **where}]}).servers
    assert (found.type, found.settings) == (kind, where)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"server": "s", "type": "postgress", "host": "h"}, "did you mean 'postgres'?"),
        ({"server": "s", "type": "local", "path": "p"}, "'format' is missing"),
        ({"server": "s", "type": "local", "path": 1, "format": "f"}, "'path' is text"),
        ({"server": "s", "type": "s3", "locaton": "x", "location": "y"}, "did you mean 'location'?"),
        ({"type": "s3", "location": "y"}, "'server' is missing"),
    ],
)
def test_what_is_wrong_in_a_server(given, expected):
    assert expected in problem({"name": "a"}, more={"servers": [given]})


@pytest.mark.parametrize(
    ("given", "unit", "limit"),
    [
        ({"value": 2, "unit": "d"}, "days", 2),
        ({"value": "36", "unit": "hours"}, "hours", 36),
        ({"value": 2, "unit": "Weeks"}, "days", 14),
        ({"value": 3}, "days", 3),
    ],
)
def test_service_levels_about_rows(given, unit, limit):
    level = {"property": "freshness", "element": "t.at", **given}
    rule = rules({"name": "at", "logicalType": "timestamp"}, more={"slaProperties": [level]})["at:freshness"]
    assert rule.test == Age(unit=unit)
    assert rule.amount == Amount(operator="mustBeLessOrEqualTo", low=limit, high=limit)


def test_service_levels_that_rows_cannot_show():
    at = {"name": "at", "logicalType": "timestamp"}
    levels = [
        {"property": "retention", "value": 3, "unit": "y", "element": "t.at"},
        {"property": "latency", "value": 3, "unit": "d"},
        {"property": "latency", "value": 3, "unit": "d", "element": "t.att"},
        {"property": "latency", "value": 3, "unit": "d", "element": "u.at"},
    ]
    found = contract(at, {"name": "n", "logicalType": "integer"}, more={"slaProperties": levels})
    assert {rule.subject for rule in found.tables[0].rules} == {"at:type", "n:type"}
    assert len(found.unchecked) == 3
    assert "'parsec'" in problem(at, more={"slaProperties": [{**levels[1], "element": "t.at", "unit": "parsec"}]})
    assert "a number is needed" in problem(at, more={"slaProperties": [{**levels[1], "element": "t.at", "value": "x"}]})


@pytest.mark.parametrize(
    ("name", "expected", "length"),
    [
        ("VARCHAR(20)", StorageType(family="string"), 20),
        ("character varying(5)", StorageType(family="string"), 5),
        ("varchar(max)", StorageType(family="string"), None),
        ("int", StorageType(family="integer"), None),
        ("BIGINT", StorageType(family="integer", bits=64, signed=True), None),
        ("uint8", StorageType(family="integer", bits=8, signed=False), None),
        ("float32", StorageType(family="number", bits=32), None),
        ("double precision", StorageType(family="number", bits=64), None),
        ("DECIMAL(10, 2)", StorageType(family="number", precision=10, scale=2), None),
        ("NUMBER(38,0)", StorageType(family="integer"), None),
        ("NUMERIC", None, None),
        ("timestamp(6) with time zone", StorageType(family="timestamp"), None),
        ("ARRAY<STRING>", StorageType(family="array"), None),
        ("jsonb", None, None),
        ("", None, None),
        ("!?", None, None),
        (None, None, None),
    ],
)
def test_physical_types(name, expected, length):
    assert storage_type(name) == (expected, length)


def test_a_length_of_storage_is_a_rule():
    rule = rules({"name": "s", "logicalType": "string", "physicalType": "VARCHAR(3)"})["s:physical_length"]
    assert rule.test == WrongLength(high=3)


@pytest.mark.parametrize(
    ("form", "right", "wrong"),
    [
        ("ipv4", "192.168.0.1", "256.1.1.1"),
        ("ipv6", "2001:db8::8a2e:370:7334", "2001:db8::8a2e::7334"),
        ("ipv6", "::", ":"),
        ("ipv6", "::ffff:10.0.0.1", "1:2:3:4:5:6:7:8:9"),
        ("hostname", "a.example-1.org", "-a.org"),
        ("uri", "https://example.com/a?b=%20#c", "example.com/a b"),
        ("date-time", "2024-01-31T12:00:00.5+01:00", "2024-01-31T12:00:00"),
        ("date", "2024-12-31", "2024-13-01"),
        ("byte", "aGVsbG8=", "aGVsbG8"),
        ("duration", "P1DT2H", "1D"),
        ("json-pointer", "/a/~0b", "a"),
        ("relative-json-pointer", "1/a/b", "/a"),
        ("relative-json-pointer", "0#", "01#"),
        ("url", "https://a.test/x?y=1#z", "mailto:a@b.test"),
        ("iri", "https://münchen.test/straße", "https://a b.test"),
        ("iri-reference", "straße?a=ü#ö", "a<b"),
        ("iri", "http://a.test/%C3", "http://a.test/%zz"),
        ("uri-template", "/a/{b}/{?c*,d:3}", "/a/{b"),
        ("uri-template", "/straße{+x.y}", "/a/{ b }"),
        ("idn-email", "anna@münchen.test", "anna@münchen"),
        ("base64url", "_-aa", "+/aa"),
        ("base64url", "YQ", "Y"),
        ("semver", "1.0.0-alpha.1+build.05", "1.0.0-01"),
        ("semver", "1.0.0-0a", "1.0"),
        ("ulid", "01ARZ3NDEKTSV4RRFFQ69G5FAV", "81ARZ3NDEKTSV4RRFFQ69G5FAV"),
        ("e164", "+4915123456789", "015123456789"),
        ("mac", "00:1A:2b:3c:4d:5e", "00:1A-2b:3c:4d:5e"),
    ],
)
def test_formats_of_text(form, right, wrong):
    assert re.search(FORMATS[form], right)
    assert not re.search(FORMATS[form], wrong)


def test_a_plain_list_of_values_is_told_how_to_be_written():
    told = problem({"name": "a", "logicalType": "string", "enum": ["x"]})
    assert "'enum[0]': expected a mapping, got a string; write each value as `- value: …`" in told
