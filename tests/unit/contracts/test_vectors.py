"""Options of vectors compile as meant."""

import json

import pytest

from mlgate.contracts.constraints import Inexact, Mistyped, NotNormal, Outside, Unlisted, WrongSize
from mlgate.contracts.loading import compiled
from mlgate.core.errors import ConfigurationError

HEAD = {"apiVersion": "v3.2.0", "kind": "DataContract", "id": "x", "version": "1.0.0"}


def table(**options):
    column = {"name": "v", "logicalType": "vector", "logicalTypeOptions": {"dimensions": 2, **options}}
    schema = [{"name": "t", "properties": [column]}]
    return compiled(json.dumps({**HEAD, "schema": schema}).encode(), "c.yaml").table()


@pytest.mark.parametrize(
    ("element", "kind", "test"),
    [
        ("int8", "integer", Outside(low=-128, high=127)),
        ("uint8", "integer", Outside(low=0, high=255)),
        ("binary", "integer", Unlisted(values=(0, 1))),
        ("float16", "number", Inexact(format="float16")),
        ("bfloat16", "number", Inexact(format="bfloat16")),
        ("float32", "number", Inexact(format="float32")),
    ],
)
def test_elements(element, kind, test):
    found = table(elementType=element)
    rules = {rule.subject: rule.test for rule in found.rules}
    assert (found.columns[1].name, found.columns[1].logical_type) == ("v[]", kind)
    assert rules["v[]:element_type"] == test
    assert rules["v:size"] == WrongSize(low=2, high=2)
    assert rules["v[]:type"] == Mistyped()
    assert "v[]:required" in rules


def test_a_length_of_one_is_to_the_digits_of_the_elements():
    found = {element: table(normalized=True, elementType=element) for element in ("float32", "bfloat16", "int8")}
    lengths = {
        element: [rule.test for rule in one.rules if rule.subject == "v:normalized"] for element, one in found.items()
    }
    assert lengths == {"float32": [NotNormal(tolerance=1e-3)], "bfloat16": [NotNormal(tolerance=1e-2)], "int8": []}
    assert [one.message for one in found["int8"].unchecked] == ["v: normalized, of a vector of int8"]
    assert not table(normalized=False).unchecked


def test_what_is_no_option():
    with pytest.raises(ConfigurationError, match="true or false"):
        table(normalized="yes")
