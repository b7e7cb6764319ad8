import json
from pathlib import Path

import pytest

from mlgate.contracts.conversion.great_expectations import from_tree
from mlgate.contracts.conversion.gx_columns import COLUMN
from mlgate.contracts.conversion.gx_numbers import NUMBER
from mlgate.contracts.conversion.gx_tables import TABLE
from mlgate.contracts.loading import compiled
from mlgate.contracts.writing import write


def suite(*expectations, new=True):
    key = "type" if new else "expectation_type"
    listed = [{key: name, "kwargs": kwargs, "meta": {}, **rest} for name, kwargs, rest in expectations]
    return from_tree({"name" if new else "expectation_suite_name": "s", "expectations": listed, "meta": {}})


def only(name, kwargs, **rest):
    found = suite((f"expect_{name}", kwargs, rest))
    if found.tree["schema"][0]["properties"]:
        compiled(write(found.tree, found.comments).encode(), "c.yaml")
    table = found.tree["schema"][0]
    return table["properties"][0] if table["properties"] else {}, table.get("quality", []), found.unconverted


_COLUMN = [
    ("values_to_not_be_null", {}, {"required": True}),
    ("values_to_be_unique", {}, {"unique": True}),
    (
        "values_to_be_between",
        {"min_value": 0, "max_value": 9, "strict_max": True},
        {"minimum": 0, "exclusiveMaximum": 9},
    ),
    ("values_to_match_regex", {"regex": "^a"}, {"pattern": "^a"}),
    ("values_to_match_regex_list", {"regex_list": ["a", "b"]}, {"pattern": "(?:a)|(?:b)"}),
    (
        "value_lengths_to_be_between",
        {"min_value": 1, "max_value": 4, "strict_max": True},
        {"minLength": 1, "maxLength": 3},
    ),
    ("value_lengths_to_equal", {"value": 2}, {"minLength": 2, "maxLength": 2}),
    ("values_to_be_of_type", {"type_": "BIGINT"}, {"logicalType": "integer"}),
    ("values_to_be_in_type_list", {"type_list": ["int64", "float64"]}, {"logicalType": "number"}),
    ("values_to_match_strftime_format", {"strftime_format": "%d.%m.%Y"}, {"format": "dd.MM.yyyy"}),
    ("values_to_be_in_set", {"value_set": ["a"]}, {"arguments": {"validValues": ["a"]}, "mustBe": 0}),
    ("values_to_be_in_set", {"value_set": ["a"], "mostly": 0.9}, {"mustBeGreaterOrEqualTo": 0.9}),
    ("values_to_not_be_in_set", {"value_set": [1, 2]}, {"implementation": "x NOT IN (1, 2)"}),
    ("values_to_not_match_regex", {"regex": "'"}, {"implementation": "NOT regexp_matches(x, '''')"}),
    ("values_to_match_like_pattern", {"like_pattern": "a%"}, {"implementation": "x LIKE 'a%'"}),
    ("values_to_not_be_null", {"mostly": 0.95}, {"mustBeLessOrEqualTo": 5, "unit": "percent"}),
    ("values_to_be_between", {"min_value": 1, "mostly": 0.5}, {"implementation": "x >= 1", "mustBeLessOrEqualTo": 50}),
    ("values_to_be_null", {}, {"mustBeGreaterOrEqualTo": 100, "unit": "percent"}),
    ("mean_to_be_between", {"min_value": 1, "max_value": 2}, {"mustBeBetween": [1, 2]}),
    ("median_to_be_between", {"max_value": 2, "strict_max": True}, {"mustBeLessThan": 2}),
    ("stdev_to_be_between", {"min_value": 2}, {"implementation": {"metric": "standardDeviation"}}),
    ("unique_value_count_to_be_between", {"max_value": 2}, {"query": "SELECT count(DISTINCT x) FROM s"}),
    ("sum_to_be_between", {"max_value": 2}, {"query": "SELECT sum(x) FROM s", "mustBeLessOrEqualTo": 2}),
    ("max_to_be_between", {"max_value": 2}, {"query": "SELECT max(x) FROM s"}),
    ("proportion_of_non_null_values_to_be_between", {"min_value": 0.9}, {"mustBeLessOrEqualTo": 10, "unit": "percent"}),
]


@pytest.mark.parametrize(("name", "kwargs", "said"), _COLUMN)
def test_expectations_about_a_column(name, kwargs, said):
    entry, _, _ = only(f"column_{name}", {"column": "x", **kwargs})
    places = [entry, entry.get("logicalTypeOptions", {}), *entry.get("quality", [])]
    assert any(said.items() <= place.items() for place in places), entry


@pytest.mark.parametrize(
    ("name", "kwargs", "said"),
    [
        ("table_row_count_to_be_between", {"min_value": 1}, {"metric": "rowCount", "mustBeGreaterOrEqualTo": 1}),
        ("table_row_count_to_equal", {"value": 3}, {"mustBe": 3}),
        ("compound_columns_to_be_unique", {"column_list": ["a", "b"]}, {"arguments": {"properties": ["a", "b"]}}),
        (
            "multicolumn_sum_to_equal",
            {"column_list": ["a", "B"], "sum_total": 3},
            {"implementation": 'a + "B" = 3'},
        ),
        (
            "column_pair_values_a_to_be_greater_than_b",
            {"column_A": "a", "column_B": "b", "or_equal": True},
            {"query": "SELECT count(*) FROM s WHERE NOT (a >= b)", "mustBe": 0},
        ),
    ],
)
def test_expectations_about_a_table(name, kwargs, said):
    _, quality, _ = only(name, kwargs)
    assert any(said.items() <= rule.items() for rule in quality), quality


def test_order_needs_a_type():
    typed = ("expect_column_values_to_be_of_type", {"column": "x", "type_": "int"}, {})
    order = ("expect_column_values_to_be_decreasing", {"column": "x", "strictly": True}, {})
    (rule,) = suite(order, typed).tree["schema"][0]["properties"][0]["quality"]
    assert rule["implementation"] == {"metric": "monotone", "direction": "descending", "strict": True}
    assert "type" in suite(order).unconverted[0].message


def test_a_pair_of_known_types_is_a_condition():
    typed = [("expect_column_values_to_be_of_type", {"column": one, "type_": "int"}, {}) for one in "ab"]
    pair = ("expect_column_pair_values_to_be_equal", {"column_A": "a", "column_B": "b"}, {})
    (rule,) = suite(pair, *typed).tree["schema"][0]["quality"]
    assert rule["implementation"] == "a = b"


def test_a_suite_of_0_18_reads_the_same():
    one = ("expect_column_values_to_not_be_null", {"column": "x"}, {})
    assert suite(one, new=False).tree == suite(one).tree


@pytest.mark.parametrize(
    ("name", "kwargs", "why"),
    [
        (
            "column_values_to_be_in_set",
            {"column": "x", "value_set": [1], "row_condition": "y > 1"},
            "row_condition",
        ),
        ("column_values_to_match_regex", {"column": "x", "regex": "a(?!b)"}, "look-around"),
        ("column_values_to_match_json_schema", {"column": "x", "json_schema": {}}, "without a counterpart"),
        ("column_values_to_be_between", {"column": "x", "min_value": {"$PARAMETER": "p"}}, "PARAMETER"),
        ("column_values_to_be_between", {"min_value": 1}, "arguments"),
        ("column_values_to_be_between", {"column": "x", "min_value": 1, "mostly": 7}, "arguments"),
        ("table_columns_to_match_set", {"column_set": ["x"]}, "forbid"),
    ],
)
def test_what_has_no_counterpart_is_listed(name, kwargs, why):
    _, _, left = only(name, kwargs)
    assert any(why in one.message and one.place.startswith("expectations[0]") for one in left)


@pytest.mark.parametrize("name", sorted({**COLUMN, **NUMBER, **TABLE}))
@pytest.mark.parametrize(
    "kwargs", [{}, {"column": 3}, {"column": "x", "column_list": 3, "value_set": None, "mostly": "x"}]
)
def test_wrong_arguments_crash_nothing(name, kwargs):
    found = from_tree({"expectations": [{"type": name, "kwargs": kwargs}]})
    assert isinstance(found.tree, dict)


def test_hostile_entries():
    found = from_tree({"name": 3, "expectations": [1, None, {}, {"type": 3}, {"type": "x", "kwargs": []}]})
    assert len(found.unconverted) == 5


def _queried(given):
    found = suite((given["type"], given["kwargs"], {}))
    return "type: sql" in write(found.tree)


# What great_expectations 1.24 says of each, over the frame below. Queries are run over files, not over frames.
_SAID = json.loads(Path(__file__).with_name("gx_verdicts.json").read_text())
_VERDICTS = [given for given in _SAID if not _queried(given)]


@pytest.mark.parametrize("place", range(len(_VERDICTS)))
def test_the_verdict_is_that_of_great_expectations(place):
    given = _VERDICTS[place]
    polars = pytest.importorskip("polars")
    from polars_engine import validate_frame

    found = suite((given["type"], given["kwargs"], {}))
    contract = compiled(write(found.tree).encode(), "c.yaml")
    age = [1.0, 50.0, 30.0, None, 200.0, 0.0, 5.0, 6.0, 7.0, 8.0]
    columns = {"id": range(1, 11), "age": age, "c": list("abababzaba"), "x": [float(n) for n in range(10)]}
    assert (not validate_frame(contract, polars.DataFrame(columns))) == given["success"]
