"""Rules of types sql and custom: metrics, arguments, placeholders and units compile as meant; what is wrong is told."""

import json
from datetime import datetime

import pytest

from mlgate.contracts.compiled import Amount
from mlgate.contracts.constraints import (
    Age,
    Correlation,
    Disorder,
    DistinctCount,
    Divergence,
    Entropy,
    Mean,
    Quantile,
    Query,
    Share,
    StandardDeviation,
    Undetermined,
    Untrue,
)
from mlgate.contracts.loading import compiled
from mlgate.core.errors import ConfigurationError
from mlgate.core.model import Severity

HEAD = {"apiVersion": "v3.2.0", "kind": "DataContract", "id": "x", "version": "1.0.0"}
COLUMNS = {"n": "integer", "m": "number", "s": "string", "c": "string", "at": "timestamp", "free": None}


def contract(*, column=None, quality=(), physical_name=None):
    properties = [{"name": name, "logicalType": kind} for name, kind in COLUMNS.items() if kind]
    properties.append({"name": "free"})
    items = {"logicalType": "array", "items": {"logicalType": "string"}}
    properties += [{"name": name, **items} for name in ("tags", "marks")]
    schema = {"name": "orders", "properties": properties, "physicalName": physical_name}
    place = schema if column is None else next(one for one in properties if one["name"] == column)
    place["quality"] = list(quality)
    return compiled(json.dumps({**HEAD, "schema": [schema]}).encode(), "c.yaml").tables[0]


def one(column=None, **rule):
    found = contract(column=column, quality=[rule])
    assert not found.unchecked
    known = {"type", "required", "finite"}
    return next(rule for rule in found.rules if rule.subject.rpartition(":")[2] not in known)


def metric(on=None, /, *, operator=("mustBeLessThan", 5), unit=None, **arguments):
    amount = dict([operator]) if operator else {}
    return one(
        on, type="custom", engine="mlgate", implementation=arguments, **amount, **({"unit": unit} if unit else {})
    )


def problem(column=None, **rule):
    with pytest.raises(ConfigurationError) as caught:
        contract(column=column, quality=[rule])
    assert len(caught.value.problems) == 1
    return caught.value.problems[0].message


@pytest.mark.parametrize(
    ("column", "arguments", "test", "columns"),
    [
        ("n", {"metric": "mean"}, Mean(), ("n",)),
        (None, {"metric": "mean", "column": "m"}, Mean(), ("m",)),
        ("m", {"metric": "standardDeviation"}, StandardDeviation(), ("m",)),
        ("m", {"metric": "quantile", "probability": 0.5}, Quantile(probability=0.5), ("m",)),
        ("s", {"metric": "entropy"}, Entropy(), ("s",)),
        ("s", {"metric": "distinctCount"}, DistinctCount(), ("s",)),
        ("s", {"metric": "categoryShare", "values": ["a"]}, Share(values=("a",)), ("s",)),
        ("at", {"metric": "freshness"}, Age(), ("at",)),
        (
            "at",
            {"metric": "freshness", "at": "2024-01-01T01:00:00+01:00", "unit": "days"},
            Age(at=datetime(2024, 1, 1), unit="days"),  # noqa: DTZ001 - moments of contracts are in UTC, without zone
            ("at",),
        ),
        ("n", {"metric": "monotone"}, Disorder(), ("n",)),
        (
            "n",
            {"metric": "monotone", "by": "at", "within": "s", "direction": "descending", "strict": True},
            Disorder(by="at", within=("s",), descending=True, strict=True),
            ("n", "at", "s"),
        ),
        ("n", {"metric": "correlation", "with": "m"}, Correlation(), ("n", "m")),
        ("n", {"metric": "functionalDependency", "determines": "s"}, Undetermined(), ("n", "s")),
        ("n", {"metric": "functionalDependency", "of": ["s", "c"]}, Undetermined(), ("s", "c", "n")),
        (None, {"metric": "functionalDependency", "column": ["s"], "determines": "n"}, Undetermined(), ("s", "n")),
        (
            "s",
            {"metric": "distribution", "categories": ["a"], "shares": [1]},
            Divergence(shares=(1.0, 0.0), categories=("a",)),
            ("s",),
        ),
        (
            "m",
            {"metric": "distribution", "edges": [0, 1], "shares": [0.25, 0.5, 0.25], "distance": "totalVariation"},
            Divergence(shares=(0.25, 0.5, 0.25), edges=(0.0, 1.0), distance="totalVariation"),
            ("m",),
        ),
    ],
)
def test_metrics(column, arguments, test, columns):
    found = metric(column, **arguments)
    assert (found.test, found.columns) == (test, columns)
    assert found.amount == Amount(operator="mustBeLessThan", low=5, high=5)


def test_operators_stand_beside_or_within_the_implementation():
    within = one(
        "m", type="custom", engine="mlgate", implementation={"metric": "mean", "mustBeBetween": [1, 2]}, severity="Low"
    )
    assert within.amount == Amount(operator="mustBeBetween", low=1, high=2)
    assert within.severity is Severity.WARNING
    assert metric("s", metric="categoryShare", values=["a"], unit="percent").amount.percent
    assert metric("n", metric="monotone", operator=None).amount == Amount()
    assert metric("at", metric="freshness", unit="minutes").test == Age(unit="minutes")


@pytest.mark.parametrize(
    ("column", "implementation", "expected"),
    [
        ("m", {"metric": "quantil", "mustBe": 1}, "did you mean 'quantile'?"),
        ("m", {"metric": "quantile", "probabilty": 1, "mustBe": 1}, "did you mean 'probability'?"),
        ("m", {"metric": "quantile", "probability": 2, "mustBe": 1}, "a number from 0 to 1"),
        ("m", {"metric": "quantile", "probability": 0.5}, "needs exactly one of mustBe"),
        ("m", {"metric": "mean", "mustBe": "x"}, "mustBe needs a number"),
        ("m", {"metric": "mean", "mustBe": float("inf")}, "mustBe needs a number"),
        ("m", {"metric": "mean", "mustBeBetween": [1]}, "a list of two numbers"),
        ("m", {"metric": "mean", "mustBe": 1, "unit": "percent"}, "percent means nothing"),
        ("m", {"metric": "mean", "mustBe": 1, "column": "n"}, "the column is the property"),
        (None, {"metric": "mean", "mustBe": 1}, "needs 'column'"),
        ("s", {"metric": "mean", "mustBe": 1}, "needed is integer or number"),
        ("free", {"metric": "entropy", "mustBe": 1}, "has no logicalType"),
        ("s", {"metric": "categoryShare", "values": [1], "mustBe": 1}, "write it in quotes"),
        ("s", {"metric": "categoryShare", "values": ["a", "a"], "mustBe": 1}, "has a value twice"),
        ("at", {"metric": "freshness", "unit": "hour", "mustBe": 1}, "did you mean 'hours'?"),
        ("at", {"metric": "freshness", "at": "now", "mustBe": 1}, "is no timestamp"),
        ("n", {"metric": "monotone", "direction": "up"}, "'up' is unknown"),
        ("n", {"metric": "monotone", "by": "att"}, "did you mean 'at'?"),
        ("n", {"metric": "monotone", "strict": "no"}, "is true or false"),
        ("n", {"metric": "monotone", "by": "n"}, "a property stands twice"),
        ("n", {"metric": "monotone", "by": "at", "within": "at"}, "a property stands twice"),
        ("n", {"metric": "monotone", "within": ["s", "s"]}, "a property stands twice"),
        ("n", {"metric": "correlation", "with": "n", "mustBe": 1}, "with itself"),
        ("n", {"metric": "functionalDependency"}, "either 'determines'"),
        ("n", {"metric": "functionalDependency", "determines": "n"}, "determines itself"),
        ("m", {"metric": "distribution", "edges": [1, 0], "shares": [1], "mustBe": 1}, "'edges' rise"),
        ("m", {"metric": "distribution", "edges": [1], "shares": [1], "mustBe": 1}, "needs 2 shares, not 1"),
        ("m", {"metric": "distribution", "edges": [1], "shares": [1, 1], "mustBe": 1}, "add up to 2"),
        ("m", {"condition": 3}, "a condition is text"),
        ("m", {"condition": "m > 0", "x": 1}, "unknown argument 'x'"),
        ("m", {"probability": 1}, "needs a 'metric' or a 'condition'"),
        ("m", "mm > 0", "did you mean 'm'?"),
    ],
)
def test_what_is_wrong_in_a_custom_rule(column, implementation, expected):
    assert expected in problem(column, type="custom", engine="mlgate", implementation=implementation)


@pytest.mark.parametrize("holder", ["{property}", "${column}", "{field}", "{ property }"])
def test_a_condition_of_a_property(holder):
    found = one("m", type="sql", query=f"{holder} >= 0", mustBeLessThan=5, unit="percent")
    assert isinstance(found.test, Untrue)
    assert found.columns == ("m",)
    assert found.amount == Amount(operator="mustBeLessThan", low=5, high=5, percent=True)


@pytest.mark.parametrize("holder", ["{object}", "${object}", "{table}", "{model}", "{schema}"])
def test_a_query(holder):
    found = one("m", type="sql", query=f"-- of all\nSELECT '{{column}}', MAX({{column}}) FROM {holder}", mustBe=1)
    assert found.test == Query(sql='-- of all\nSELECT \'m\', MAX("m") FROM "orders"', table="orders")


def test_a_query_may_use_the_physical_name():
    quality = [{"type": "sql", "query": "SELECT MAX(m) FROM tbl_1", "mustBe": 1}]
    found = contract(quality=quality, physical_name="tbl_1").rules[-1]
    assert found.test == Query(sql="SELECT MAX(m) FROM tbl_1", table="tbl_1")


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ({"type": "sql", "mustBe": 1}, "needs a 'query'"),
        ({"type": "sql", "query": "SELECT 1"}, "exactly one of"),
        ({"type": "sql", "query": "SELECT {column}", "mustBe": 1}, "means nothing in a rule of the table"),
        ({"type": "sql", "query": "SELECT 1 FROM {tabel}", "mustBe": 1}, "did you mean 'table'?"),
        ({"type": "sql", "query": "n > 1", "metric": "rowCount"}, "belongs to a rule of type library"),
        ({"type": "custom", "engine": "mlgate"}, "needs 'implementation'"),
    ],
)
def test_what_is_wrong_in_a_rule_of_the_table(rule, expected):
    assert expected in problem(**rule)


@pytest.mark.parametrize(
    ("column", "rule"),
    [
        (None, {"type": "text", "description": "d"}),
        (None, {"type": "custom", "engine": "greatExpectations", "implementation": "x"}),
        (None, {"type": "custom", "engine": "mlgate", "implementation": '"tags[]" = "marks[]"'}),
        (
            None,
            {
                "type": "custom",
                "engine": "mlgate",
                "implementation": {"metric": "monotone", "column": "tags[]", "mustBe": 0},
            },
        ),
        (None, {"metric": "duplicateValues", "arguments": {"properties": ["tags[]", "marks[]"]}, "mustBe": 0}),
    ],
)
def test_what_is_not_checked_is_told(column, rule):
    found = contract(column=column, quality=[rule])
    assert len(found.unchecked) == 1


def test_an_item_of_an_array_is_an_observation():
    assert one(type="sql", query='"tags[]" <> s').columns == ("tags[]", "s")
    assert metric(metric="entropy", column="tags[]").columns == ("tags[]",)
    found = one(metric="duplicateValues", arguments={"properties": ["n", "tags[]"]}, mustBe=0)
    assert found.words == "n, tags[] repeat an earlier item"


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (None, Severity.ERROR),
        ("critical", Severity.ERROR),
        ("high", Severity.ERROR),
        ("medium", Severity.ERROR),
        ("ours", Severity.ERROR),
        ("Warning", Severity.WARNING),
        ("info", Severity.WARNING),
        ("low", Severity.WARNING),
    ],
)
def test_severity(said, expected):
    assert one(metric="rowCount", mustBe=1, severity=said).severity is expected
