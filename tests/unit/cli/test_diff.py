import gzip
import json
from datetime import UTC, datetime, timedelta

import polars as pl
import pytest

from mlgate.cli import main

_CONTRACT = """apiVersion: v3.1.0
kind: DataContract
id: x
version: 1.0.0
status: active
schema:
- name: t
  properties:
  - {name: a, logicalType: integer, required: true}
  - {name: s, logicalType: string, logicalTypeOptions: {pattern: ^a}}
"""


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.yaml").write_text(_CONTRACT)
    (tmp_path / "b.yaml").write_text(_CONTRACT.replace(", required: true", ""))
    (tmp_path / "c.yaml").write_text(_CONTRACT.replace("^a", "^b"))
    (tmp_path / "a.csv").write_text("x,y\n" + "".join(f"{n},{n % 3}\n" for n in range(500)))
    (tmp_path / "b.csv").write_text("x,y\n" + "".join(f"{n},{n % 2}\n" for n in range(500)))
    (tmp_path / "c.csv").write_text("x\n" + "".join(f"{n}.5\n" for n in range(500)))
    return tmp_path


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["a.yaml", "a.yaml"], 0),
        (["a.yaml", "b.yaml"], 1),
        (["a.yaml", "b.yaml", "--exit-zero"], 0),
        (["b.yaml", "a.yaml"], 0),
        (["b.yaml", "a.yaml", "--perspective", "producer"], 1),
        (["a.yaml", "c.yaml"], 0),
        (["a.yaml", "c.yaml", "--strict"], 1),
        (["a.yaml", "a.csv"], 2),
        (["a.yaml", "absent.yaml"], 2),
        (["a.csv", "a.csv"], 0),
        (["a.csv", "b.csv"], 0),
        (["a.csv", "c.csv"], 1),
        (["c.csv", "a.csv"], 0),
    ],
)
def test_exit_codes(folder, words, code):
    assert main(["diff", *words]) == code


def test_formats(folder, capsys):
    main(["diff", "a.yaml", "b.yaml"])
    assert "breaking    a.yaml:9: a:required: no longer checked: a is missing" in capsys.readouterr().out
    main(["diff", "a.yaml", "b.yaml", "--format", "json"])
    found = json.loads(capsys.readouterr().out)
    assert found["breaking"]
    assert [one["subject"] for one in found["changes"]] == ["a:required"]
    main(["diff", "a.yaml", "b.yaml", "--format", "markdown"])
    assert "| **breaking** | a:required" in capsys.readouterr().out


def test_data_sets(folder, capsys):
    main(["diff", "a.csv", "c.csv", "--format", "json"])
    found = json.loads(capsys.readouterr().out)
    assert [(one["column"], one["what"], one["breaking"]) for one in found["differences"]] == [
        ("x", "type", True),
        ("y", "column", True),
    ]
    main(["diff", "a.csv", "b.csv"])
    assert "y: is distributed otherwise: total variation 0.33" in capsys.readouterr().out


def _written(folder):
    """Write one table in every form that is read, and return the files."""
    moment = datetime(2024, 1, 1, tzinfo=UTC).replace(tzinfo=None)
    frame = pl.DataFrame(
        {
            "n": list(range(200)),
            "x": [None if n % 7 == 0 else n / 4 for n in range(200)],
            "day": [(moment + timedelta(days=n)).date() for n in range(200)],
            "at": [moment + timedelta(hours=n) for n in range(200)],
            "^.*$": ["a", "b"] * 100,
        }
    )
    frame.write_parquet(folder / "t.parquet")
    frame.write_ipc(folder / "t.arrow")
    frame.with_columns(pl.col("day", "at").cast(pl.String)).write_ndjson(folder / "t.jsonl")
    frame.write_csv(folder / "t.csv", null_value="NA", datetime_format="%Y-%m-%dT%H:%M:%S")
    (folder / "t.csv.gz").write_bytes(gzip.compress((folder / "t.csv").read_bytes()))
    (folder / "comma.csv").write_text(
        (folder / "t.csv").read_text().replace(",", ";").replace(".", ",").replace("^,", "^.")
    )
    for part in ("a", "b"):
        (folder / f"by/part={part}").mkdir(parents=True)
        frame.filter(pl.col("^\\^.*$") == part).drop("^\\^.*$").write_parquet(folder / f"by/part={part}/t.parquet")
    return frame


@pytest.mark.parametrize("other", ["t.arrow", "t.jsonl", "t.csv", "t.csv.gz", "comma.csv"])
def test_the_same_table_in_another_form_does_not_differ(folder, capsys, other):
    _written(folder)
    assert main(["diff", "t.parquet", other]) == 0
    assert capsys.readouterr().out == f"t.parquet -> {other}\nNo difference beyond chance was seen.\n"


def test_folders_of_partitions_have_their_columns(folder, capsys):
    _written(folder)
    assert main(["diff", "t.parquet", "by"]) == 1
    assert capsys.readouterr().out.splitlines()[1:] == [
        "breaking      ^.*$: is no longer there",
        "column        part: is new (text)",
    ]


def test_a_column_of_text_without_values_is_of_no_type(folder, capsys):
    (folder / "d.csv").write_text("x,y\n1,\n2,\n")
    (folder / "e.csv").write_text("x,y\n1,a\n2,b\n")
    assert main(["diff", "d.csv", "e.csv"]) == 0
    assert "y: is text, was nothing" in capsys.readouterr().out


def test_data_without_rows_can_be_compared(folder, capsys):
    (folder / "d.csv").write_text("x,y\n")
    assert main(["diff", "a.csv", "d.csv"]) == 0
    assert "0 rows, were 500" in capsys.readouterr().out


def test_a_file_of_another_dialect_is_read_as_it_says(folder, capsys):
    (folder / "d.csv").write_text("x|y\n1|?\n2|3\n")
    assert main(["diff", "d.csv", "d.csv", "--delimiter", "|", "--null-value", "?", "--format", "json"]) == 0
    assert not json.loads(capsys.readouterr().out)["differences"]


def test_flags_written_as_text_are_flags(folder, capsys):
    frame = pl.DataFrame({"flag": [True, False, None] * 50, "x": [1] * 150})
    frame.write_parquet(folder / "flags.parquet")
    frame.write_csv(folder / "flags.csv")
    assert main(["diff", "flags.parquet", "flags.csv"]) == 0
    assert "No difference" in capsys.readouterr().out
    (folder / "flags.csv").write_text("flag,x\n" + "true,1\n" * 100 + "yes,1\n")
    assert main(["diff", "flags.parquet", "flags.csv"]) == 1
    assert "flag: is text, was boolean" in capsys.readouterr().out


def test_dates_that_python_does_not_know(folder, capsys):
    for name, shift in (("far.parquet", 0), ("farther.parquet", 1000)):
        days = pl.Series([-800_000 + shift + day for day in range(100)] + [3_000_000], dtype=pl.Int32)
        pl.DataFrame({"day": days.cast(pl.Date)}).write_parquet(folder / name)
    assert main(["diff", "far.parquet", "farther.parquet"]) == 0
    assert "day" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("one", "other", "words"),
    [
        ("true", "1", "'a' is a number, and true or false in line 1"),
        ("1", '{"x": 1}', "'a' is an object, and a number in line 1"),
        ("1", "[1]", "'a' is an array, and a number in line 1"),
        ('[{"y": 1}]', "[1]", "'a[]' is a number, and an object in line 1"),
    ],
)
def test_a_line_of_json_that_no_column_can_hold_is_named(folder, capsys, one, other, words):
    (folder / "mixed.jsonl").write_text(f'{{"a": {one}}}\n{{"a": {other}}}\n')
    (folder / "plain.jsonl").write_text(f'{{"a": {one}}}\n')
    for names in (["mixed.jsonl", "plain.jsonl"], ["plain.jsonl", "mixed.jsonl"]):
        assert main(["diff", *names]) == 3
        told = capsys.readouterr().err
        assert told == f"mlgate: mixed.jsonl:2: {words}; a column is of one type, mend the line\n"
