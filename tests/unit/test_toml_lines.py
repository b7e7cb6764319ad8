from __future__ import annotations

import json
import tomllib

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from mlgate.toml_lines import key_lines

# What a value may look like; none of it may be taken for a key, a header or an end of the statement.
_VALUES = st.sampled_from(
    [
        "1",
        "2026-01-31T12:00:00Z",
        '"a = 1"',
        '"# no comment"',
        '"[x]"',
        r'"\"]"',
        r'"\\"',
        "'\\'",
        "'[\"'",
        '""',
        "''",
        '""""""',
        "''''''",
        '"""\n[no.header]\nno_key = 1\n"""',
        '"""a "quoted" word"""',
        '"""ends in quotes"""""',
        "'''\n# no comment\nno_key = '1'\n'''",
        "'''two '' quotes'''''",
        r'"""\""" = [ """',
        "[]",
        "[1, 2]",
        '[\n  "a]", # comment ]\n  [1,\n   2],\n]',
        "{ a = 1, b = [2] }",
        '{ "x y" = "}" }',
        "[{ a = 1 },\n { a = 2 }]",
    ]
)
_SPACE = st.sampled_from(["", " ", "\t", "  "])
_COMMENT = st.sampled_from(["", " # x", " # [table]", ' # "open', " # ''' = ["])
_BETWEEN = st.lists(st.sampled_from(["", "# comment", "#[table]", "# key = 1", "   "]), max_size=2)
_QUOTED = st.text(max_size=4).map(lambda text: json.dumps(text.replace("\x7f", "")))


@st.composite
def documents(draw) -> tuple[str, dict[tuple[str, ...], int]]:
    """Return a TOML text and the line of every table and key that it writes out."""
    lines: list[str] = []
    expected: dict[tuple[str, ...], int] = {}

    def part() -> tuple[str, str]:
        # A number makes every key new, so that the document is valid whatever is drawn.
        bare = f"k{len(expected)}-{len(lines)}"
        text = draw(st.sampled_from(["", "", "["])) + draw(st.sampled_from(["é", "#", "=", ".", " ", '\\"', "]"]))
        written = draw(st.sampled_from([bare, f"'{bare}.x'", f'"{bare} {text}"']))
        return written, next(iter(tomllib.loads(f"{written} = 0")))

    def dotted(count: int) -> tuple[str, tuple[str, ...]]:
        parts = [part() for _ in range(count)]
        separator = draw(st.sampled_from([".", " . ", ". "]))
        return separator.join(written for written, _ in parts), tuple(name for _, name in parts)

    def statements(table: tuple[str, ...]) -> None:
        for _ in range(draw(st.integers(0, 3))):
            lines.extend(draw(_BETWEEN))
            written, path = dotted(draw(st.integers(1, 2)))
            for length in range(1, len(path) + 1):
                expected[(*table, *path[:length])] = len(lines) + 1
            gap = draw(_SPACE)
            lines.extend(f"{draw(_SPACE)}{written}{gap}={gap}{draw(_VALUES)}{draw(_COMMENT)}".split("\n"))

    statements(())
    for _ in range(draw(st.integers(0, 3))):
        lines.extend(draw(_BETWEEN))
        written, path = dotted(draw(st.integers(1, 3)))
        for length in range(1, len(path) + 1):
            expected[path[:length]] = len(lines) + 1
        gap = draw(_SPACE)
        opened, closed = draw(st.sampled_from([("[", "]"), ("[[", "]]")]))
        lines.append(f"{draw(_SPACE)}{opened}{gap}{written}{gap}{closed}{draw(_COMMENT)}")
        statements(path)
    return "\n".join(lines) + draw(st.sampled_from(["", "\n"])), expected


@given(documents())
@example(("[a]\nb = 1", {("a",): 1, ("a", "b"): 2}))
def test_every_key_is_found_where_it_stands(document):
    text, expected = document
    tomllib.loads(text)
    assert key_lines(text) == expected


@given(_QUOTED)
def test_quoted_keys_are_read_as_toml_reads_them(key):
    # JSON's escapes of astral characters are surrogate pairs, which TOML refuses.
    if "\\ud" in key:
        return
    assert key_lines(f"\n{key} = 1\n") == {(next(iter(tomllib.loads(f"{key} = 1"))),): 2}


@pytest.mark.parametrize("text", ["", "\n\n", "# only a comment", "# no end"])
def test_nothing_is_found_in_nothing(text):
    assert key_lines(text) == {}


def test_first_of_an_array_of_tables_counts():
    assert key_lines("[[a]]\nb = 1\n[[a]]\nb = 2\n") == {("a",): 1, ("a", "b"): 2}


def test_header_of_its_own_is_where_a_table_is():
    assert key_lines("[a.b]\n[a]\n") == {("a",): 2, ("a", "b"): 1}


def test_long_files_take_linear_time():
    text = "".join(f'[table.t{number}]\nkey = "{"x" * 50}"\n' for number in range(5_000))
    assert key_lines(text)[("table", "t4999", "key")] == 10_000
