import pytest

from mlgate.contracts.constraints import EveryRow
from mlgate.contracts.conversion.pandera import from_tree
from mlgate.contracts.conversion.pandera_yaml import yaml_of
from mlgate.contracts.loading import compiled
from mlgate.contracts.writing import write
from mlgate.contracts.yaml_source import parse

_MEAN = "{type: custom, engine: mlgate, implementation: {metric: mean, mustBeLessThan: 5}}"
_HEAD = b"{apiVersion: v3.1.0, kind: DataContract, id: x, version: 1.0.0, status: active, schema: [%s]}"
_CONTRACT = b"""
apiVersion: v3.1.0
kind: DataContract
id: x
version: 1.0.0
status: active
schema:
- name: trips
  properties:
  - {name: id, logicalType: integer, required: true, unique: true}
  - {name: 'o"dd: no', logicalType: number, logicalTypeOptions: {minimum: 0, exclusiveMaximum: 120}}
  - {name: loss, logicalType: number, logicalTypeOptions: {exclusiveMinimum: 0}}
  - {name: any, logicalType: number}
  - {name: code, logicalType: string, required: true, logicalTypeOptions: {pattern: '^[A-Z]{2}\\d+$', maxLength: 6}}
  - {name: flag, logicalType: boolean}
  - name: kind
    logicalType: string
    quality: [{metric: invalidValues, arguments: {validValues: ['no', '1.10', e f]}, mustBe: 0}]
  - {name: at, logicalType: timestamp, required: true, logicalTypeOptions: {minimum: '2020-01-01T03:04:05'}}
  quality:
  - {metric: duplicateValues, arguments: {properties: [id, code]}, mustBe: 0}
"""
_PANDAS = """\
# A pandera schema of trips, converted by mlgate from c.yaml.
schema_type: dataframe
api: pandas
columns:
  id:
    dtype: int64
    unique: true
  'o"dd: no':
    dtype: float64
    nullable: true
    in_range:
      min_value: 0
      max_value: 120
      include_min: true
      include_max: false
  loss:
    dtype: float64
    nullable: true
    greater_than: 0
    notin: [.inf]
  any:
    dtype: float64
    nullable: true
    notin: [.inf, -.inf]
  code:
    dtype: str
    str_length:
      min_value: 0
      max_value: 6
      exact_value: null
    str_contains: '^[A-Z]{2}\\d+$'
  flag:
    dtype: boolean
    nullable: true
  kind:
    dtype: str
    nullable: true
    isin: ['no', '1.10', e f]
  at:
    dtype: 'datetime64[ns]'
    coerce: true
    greater_than_or_equal_to: '2020-01-01 03:04:05'
checks: null
name: trips
unique: [id, code]
"""


def table(content):
    return compiled(content, "c.yaml").tables[0]


def of(*properties):
    return table(_HEAD % b"{name: t, properties: [%s]}" % ", ".join(properties).encode())


def back(text):
    found = from_tree(parse(text.encode(), "s.yaml").tree, "t")
    return found, table(write(found.tree, found.comments).encode())


def test_the_yaml_is_that_of_pandera():
    text, left = yaml_of(table(_CONTRACT), "c.yaml")
    assert text == _PANDAS
    assert left == []


@pytest.mark.parametrize("library", ["pandas", "polars"])
def test_read_back_it_is_the_same_contract(library):
    contract = table(_CONTRACT)
    found, again = back(yaml_of(contract, "c.yaml", library)[0])
    assert {one.message.partition(":")[0] for one in found.unconverted} <= {"coerce"}
    assert [(one.name, one.logical_type) for one in again.columns] == [
        (one.name, one.logical_type) for one in contract.columns
    ]
    assert {(one.columns, one.test, one.amount) for one in again.rules} == {
        (one.columns, one.test, one.amount) for one in contract.rules
    }
    assert yaml_of(again, "c.yaml", library)[0] == yaml_of(contract, "c.yaml", library)[0]


def test_types_of_polars():
    contract = of("{name: d, logicalType: date, logicalTypeOptions: {minimum: '2020-01-31'}}")
    text, left = yaml_of(contract, "c", "polars")
    assert "schema_type: polars_dataframe\napi: polars\n" in text
    # Quoted it would be text to YAML, and to pandera.
    assert "    dtype: Date\n    nullable: true\n    greater_than_or_equal_to: 2020-01-31\n" in text
    assert left == []
    assert [one.test for one in back(text)[1].rules] == [one.test for one in contract.rules]


def test_checks_of_one_name_are_a_list_and_keep_their_severity():
    pattern = "{metric: invalidValues, arguments: {pattern: b}, mustBe: 0, severity: warning}"
    contract = of(f"{{name: s, logicalType: string, logicalTypeOptions: {{pattern: a}}, quality: [{pattern}]}}")
    text, left = yaml_of(contract, "c.yaml")
    assert (
        "    checks:\n"
        "      - pattern: a\n        options:\n          check_name: str_contains\n"
        "      - pattern: b\n        options:\n          check_name: str_contains\n          raise_warning: true\n"
    ) in text
    assert left == []
    again = back(text)[1]
    assert [(one.test, one.severity) for one in again.rules] == [(one.test, one.severity) for one in contract.rules]


@pytest.mark.parametrize(
    ("prop", "told"),
    [
        ("{name: a, logicalType: string, quality: [{metric: nullValues, mustBeLessThan: 5}]}", "a:null_values"),
        ("{name: a, logicalType: number, logicalTypeOptions: {multipleOf: 2}}", "a:multiple"),
        ("{name: a, logicalType: string, unique: true}", "a: a second missing value"),
        ("{name: a, logicalType: array, items: {logicalType: string}}", "a: type array"),
        (
            f"{{name: a, logicalType: number, quality: [{_MEAN}]}}",
            "a:mean",
        ),
        (
            "{name: a, logicalType: timestamp, logicalTypeOptions: {minimum: '2020-01-01T00:00:00.5'}}",
            "no such moment",
        ),
        ("{name: a, logicalType: timestamp, logicalTypeOptions: {maximum: '9999-01-01T00:00:00'}}", "no such moment"),
        ("{name: a, logicalType: time, logicalTypeOptions: {maximum: '12:00:00'}}", "no such moment"),
    ],
)
def test_what_has_no_form_is_listed_here_and_in_the_file(prop, told):
    text, left = yaml_of(of(prop), "c.yaml")
    assert [one for one in left if told in one], left
    assert all(f"# Not converted: {one}" in text for one in left)


def test_lists_are_of_the_types_that_the_column_has():
    listed = {"timestamp": "['2020-01-01T00:00:00']", "number": "[1, 2]", "integer": "[1, 2]"}
    contract = of(
        *(
            f"{{name: {sort}, logicalType: {sort}, "
            f"quality: [{{metric: invalidValues, arguments: {{validValues: {values}}}, mustBe: 0}}]}}"
            for sort, values in listed.items()
        )
    )
    text = yaml_of(contract, "c", "polars")[0]
    for shown in ("[2020-01-01 00:00:00]", "[1.0, 2.0]", "[1, 2]"):
        assert f"isin: {shown}\n" in text


def test_the_number_of_rows_has_no_form():
    contract = table(_HEAD % b"{name: t, properties: [{name: a}], quality: [{metric: rowCount, mustBeGreaterThan: 1}]}")
    assert any(isinstance(rule.test, EveryRow) for rule in contract.rules)
    assert [one for one in yaml_of(contract, "c.yaml")[1] if "mustBeGreaterThan 1" in one]


def test_hostile_names_are_text_of_the_yaml():
    name = "!!python/object:os.system {a: &b\n# c"
    content = write(
        {
            "apiVersion": "v3.1.0",
            "kind": "DataContract",
            "id": "x",
            "version": "1",
            "status": "active",
            "schema": [{"name": name, "properties": [{"name": name, "logicalType": "string"}]}],
        }
    )
    text, _ = yaml_of(table(content.encode()), "c\n- x.yaml")
    tree = parse(text.encode(), "s.yaml").tree
    assert tree["name"] == name
    assert list(tree["columns"]) == [name]
