import json

import polars as pl
import pytest

from mlgate.core.errors import CheckError
from mlgate.readers.files import Reading
from mlgate.readers.json_lines import open_json_lines
from mlgate.readers.json_sorts import mixed
from mlgate.readers.scratch import Scratch
from mlgate.readers.unreadable import unreadable


def opened(tmp_path, *lines):
    path = tmp_path / "a.jsonl"
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    with Scratch(lambda: tmp_path) as scratch:
        return open_json_lines(path, "a.jsonl", Reading(), scratch)


@pytest.mark.parametrize(
    "lines",
    [
        ['{"a": 1, "b": 2}', '{"a": 1, "b": 2, "a": 3}'],
        ['{"a":1,"b":2}', '{"b":2,"a":1,"b":2}'],
        ['{"a":1}', '{"a" : 1, "a" : 2}'],
        ['{"a":1}', '{"a" : 1, "a":2}'],
        ['{"a":1}', '{"a\\u0062": 1, "ab": 2}'],
        ['{"a":{"b":1}}', '{"a":{"b":1},"a":{"b":2}}'],
        ['{"a":" \\":"}', '{"a":1,"a":2}'],
        ["", '{"a":' + "9" * 5000 + ',"a":2}'],
    ],
)
def test_a_key_that_stands_twice(tmp_path, lines):
    with pytest.raises(CheckError, match=r"a\.jsonl:2: has a key twice"):
        opened(tmp_path, *lines)


@pytest.mark.parametrize(
    "line",
    [
        '{"a": {"a": 1}, "b": [{"a": 1}, {"a": 2}]}',
        '{"a": "\\":", "b": "x\\" :"}',
        '{"a" : 1, "b"\t: 2}',
        '{"a": "a\\":a\\":"}',
    ],
)
def test_keys_that_stand_once(tmp_path, line):
    assert opened(tmp_path, line, "", line).rows == 2


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([{"a": 1}, {"a": True}], "'a' is true or false, and a number in line 1"),
        ([{"a": {"b": 1}}, {"a": None}, {"a": [1]}], "'a' is an array, and an object in line 1"),
        ([{"a": {"b": 1}}, {"a": {"b": {"c": 2}}}], "'a.b' is an object, and a number in line 1"),
        ([{"a": [1, [2]]}], "'a[]' is an array, and a number in line 1"),
    ],
)
def test_values_of_several_sorts(tmp_path, rows, words):
    file = opened(tmp_path, *map(json.dumps, rows))
    with pytest.raises((pl.exceptions.PolarsError, pl.exceptions.PanicException)) as seen:
        pl.scan_ndjson(file.path, infer_schema_length=None).collect()
    assert f"a.jsonl:{len(rows)}: {words}" in str(unreadable(file, "a.jsonl", seen.value))


def test_a_number_too_large(tmp_path):
    file = opened(tmp_path, '{"a": 1}', '{"a": 1e400}')
    assert "a.jsonl:2: 'a' is a larger number" in str(mixed(file.path, "a.jsonl"))


@pytest.mark.parametrize("rows", [[{"a": 1}, {"a": "x"}, {"a": {"b": 1}}, {"a": {"b": [1]}}], [{"a": 1}, {"a": 2.5}]])
def test_what_goes_together(tmp_path, rows):
    file = opened(tmp_path, *map(json.dumps, rows))
    assert mixed(file.path, "a.jsonl") is None
    assert pl.scan_ndjson(file.path, infer_schema_length=None).collect().height == len(rows)
    assert "is damaged" in str(unreadable(file, "a.jsonl", ValueError()))
