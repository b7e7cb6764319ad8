"""YAML that hides what it says is refused, and every value knows its line."""

import json
from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mlgate.contracts.yaml_source import MAX_BYTES, parse
from mlgate.core.errors import ConfigurationError


def problems(text):
    content = text if isinstance(text, bytes) else dedent(text).encode()
    with pytest.raises(ConfigurationError) as caught:
        parse(content, "a.yaml")
    return [str(problem) for problem in caught.value.problems]


def test_values_and_lines():
    text = """\
    a: 1
    b:
      - x: yes
      - "2020-01-01"
      - 2020-01-01
      - ~
      - 1.5
    """
    document = parse(dedent(text).encode(), "a.yaml")
    assert document.tree == {"a": 1, "b": [{"x": True}, "2020-01-01", "2020-01-01", None, 1.5]}
    assert document.lines == {
        ("a",): 1,
        ("b",): 2,
        ("b", "0"): 3,
        ("b", "0", "x"): 3,
        ("b", "1"): 4,
        ("b", "2"): 5,
        ("b", "3"): 6,
        ("b", "4"): 7,
    }
    assert document.line(("b", "0", "unknown")) == 3
    assert document.line(("unknown",)) == 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: 1\na: 2\n", "a.yaml:2: duplicate key 'a', first on line 1"),
        ("a: &x 1\nb: *x\n", "a.yaml:1: anchor '&x'"),
        ("a: &x 1\nb: *x\n", "a.yaml:2: alias '*x'"),
        ("a: !!python/object/apply:os.system ['true']\n", "a.yaml:1: tag 'tag:yaml.org,2002:python/object/apply"),
        ("a: !custom x\n", "a.yaml:1: tag '!custom'"),
        ("a: 1\n---\nb: 2\n", "a second YAML document"),
        ("? [x]\n: 1\n", "a key must be plain text"),
        ("a: [1, 2\nb: 3\n", "is not valid YAML"),
        ("a:\n\t- 1\n", "is not valid YAML"),
        (b"a: \xff\n", "a.yaml:1: is not UTF-8 text"),
        (b"a: 1\nb: \x00\n", "is not valid YAML"),
        (f"a: {'9' * 5000}\n", "a.yaml:1: is no number that can be held"),
        (b"#" * (MAX_BYTES + 1), "is larger than"),
        ("[" * 100 + "]" * 100, "nested deeper"),
    ],
)
def test_what_is_refused(text, expected):
    found = problems(text)
    assert any(expected in problem for problem in found), found


def test_all_problems_at_once():
    assert len(problems("a: 1\na: 2\nb: !x 1\nc: &y 2\nd: *y\n")) == 4


def test_a_bomb_of_aliases_is_refused_without_being_built():
    levels = "".join(f"l{n}: &l{n} [{', '.join([f'*l{n - 1}'] * 9)}]\n" for n in range(1, 30))
    assert any("alias" in problem for problem in problems("l0: &l0 [x]\n" + levels))


@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_any_bytes_are_read_or_refused(content):
    try:
        parse(content, "a.yaml")
    except ConfigurationError as error:
        assert all(str(problem).startswith("a.yaml") for problem in error.problems)  # noqa: PT017 - to be read is right too


@pytest.mark.parametrize("text", ["🙂", "\\🙂", "\\\\ud83d\\ude42", "🙂🙂\\", "a\ud83d", '"🙂"'])
def test_json_is_read_as_json_has_it(text):
    content = json.dumps({"a": [text]})
    try:
        expected = [json.loads(content)["a"][0].encode().decode()]
    except UnicodeEncodeError:
        assert problems(content)
        return
    assert parse(content.encode(), "a.json").tree == {"a": expected}
