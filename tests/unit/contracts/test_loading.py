"""Contracts in: every problem at once with its line; what cannot be checked is told; other formats are recognised."""

import json
from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlgate.contracts import load
from mlgate.contracts.compiled import Amount
from mlgate.contracts.constraints import (
    EveryRow,
    Infinite,
    Missing,
    NotMultiple,
    Outside,
    Repeated,
    Unlisted,
    Unmatched,
    WrongLength,
)
from mlgate.contracts.odcs import OPERATORS
from mlgate.core.errors import CheckError, ConfigurationError

HEAD = "apiVersion: v3.1.0\nkind: DataContract\nid: x\nversion: 1.0.0\nstatus: active\n"


def write(tmp_path, text):
    (tmp_path / "c.odcs.yaml").write_text(dedent(text), encoding="utf-8")
    return tmp_path / "c.odcs.yaml"


def problems(tmp_path, text):
    with pytest.raises(ConfigurationError) as caught:
        load(write(tmp_path, text), tmp_path)
    return [str(problem).removeprefix("c.odcs.yaml:") for problem in caught.value.problems]


def table(tmp_path, *properties, quality=(), **more):
    schema = [{"name": "t", "properties": list(properties), "quality": list(quality), **more}]
    return load(write(tmp_path, HEAD + "schema: " + json.dumps(schema)), tmp_path).table()


def column_problems(tmp_path, **one):
    schema = [{"name": "t", "properties": [{"name": "x", **one}]}]
    return problems(tmp_path, HEAD + "schema: " + json.dumps(schema))


def by_subject(compiled):
    return {rule.subject: rule.test for rule in compiled.rules}


def test_rules_of_a_property(tmp_path):
    compiled = table(
        tmp_path,
        {
            "name": "n",
            "physicalName": "n_1",
            "logicalType": "integer",
            "required": True,
            "unique": True,
            "logicalTypeOptions": {"minimum": 0, "exclusiveMaximum": 10, "multipleOf": 5, "format": "i8"},
            "classification": "restricted",
        },
        {
            "name": "s",
            "logicalType": "string",
            "classification": "public",
            "logicalTypeOptions": {"minLength": 1, "maxLength": 2, "pattern": "^a", "format": "uuid"},
            "enum": [{"value": "a"}, {"value": "b"}],
        },
        {"name": "f", "logicalType": "number"},
        {"name": "d", "logicalType": "date", "logicalTypeOptions": {"minimum": "2020-01-01", "format": "dd.MM.yyyy"}},
        {"name": "free"},
    )
    found = by_subject(compiled)
    assert found["n_1:range"] == Outside(low=0, high=10, high_open=True)
    assert found["n_1:format"] == Outside(low=-128, high=127)
    assert found["n_1:multiple"] == NotMultiple(of=5)
    assert found["n_1:required"] == Missing()
    assert found["n_1:unique"] == Repeated()
    assert found["s:length"] == WrongLength(low=1, high=2)
    assert found["s:pattern"] == Unmatched(pattern="^a")
    assert found["s:enum"] == Unlisted(values=("a", "b"))
    assert found["f:finite"] == Infinite()
    assert "free:type" not in found
    columns = {column.name: column for column in compiled.columns}
    assert columns["n_1"].classified
    assert not columns["s"].classified
    assert columns["d"].format == "%d.%m.%Y"


def test_a_primary_key_is_required_and_unique_in_its_own_order(tmp_path):
    compiled = table(
        tmp_path,
        {"name": "a", "primaryKey": True, "primaryKeyPosition": 2},
        {"name": "b", "primaryKey": True, "primaryKeyPosition": 1},
    )
    assert [rule.columns for rule in compiled.rules if rule.subject == ":primary_key"] == [("b", "a")]
    assert {"a:required", "b:required"} <= set(by_subject(compiled))


def test_metrics_of_both_versions(tmp_path):
    compiled = table(
        tmp_path,
        {
            "name": "x",
            "logicalType": "string",
            "quality": [
                {"metric": "nullValues", "mustBeLessThan": 1, "unit": "percent"},
                {"type": "library", "rule": "nullCheck"},
                {"rule": "duplicateCount", "mustBeLessThan": 3},
                {"rule": "validValues", "validValues": ["a"]},
                {"metric": "missingValues", "arguments": {"missingValues": [None, "", "N/A", 7]}, "mustBe": 0},
                {"metric": "invalidValues", "arguments": {"pattern": "^[a-z]+$"}, "mustBe": 0},
            ],
        },
        quality=[
            {"metric": "rowCount", "mustBeBetween": [1, 5]},
            {"metric": "duplicateValues", "arguments": {"properties": ["x"]}, "mustBe": 0},
        ],
    )
    rules = {rule.subject: (rule.test, rule.amount) for rule in compiled.rules}
    assert rules["x:null_values"] == (Missing(), Amount(operator="mustBeLessThan", low=1, high=1, percent=True))
    assert rules["x:null_values.2"] == (Missing(), Amount())
    assert rules["x:duplicate_values"][1] == Amount(operator="mustBeLessThan", low=3, high=3)
    assert rules["x:invalid_values"] == (Unlisted(values=("a",)), Amount())
    assert rules["x:invalid_values.2"][0] == Unmatched(pattern="^[a-z]+$")
    assert rules["x:missing_values"][0] == Missing(values=("", "N/A"))
    assert rules[":row_count"] == (EveryRow(), Amount(operator="mustBeBetween", low=1, high=5))
    assert rules[":duplicate_values"][0] == Repeated()


def test_problems_of_shape_and_meaning_come_at_once_with_their_lines(tmp_path):
    text = HEAD + dedent("""\
        schema:
          - name: t
            properties:
              - name: a
                logicalTyp: string
              - name: b
                logicalType: integr
              - name: c
                logicalType: integer
                required: "yes"
                logicalTypeOptions:
                  minimun: 3
                  maximum: low
              - name: c
            quality:
              - metric: rowCounts
                mustBe: 1
        """)
    found = problems(tmp_path, text)
    assert [problem.partition(":")[0] for problem in found] == ["10", "12", "15", "17", "18", "19", "21"]
    for hint, problem in zip(
        ("'logicalType'?", "'integer'?", "true or false", "'minimum'?", "text is no number", "twice", "'rowCount'?"),
        found,
        strict=True,
    ):
        assert hint in problem


@pytest.mark.parametrize(
    ("one", "expected"),
    [
        ({"logicalTypeOptions": {"minimum": 1}}, "mean nothing without a logicalType"),
        ({"logicalType": "string", "logicalTypeOptions": {"pattern": "(?=a)b"}}, "look-around"),
        ({"logicalType": "string", "logicalTypeOptions": {"pattern": r"(a)\1"}}, "backreference"),
        ({"logicalType": "string", "logicalTypeOptions": {"minLength": 3, "maxLength": 2}}, "is above maxLength"),
        ({"logicalType": "string", "logicalTypeOptions": {"minLength": -1}}, "at least 0"),
        ({"logicalType": "integer", "logicalTypeOptions": {"minimum": 3, "maximum": 2}}, "is above the maximum"),
        ({"logicalType": "integer", "logicalTypeOptions": {"minimum": 3, "exclusiveMinimum": 2}}, "stands beside"),
        ({"logicalType": "integer", "logicalTypeOptions": {"multipleOf": 0}}, "a number above 0"),
        ({"logicalType": "integer", "logicalTypeOptions": {"format": "i9"}}, "'i9' is unknown"),
        ({"logicalType": "number", "logicalTypeOptions": {"maximum": 10**400}}, "finite number"),
        ({"logicalType": "date", "logicalTypeOptions": {"minimum": "01/02/2020"}}, "write it like '2024-01-31'"),
        ({"logicalType": "date", "logicalTypeOptions": {"format": "yyyy-QQ"}}, "cannot be read"),
        ({"logicalType": "timestamp", "logicalTypeOptions": {"format": "yyyy-MM-dd HH"}}, "cannot be read"),
        ({"logicalType": "boolean", "logicalTypeOptions": {"minimum": 1}}, "it takes none"),
        ({"logicalType": "string", "enum": [{"value": True}]}, "what YAML makes of yes, no"),
        ({"logicalType": "string", "enum": [{"value": 1}]}, "write it in quotes, '1'"),
        ({"logicalType": "integer", "enum": [{"value": "1"}]}, "text is no integer"),
        ({"enum": [{"value": "1"}]}, "enum needs a logicalType"),
        ({"quality": [{"mustBe": 0}]}, "a rule needs a 'metric'"),
        ({"quality": [{"metric": "nullValues"}]}, "exactly one of"),
        ({"quality": [{"metric": "nullValues", "mustBe": 0, "mustBeLessThan": 1}]}, "not mustBe, mustBeLessThan"),
        ({"quality": [{"metric": "nullValues", "mustBe": "0"}]}, "mustBe needs a number"),
        ({"quality": [{"metric": "nullValues", "mustBeBetween": [3, 1]}]}, "smaller number first"),
        ({"quality": [{"metric": "nullValues", "mustBe": 0, "unit": "percentage"}]}, "did you mean 'percent'?"),
        ({"quality": [{"metric": "rowCount", "mustBe": 0}]}, "a rule of the table"),
        ({"quality": [{"metric": "invalidValues", "mustBe": 0}]}, "either arguments.validValues or"),
        ({"quality": [{"metric": "nullValues", "mustBe": 0, "arguments": {"x": 1}}]}, "it takes none"),
        ({"quality": [{"type": "sq", "query": "x"}]}, "did you mean 'sql'?"),
        ({"quality": [{"rule": "nullChek"}]}, "did you mean 'nullCheck'?"),
    ],
)
def test_what_is_wrong_in_a_property(tmp_path, one, expected):
    found = column_problems(tmp_path, **one)
    assert len(found) == 1
    assert expected in found[0]


def test_unchecked_promises_are_told_with_their_lines(tmp_path):
    text = HEAD + dedent("""\
        schema:
          - name: t
            relationships: [{from: t.a, to: other.yaml#schema/u/properties/a}]
            properties:
              - name: a
                logicalType: string
                logicalTypeOptions: {format: color}
                quality:
                  - {type: sql, query: SELECT 1, mustBe: 1}
                  - {type: text, description: always right}
                  - {type: custom, engine: soda, implementation: x}
              - name: b
                logicalType: array
                items: {logicalType: string}
                logicalTypeOptions: {minItems: 1}
              - {name: c, semanticType: measure}
              - {name: m, logicalType: map, map: {key: {logicalType: string}, value: {required: true}}}
        """)
    compiled = load(write(tmp_path, text), tmp_path)
    assert [one.line for one in compiled.unchecked] == [8, 12, 15, 16, 21]
    assert [column.name for column in compiled.table().columns] == ["a", "b", "b[]", "m", "m[key]", "m[value]"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "is empty"),
        ("just text\n", "is not an ODCS contract"),
        ("- 1\n", "is not an ODCS contract"),
        ("expectations: []\n", "but a Great Expectations suite"),
        ("dataContractSpecification: 1.1.0\n", "but a Data Contract Specification file"),
        ("apiVersion: v2.2.2\nkind: DataContract\n", "version 2 of the standard is not read"),
        ("kind: DataContract\n", "'apiVersion' is missing"),
        ("apiVersion: v3.1.0\nkind: Contract\n", "'kind' is 'Contract'"),
        (HEAD, "'schema' is missing"),
        (HEAD + "schema: []\n", "nothing to check"),
        (HEAD + "schema: {name: t}\n", "expected a list"),
        (HEAD + "shema: []\nschema: []\n", "did you mean 'schema'?"),
    ],
)
def test_what_is_no_contract(tmp_path, text, expected):
    assert any(expected in problem for problem in problems(tmp_path, text))


def test_files_that_cannot_be_read(tmp_path):
    for path in (tmp_path / "missing.yaml", tmp_path):
        with pytest.raises(ConfigurationError):
            load(path, tmp_path.parent)


def test_a_table_is_named_where_there_are_several(tmp_path):
    schema = [{"name": name, "properties": [{"name": "x"}]} for name in ("flights", "planes")]
    contract = load(write(tmp_path, HEAD + "schema: " + json.dumps(schema)), tmp_path)
    assert contract.table("planes").name == "planes"
    with pytest.raises(CheckError, match="describes 2 objects"):
        contract.table()
    with pytest.raises(CheckError, match="did you mean 'flights'"):
        contract.table("flight")


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(
                    ["name", "logicalType", "quality", "metric", "mustBe", "arguments", "enum", "value", "required"]
                ),
                inner,
                max_size=4,
            )
        ),
        max_leaves=10,
    )
)
def test_any_shape_is_compiled_or_refused(tmp_path_factory, schema):
    folder = tmp_path_factory.mktemp("any")
    try:
        load(write(folder, HEAD + "schema: " + json.dumps(schema)), folder)
    except ConfigurationError as error:
        assert error.problems  # noqa: PT017 - to be compiled is right too


@pytest.mark.parametrize("operator", OPERATORS)
@given(count=st.integers(0, 20), low=st.integers(0, 10), width=st.integers(0, 10))
def test_operators(operator, count, low, width):
    high = low + width
    allows = Amount(operator=operator, low=low, high=high).allows(count, 20)
    expected = {
        "mustBe": count == low,
        "mustNotBe": count != low,
        "mustBeGreaterThan": count > low,
        "mustBeGreaterOrEqualTo": count >= low,
        "mustBeLessThan": count < low,
        "mustBeLessOrEqualTo": count <= low,
        "mustBeBetween": count in range(low, high + 1),
        "mustNotBeBetween": count not in range(low, high + 1),
    }
    assert allows == expected[operator]


def test_percent_is_of_all_rows():
    amount = Amount(operator="mustBeLessOrEqualTo", low=25, percent=True)
    assert (amount.allows(5, 20), amount.allows(6, 20)) == (True, False)
    assert str(amount) == "mustBeLessOrEqualTo 25 percent"
