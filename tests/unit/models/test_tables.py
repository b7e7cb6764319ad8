import io

import polars as pl
import pytest

from mlgate.core.errors import CheckError
from mlgate.models.tables import column, finite, read_table, rows_where

TABLE = pl.DataFrame({"id": [1, 2], "y": [0.5, 1.0], "text": ["a", None]})


def written(method):
    stream = io.BytesIO()
    getattr(TABLE, method)(stream)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("name", "method"),
    [
        ("t.parquet", "write_parquet"),
        ("t.PQ", "write_parquet"),
        ("t.csv", "write_csv"),
        ("t.arrow", "write_ipc"),
        ("t.jsonl", "write_ndjson"),
    ],
)
def test_formats_by_suffix(name, method):
    assert read_table(written(method), name).equals(TABLE)


@pytest.mark.parametrize(
    ("content", "name", "message"),
    [
        (b"", "p/t.csv", "'p/t.csv' is empty"),
        (b"id,y\n", "t.csv", "'t.csv' has columns but no rows"),
        (written("write_parquet")[:-20], "t.parquet", "truncated, damaged or no Parquet file"),
        (b"not parquet", "t.parquet", "truncated, damaged or no Parquet file"),
        ("id,y\n1,2\n".encode("utf-16"), "t.csv", "'t.csv' is UTF-16"),
        (b"id,y\n1,2\n1,2,canary\n", "t.csv", "more fields than its header"),
        (b'{"id": 1', "t.jsonl", "truncated or damaged"),
        (b"x", "t.xlsx", "format '.xlsx' is no table; known: .parquet .pq .csv"),
        (b"x", "table", "format '' is no table"),
    ],
)
def test_what_cannot_be_read_is_told(content, name, message):
    with pytest.raises(CheckError) as caught:
        read_table(content, name)
    assert message in str(caught.value)
    assert "canary" not in str(caught.value)


def test_text_is_delimited_and_null_as_declared():
    table = read_table(b"id;y\n1;NA\n2;3\n", "t.csv", delimiter=";", null_values=["NA"])
    assert table.rows() == [(1, None), (2, 3)]


def test_a_missing_column_names_the_nearest():
    with pytest.raises(CheckError, match=r"has no column 'texts', which x needs; did you mean 'text'\?"):
        column(TABLE, "texts", "t.csv", "which x needs")


def test_a_wrong_delimiter_is_guessed_from_a_single_column():
    table = read_table(b"id;y\n1;2\n", "t.csv")
    with pytest.raises(CheckError, match="one column only: is the delimiter right"):
        column(table, "id", "t.csv", "which x needs")


def test_rows_are_counted_from_one_and_only_three_listed():
    assert rows_where(pl.Series([False, True])) == "1 row (row 2)"
    assert rows_where(pl.Series([True] * 1200)) == "1,200 rows (rows 1, 2, 3, …)"


@pytest.mark.parametrize("bad", [None, float("nan"), float("inf"), float("-inf")])
def test_what_is_not_finite_is_refused(bad):
    with pytest.raises(CheckError, match=r"score is missing, NaN or infinite in 1 row \(row 2\)"):
        finite(pl.Series([1.0, bad], dtype=pl.Float64), "score")


def test_text_is_finite_unless_missing():
    finite(pl.Series(["nan", "inf"]), "label")
    with pytest.raises(CheckError, match="row 1"):
        finite(pl.Series([None, "a"]), "label")
