import json
import warnings

import pytest

from mlgate.contracts.conversion.pandera import from_schema, from_tree
from mlgate.contracts.conversion.pandera_checks import anchored
from mlgate.contracts.conversion.pandera_python import source_of
from mlgate.contracts.loading import compiled
from mlgate.contracts.writing import write
from mlgate.contracts.yaml_source import parse

# As pandera 0.35 writes it.
_YAML = """
schema_type: dataframe
api: pandas
columns:
  a:
    dtype: int64
    nullable: true
    unique: true
    in_range:
      min_value: 0
      max_value: 10
      include_min: true
      include_max: false
    greater_than_or_equal_to:
      min_value: 1
      raise_warning: true
      ignore_na: false
  b:
    dtype: string[pyarrow]
    coerce: true
    required: false
    isin:
    - x
    - y
  ^x_.*:
    dtype: float64
    regex: true
  s:
    dtype: string[pyarrow]
    str_length:
      min_value: 1
      max_value: 3
      exact_value: null
    str_matches: a+|b
    str_contains: b(?=c)
    str_startswith: x.y
    notin: [it's]
  odd:
    dtype: timedelta64[ns]
    my_check: 3
checks: null
index:
- dtype: int64
  name: idx
strict: true
ordered: true
unique:
- a
- b
"""
_OLD_YAML = """
schema_type: dataframe
version: 0.20.0
columns:
  a:
    dtype: int64
    nullable: false
    checks:
      greater_than: 0
      less_than:
        value: 5
        options: {raise_warning: false}
    unique: false
    coerce: false
    required: true
    regex: false
  b:
    dtype: int64
    nullable: false
    checks:
    - options: {check_name: isin}
      value: [1, 2]
"""


def of(text):
    return from_tree(parse(text.encode(), "s.yaml").tree)


def properties(conversion):
    return {one["name"]: one for one in conversion.tree["schema"][0]["properties"]}


def test_the_yaml_of_pandera():
    found = of(_YAML)
    a, b, s = (properties(found)[name] for name in "abs")
    assert a["logicalTypeOptions"] == {"minimum": 0, "exclusiveMaximum": 10}
    assert (a["unique"], a.get("required"), a["logicalType"]) == (True, None, "integer")
    warned = {"type": "custom", "engine": "mlgate", "implementation": "a >= 1", "severity": "warning"}
    assert a["quality"][0] == warned
    assert b["quality"][0]["arguments"] == {"validValues": ["x", "y"]}
    assert s["logicalTypeOptions"] == {"minLength": 1, "maxLength": 3, "pattern": "^(?:a+|b)"}
    assert s["quality"][1]["implementation"] == "s NOT IN ('it''s')"
    assert found.tree["schema"][0]["quality"][0]["arguments"] == {"properties": ["a", "b"]}


def test_what_of_it_does_not_convert_is_listed_with_its_place():
    told = "\n".join(f"{one.place}: {one.message}" for one in of(_YAML).unconverted)
    for part in ("coerce", "required=False", "regex=True", "look-around", "my_check", "timedelta", "index", "strict"):
        assert part in told
    text = write(of(_YAML).tree, of(_YAML).comments)
    assert "# Not converted: check my_check" in text


def test_older_yaml():
    found = properties(of(_OLD_YAML))
    assert found["a"]["logicalTypeOptions"] == {"exclusiveMinimum": 0}
    assert found["a"]["quality"][0]["implementation"] == "a < 5"
    assert found["b"]["quality"][0]["arguments"] == {"validValues": [1, 2]}


@pytest.mark.parametrize("text", [_YAML, _OLD_YAML])
def test_the_contract_loads(text):
    found = of(text)
    assert compiled(write(found.tree, found.comments).encode(), "c.yaml").tables[0].columns


@pytest.mark.parametrize(
    ("pattern", "meant"),
    [("a", "^a"), ("^a", "^a"), ("^a|b", "^(?:^a|b)"), ("(?i)a", "(?i)^a"), ("(?m)^a", r"(?m)\A^a"), ("", "^")],
)
def test_match_looks_at_the_start(pattern, meant):
    assert anchored(pattern) == meant


def test_what_is_no_schema():
    with pytest.raises(TypeError, match="no pandera"):
        from_schema(3)


_CONTRACT = b"""
apiVersion: v3.1.0
kind: DataContract
id: x
version: 1.0.0
status: active
schema:
- name: 'x"]) or __import__("os").abort()  #'
  properties:
  - {name: id, logicalType: integer, required: true, unique: true}
  - {name: 'o"dd', logicalType: number, logicalTypeOptions: {minimum: 0, exclusiveMaximum: 120}}
  - {name: code, logicalType: string, required: true, logicalTypeOptions: {pattern: '^[A-Z]{2}\\d+$', maxLength: 6}}
  - {name: c, logicalType: string, quality: [{metric: nullValues, mustBeLessThan: 5, unit: percent}]}
  quality:
  - {metric: rowCount, mustBeGreaterThan: 1}
"""


@pytest.mark.parametrize("library", ["pandas", "polars"])
def test_back_to_pandera_is_python_that_holds_no_foreign_code(library):
    text, left = source_of(compiled(_CONTRACT, "c.yaml").tables[0], 'c"""\n.yaml', library)
    compile(text, "schema.py", "exec")
    assert "__import__" not in text.replace(ascii('x"]) or __import__("os").abort()  #'), "").split("import pandera")[1]
    assert [one for one in left if one.startswith("c:null_values")]


@pytest.mark.slow
@pytest.mark.parametrize("library", ["pandas", "polars"])
@pytest.mark.filterwarnings("ignore")
def test_both_refuse_the_same_frames(library):
    frames = pytest.importorskip(library)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        pa = pytest.importorskip(f"pandera.{library}")
        contract = compiled(_CONTRACT, "c.yaml")
        text, _ = source_of(contract.tables[0], "c.yaml", library)
        space = {}
        exec(text, space)
        good = {"id": [1, 2, 3], 'o"dd': [0.0, None, 119.5], "code": ["AB1", "CD22", "EF3"], "c": ["x", None, "y"]}
        bad = [
            {},
            {"id": [1, 1, 3]},
            {'o"dd': [0.0, 1.0, 120.0]},
            {'o"dd': [0.0, 1.0, -0.5]},
            {"code": ["AB1", "CD22", None]},
            {"code": ["AB1", "CD22", "xEF3"]},
            {"code": ["AB1", "CD22", "EF34567"]},
        ]
        judged = []
        for change in bad:
            try:
                space["schema"].validate(frames.DataFrame(good | change), lazy=True)
                judged.append(True)
            except pa.errors.SchemaErrors:
                judged.append(False)
        from polars_engine import validate_frame

        pl = pytest.importorskip("polars")
        subjects = [
            {one.subject for one in validate_frame(contract, pl.DataFrame(good | change))} - {"c:null_values"}
            for change in bad
        ]
    assert judged == [not one for one in subjects] == [True, *[False] * 6]


def test_bounds_by_the_clocks_of_a_zone_are_left_out():
    options = {"defaultTimezone": "Europe/Berlin", "minimum": "2024-07-01T12:00:00"}
    column = {"name": "at", "logicalType": "timestamp", "logicalTypeOptions": options}
    head = {"apiVersion": "v3.1.0", "kind": "DataContract", "id": "x", "version": "1.0.0"}
    content = json.dumps({**head, "schema": [{"name": "t", "properties": [column]}]}).encode()
    text, left = source_of(compiled(content, "c.yaml").tables[0], "c.yaml")
    assert "Check" not in text
    assert left == ["at:range: at below minimum 2024-07-01 10:00:00 in UTC"]
