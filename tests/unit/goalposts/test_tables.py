"""What of a table is told: every key by its path, every value as it is written."""

import pytest

from mlgate.goalposts.tables import _differences, shown, texts


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (None, None),
        ([], None),
        ({}, None),
        (0.7, "0.7"),
        (0.70000000001, "0.7"),
        (1e-6, "1e-06"),
        (True, "true"),
        (3, "3"),
        ("a\n::b", "a :\u200a:b"),
        (["a", 0.5], "a, 0.5"),
        (list("abcdefghij"), "a, b, c, d, e, f, g, h and 2 more"),
    ],
)
def test_a_value_is_shown_as_it_is_written(value, expected):
    assert shown(value) == expected


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ({"a": 1}, {"a": 1}, []),
        ({"a": 1}, {}, [(("a",), 1, None)]),
        ({"a": 0}, {"a": None}, [(("a",), 0, None)]),
        ({"a": {"b": 1, "c": 2}}, {"a": {"b": 1, "c": 3}}, [(("a", "c"), 2, 3)]),
        ({"a": {"b": 1}}, {"a": None}, [(("a", "b"), 1, None)]),
        ({}, {"a": {"b": {"c": 1}}}, [(("a", "b", "c"), None, 1)]),
        ({"a": {"b": 1}}, {"a": "x"}, [(("a",), {"b": 1}, "x")]),
        ({"a": []}, {"a": ["x"]}, [(("a",), [], ["x"])]),
        ({"a": False}, {"a": True}, [(("a",), False, True)]),
    ],
)
def test_a_key_that_differs_is_named_by_its_path(before, after, expected):
    assert list(_differences(before, after)) == expected


def test_texts_at_any_depth():
    assert list(texts({"a": "x", "b": ["y", {"c": "z"}], "d": 1, "e": None})) == ["x", "y", "z"]
