import math
from datetime import date, datetime, time

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from mlgate.contracts.writing import scalar, write
from mlgate.contracts.yaml_source import parse

TEXT = st.text(st.characters(codec="utf-8"), max_size=40)
TRICKY = st.sampled_from(
    [
        *("", " ", "no", "NO", "Yes", "y", "n", "on", "null", "~", "true", "1", "1.10", "-0", "0o17", "0x1F", "1_000"),
        *("1e3", ".5", ".inf", ".nan", "2024-01-31", "2024-01-31T12:00:00Z", "1:30", "12:30:45", "<<", "=", "- a"),
        *("a: b", "a:", "a #b", "#a", "[a]", "{a}", "!!python/object:os.system", "&a", "*a", "%a", "@a", "`a"),
        *(
            "|",
            ">",
            "'",
            '"',
            "it's",
            "\\d",
            "^[A-Z]{2}\\d{3}$",
            "a\nb",
            "a\n",
            "\na",
            "a\n\n",
            " a\nb",
            "a\n b",
            "a \nb",
        ),
        *(
            "a\tb",
            "a\r\nb",
            "\x00",
            "\x07",
            "\x7f",
            "\x85",
            "\u2028",
            "\ufeff",
            "\u202e",
            "😀",
            "👩\u200d🚀",
            "é",
            "--- a",
        ),
        *("---", "...", "? a", "x" * 2000, "a\n---\nb", "a\n#b", "a\n\tb", "key: |\n  x"),
    ]
)
SCALARS = TEXT | TRICKY | st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False)
TREES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT | TRICKY, inner, max_size=4),
    max_leaves=25,
)
MAPPINGS = st.dictionaries(TEXT | TRICKY, TREES, max_size=4)


def paths(value, path=()):
    yield path
    entries = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in entries:
        yield from paths(inner, (*path, str(key)))


def same(read, meant):
    """Equal with the same types: 1 is no 1.0 and no True."""
    if isinstance(meant, dict):
        return (
            isinstance(read, dict) and list(read) == list(meant) and all(same(read[key], meant[key]) for key in meant)
        )
    if isinstance(meant, list):
        return isinstance(read, list) and len(read) == len(meant) and all(map(same, read, meant))
    return type(read) is type(meant) and (read == meant) and (not isinstance(meant, float) or str(read) == str(meant))


@given(MAPPINGS)
@example({"a": [{}, [], [[]], [[1], {"b": None}]]})
@example({"x" * 2000: {"y" * 2000: [1]}})
def test_what_is_written_is_read_back(tree):
    assert same(parse(write(tree).encode(), "c.yaml").tree, tree)


@given(st.dictionaries(TEXT.filter(lambda text: len(text) < 100), TEXT | TRICKY, max_size=4))
def test_other_readers_read_the_same(tree):
    # PyYAML makes dates and the like of text that is not quoted, and the standard's own tools use it.
    assert yaml.load(write(tree), yaml.SafeLoader) == tree


@given(MAPPINGS, st.data())
def test_comments_change_nothing(tree, data):
    places = st.sampled_from(list(paths(tree)))
    comments = data.draw(st.dictionaries(places, TEXT | TRICKY, max_size=5))
    trailing = data.draw(st.dictionaries(places, TEXT | TRICKY, max_size=5))
    assert same(parse(write(tree, comments, trailing).encode(), "c.yaml").tree, tree) or not tree


def test_the_text_is_the_one_a_person_would_write():
    tree = {
        "apiVersion": "v3.1.0",
        "version": "1.0",
        "schema": [
            {
                "name": "flights",
                "description": "All flights\nof a year\n",
                "properties": [
                    {"name": "carrier", "required": True, "logicalTypeOptions": {"pattern": "^[A-Z0-9]{2}$"}},
                    {"name": "no", "enum": [{"value": "yes"}, {"value": "EWR"}], "logicalTypeOptions": {}},
                ],
                "quality": [{"metric": "rowCount", "mustBeBetween": [1, 2.5]}],
            }
        ],
    }
    comments = {(): "Drafted\n", ("schema", "0", "properties", "1"): "about no", ("schema", "0", "quality"): "\nrows"}
    trailing = {("schema", "0", "properties", "0", "required"): "336,776 rows", ("schema",): "tables"}
    assert write(tree, comments, trailing) == (
        "# Drafted\n"
        "\n"
        "apiVersion: v3.1.0\n"
        "version: '1.0'\n"
        "schema:  # tables\n"
        "  - name: flights\n"
        "    description: |\n"
        "      All flights\n"
        "      of a year\n"
        "    properties:\n"
        "      - name: carrier\n"
        "        required: true  # 336,776 rows\n"
        "        logicalTypeOptions:\n"
        "          pattern: '^[A-Z0-9]{2}$'\n"
        "      # about no\n"
        "      - name: 'no'\n"
        "        enum:\n"
        "          - value: 'yes'\n"
        "          - value: EWR\n"
        "        logicalTypeOptions: {}\n"
        "\n"
        "    # rows\n"
        "    quality:\n"
        "      - metric: rowCount\n"
        "        mustBeBetween: [1, 2.5]\n"
    )


def test_dates_are_quoted_text():
    tree = {"a": date(2024, 1, 31), "b": datetime(2024, 1, 31, 12), "c": [time(12, 30)]}  # noqa: DTZ001 - contracts have no zone
    assert write(tree) == "a: '2024-01-31'\nb: '2024-01-31T12:00:00'\nc: ['12:30:00']\n"


def test_numbers_that_yaml_would_take_for_text():
    assert [scalar(value) for value in (1e-05, 1e16, 1.5e300, math.inf, -math.inf, math.nan, -0.0)] == [
        *("1.0e-05", "1.0e+16", "1.5e+300", ".inf", "-.inf", ".nan", "-0.0")
    ]


def test_what_is_no_text_or_no_value_is_refused():
    with pytest.raises(ValueError, match="surrogate"):
        write({"a": "\ud800"})
    with pytest.raises(TypeError, match="a set is no part of a contract"):
        write({"a": {1, 2}})
    with pytest.raises(TypeError, match="a int is no part"):
        write({1: "a"})
