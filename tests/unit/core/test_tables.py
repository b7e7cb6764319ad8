from __future__ import annotations

from typing import Annotated, Any, Literal

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import Meta

from mlgate.core.limits import Limits
from mlgate.core.tables import decode, fields, references


class Inner(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    depth: int
    unit: str = "m"


class Options(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    path: Annotated[str, Meta(min_length=1)]
    data: Annotated[str, Meta(extra={"refers_to": "data"})] | None = None
    mode: Literal["fast", "exact"] = "fast"
    share: Annotated[float, Meta(ge=0, le=1)] = 0.5
    slices: tuple[str, ...] = ()
    metrics: dict[str, Limits] = {}
    inner: Inner | None = None
    shown: bool = False


@pytest.mark.parametrize(
    ("table", "key", "said"),
    [
        ({"path": "a", "slice": []}, ("slice",), "unknown key 'slice'; did you mean 'slices'?"),
        ({}, (), "'path' is missing"),
        ({"path": ""}, ("path",), "'path': expected a string of length >= 1"),
        ({"path": 3}, ("path",), "'path': expected a string, got a whole number"),
        ({"path": "a", "share": 2}, ("share",), "'share': expected a number <= 1.0"),
        ({"path": "a", "share": "x"}, ("share",), "'share': expected a number, got a string"),
        ({"path": "a", "mode": "fst"}, ("mode",), "'mode': invalid enum value 'fst'; did you mean 'fast'?"),
        ({"path": "a", "slices": "carrier"}, ("slices",), "'slices': expected a list, got a string"),
        ({"path": "a", "slices": ["a", 1]}, ("slices",), "'slices': expected a string, got a whole number"),
        ({"path": "a", "metrics": 1}, ("metrics",), "'metrics': expected a table, got a whole number"),
        ({"path": "a", "metrics": {"f1": 1}}, ("metrics", "f1"), "'f1': expected a table, got a whole number"),
        (
            {"path": "a", "metrics": {"f1": {"max_dorp": 1}}},
            ("metrics", "f1", "max_dorp"),
            "unknown key 'max_dorp'; did you mean 'max_drop'?",
        ),
        (
            {"path": "a", "metrics": {"f1": {"max_drop": "1"}}},
            ("metrics", "f1", "max_drop"),
            "'max_drop': expected a number, got a string",
        ),
        ({"path": "a", "inner": {"depht": 1}}, ("inner", "depht"), "unknown key 'depht'; did you mean 'depth'?"),
        ({"path": "a", "inner": {}}, ("inner",), "'depth' is missing"),
        ({"path": "a", "shown": 1}, ("shown",), "'shown': expected true or false, got a whole number"),
    ],
)
def test_problem_names_its_key(table, key, said):
    options, problems = decode(table, Options)
    assert options is None
    assert any(path == key and message.startswith(said) for path, message in problems), problems


def test_every_problem_is_reported_at_once():
    options, problems = decode({"shar": 1, "mode": 1, "metrics": {"a": {"x": 1}, "b": {"at_least": "y"}}}, Options)
    assert options is None
    assert [path for path, _ in problems] == [
        ("shar",),
        ("mode",),
        ("metrics", "a", "x"),
        ("metrics", "b", "at_least"),
        (),
    ]


def test_good_table_is_converted():
    options, problems = decode({"path": "a", "slices": ["x"], "metrics": {"f1": {"at_least": 1}}}, Options)
    assert problems == []
    assert options == Options(path="a", slices=("x",), metrics={"f1": Limits(at_least=1.0)})


class Listed(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    servers: tuple[Inner, ...] = ()
    either: Inner | float = 0.0
    names: dict[str, str] | None = None


@pytest.mark.parametrize(
    ("table", "key", "said"),
    [
        (
            {"servers": [{"depth": 1}, {"dept": 1}]},
            ("servers", "1", "dept"),
            "unknown key 'dept'; did you mean 'depth'?",
        ),
        ({"servers": [1]}, ("servers", "0"), "'servers[0]': expected a table, got a whole number"),
        ({"servers": {"depth": 1}}, ("servers",), "'servers': expected a list, got a table"),
        ({"either": {"dept": 1}}, ("either", "dept"), "unknown key 'dept'; did you mean 'depth'?"),
        ({"either": "x"}, ("either",), "'either': expected a number or a table, got a string"),
        ({"names": {"a": 1}}, ("names", "a"), "'a': expected a string, got a whole number"),
    ],
)
def test_problems_within_lists_unions_and_maps(table, key, said):
    options, problems = decode(table, Listed)
    assert options is None
    assert (key, said) in problems


def test_keys_read_elsewhere_may_be_meant():
    _, problems = decode({"path": "a", "severty": "warning"}, Options, also_known=["severity"])
    assert problems == [(("severty",), "unknown key 'severty'; did you mean 'severity'?")]


def test_references_are_found_through_optional():
    found = {name: references(annotation) for name, annotation in fields(Options).items()}
    assert {name: sort for name, sort in found.items() if sort} == {"data": "data"}


_KEYS = st.sampled_from(["path", "share", "mode", "metrics", "inner", "slices", "x", "metrics "])
_ANY: st.SearchStrategy[Any] = st.recursive(
    st.one_of(st.booleans(), st.integers(), st.floats(), st.text(max_size=3)),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(_KEYS, inner, max_size=3),
    max_leaves=5,
)


@given(st.dictionaries(_KEYS, _ANY, max_size=4))
def test_any_table_is_converted_or_has_problems(table):
    options, problems = decode(table, Options)
    assert (options is None) == bool(problems)
    for path, message in problems:
        assert message
        assert all(isinstance(part, str) for part in path)
