# ruff: noqa: E501, RUF001 - texts as they stand in files, one after the other
"""Text means the same to this engine and to the one of polars, whose spellings are the definition."""

import duckdb
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mlgate.contracts import Column
from mlgate.contracts.patterns import FORMATS, linear
from mlgate.engines.duckdb import literals
from mlgate.engines.duckdb import text as own
from mlgate.engines.duckdb.patterns import re2
from mlgate.engines.polars import columns as definition

NUMBERS = """5|+5|-5|-0|5.0|5.|.5|1_000|0x10|1e3|1E3|1e+3| 5|5 |\t5|\u00a05||inf|-inf|+inf|Inf|infinity|+Infinity|nan|NaN|-nan
1e400|-1e400|1e-400|0b1|１|1,000|1d|--1|+-1|-+1|+|-|.|e5|1e|1.5|170141183460469231731687303715884105727
170141183460469231731687303715884105728|-170141183460469231731687303715884105728|99999999999999999999999999999999999999999
00012|1.0e5|5.00|5.01|-7.000|+8.0|9.0.0|true|1|yes|9007199254740993|0.1|123456789012345678.123456789|in|5.0 |- 5|5 5
1.7976931348623159e308|4.9e-324|_1|1_|1e_3|\v5|5\f|5\r|\n5|0000000000000000000000000000000000000000000000001|1e0003|٣"""
MOMENTS = """2024-01-05 10:00:60|2024-01-05 24:00:00|2024-01-05 23:59:59.9999999|2024-01-05T10:00|2024-01-05 10:00:00+02
2024-01-05 10:00:00+02:30|2024-01-05 10:00:00Z|2024-01-05 10:00:00+0230|2024-01-05t10:00:00|2024-01-05 10:00+02:00
2024-01-05 10:00:00z|2024-01-05 10:00:00+25:00|2024-01-05 10:00:00-00:99|2024-01-05 10:00:00-23:59|2024-02-30 10:00:00
2024-01-05 10:00:00.1234567|1960-01-05 10:00:00.9999999|2024-01-05 10:00:00-00:60|2024-01-05 10:00:00+24:00
2024-01-05 10:00:00+15:59|2024-01-05 10:00:00-16:00|9999-12-31 23:59:59|2024-01-05 10:61|2024-01-05 10:00:59.|2024-01-05 10:00Z
2024-01-05 10:00:60Z|2024-01-05 10:00:60.5|2024-01-05|2024-1-05 10:00|2024-01-05  10:00| 2024-01-05 10:00 |2024/01/05 10:00
1582-10-10 00:00|0001-01-01 00:00:00|epoch|infinity|now|2024-01-05 10:00:00 UTC|2024-01-05 1:00:00|2024-01-05T10:00:00.5+01:00
2024-01-05 10:00:00.123456789|2024-01-05 10:00:00.1234567891|2024-01-05 10:00:00 +02:00|2024-01-05 10:00-05|20240105 10:00"""
DATES = """2024-02-29|2023-02-29|2024-00-10|1582-10-10|2024-1-05| 2024-01-05 |2024-01-05T00:00|0001-01-01|9999-12-31|12024-01-05
2024/01/05|2024-01-05 (BC)|-2024-01-05|today|20240105|2024-01-32"""
TIMES = (
    "24:00:00|10:00:60|10:00|10:00:00.5|23:59:59.9999999|9:00|10:60|10|10:00:00Z| 10:00 |00:00:00|10:00:00.1234567891"
)
BOOLEANS = "true|TRUE|True|tRue|false|FALSE| false |t|f|1|0|yes|no||truefalse|\tTRUE"


def both(column, texts):
    """Return what each engine makes of `texts`: a value's own text, `None`, or `mistyped`."""
    frame = pl.DataFrame({"t": texts}, schema={"t": pl.String})
    view = definition.parsed(column, pl.col("t"))
    moments = column.logical_type in ("date", "time", "timestamp")
    expected = frame.select(value=view.value.cast(pl.String) if moments else view.value)["value"].to_list()
    value, _ = own.parsed(column, "t")
    with duckdb.connect() as connection:
        connection.execute("SET TimeZone = 'UTC'")
        connection.execute("CREATE TABLE texts (n INTEGER, t VARCHAR)")
        connection.executemany("INSERT INTO texts VALUES (?, ?)", list(enumerate(texts)))
        shown = f"CAST({value} AS VARCHAR)" if moments else value
        found = [one for (one,) in connection.execute(f"SELECT {shown} FROM texts ORDER BY n").fetchall()]
    return [spelt(one) for one in expected], [spelt(one) for one in found]


def spelt(value):
    # Moments as text are written with and without the zeros of their fraction.
    if isinstance(value, str):
        return value.rstrip("0").rstrip(".") if "." in value else value
    return repr(value)


@pytest.mark.parametrize(
    ("logical_type", "texts"),
    [
        ("integer", NUMBERS),
        ("number", NUMBERS),
        ("boolean", BOOLEANS),
        ("date", DATES),
        ("timestamp", MOMENTS + "\n" + DATES),
    ],
)
def test_texts_are_read_as_the_definition_says(logical_type, texts):
    listed = [one for line in texts.split("\n") for one in line.split("|")] + ["\n5", None]
    expected, found = both(Column(name="t", line=1, logical_type=logical_type), listed)
    wrong = [triple for triple in zip(listed, expected, found, strict=True) if triple[1] != triple[2]]
    assert not wrong


def test_times_are_read_as_the_definition_says():
    listed = TIMES.split("|")
    expected, found = both(Column(name="t", line=1, logical_type="time"), listed)
    # Nanoseconds are cut to microseconds; polars writes a time without its fraction.
    assert [one.split(".")[0] for one in found] == [one.split(".")[0] for one in expected]


@pytest.mark.parametrize(
    ("logical_type", "form", "texts"),
    [
        ("date", "%d.%m.%Y", "05.01.2024|31.02.2024|05.01.24|x|2024-01-05"),
        ("date", "%d/%m/%y", "05/01/24|05/01/99|5/13/24"),
        ("timestamp", "%Y-%m-%d %H:%M:%S", "2024-01-05 10:11:12|2024-01-05 10:11|2024-01-05T10:11:12"),
        ("timestamp", "%Y-%m-%dT%H:%M:%S%#z", "2024-01-05T10:11:12+02:00|2024-01-05T10:11:12+0200|2024-01-05T10:11:12"),
        ("timestamp", "%d.%m.%Y", "05.01.2024|05.01.2024 10:00"),
        ("timestamp", "%Y-%m-%d %H:%M:%S.%3f", "2024-01-05 10:11:12.123|2024-01-05 10:11:12"),
        ("timestamp", "%d %b %Y %I:%M %p", "05 Jan 2024 10:11 PM|05 Foo 2024 10:11 PM"),
        ("time", "%H.%M", "10.11|25.00|x"),
    ],
)
def test_formats_are_read_as_the_definition_says(logical_type, form, texts):
    column = Column(name="t", line=1, logical_type=logical_type, format=form)
    expected, found = both(column, texts.split("|"))
    assert found == expected


@pytest.mark.parametrize("form", sorted(FORMATS))
def test_formats_are_searched_for_alike(form):
    texts = [
        "",
        "a",
        "a@b.test",
        "https://ü.test/{x}",
        "1.0.0-a",
        "12:00:00Z",
        "YQ==",
        "/a~1",
        "::1",
        "0#",
        "ü",
        "\x85",
    ]
    frame = pl.DataFrame({"t": texts})
    expected = frame.select(pl.col("t").str.contains(linear(FORMATS[form])))["t"].to_list()
    with duckdb.connect() as connection:
        connection.execute("CREATE TABLE texts (n INTEGER, t VARCHAR)")
        connection.executemany("INSERT INTO texts VALUES (?, ?)", list(enumerate(texts)))
        query = f"SELECT regexp_matches(t, {literals.text(re2(FORMATS[form]))}) FROM texts ORDER BY n"
        assert [one for (one,) in connection.execute(query).fetchall()] == expected


CLOCKS = (
    "2024-03-31 02:30:00|2024-03-31T02:30|2024-10-27 02:30:00|2024-10-27 02:30:00+02:00|2024-10-27 02:30Z|12024-01-01"
)


@pytest.mark.parametrize("form", [None, "%Y-%m-%d %H:%M:%S"])
def test_clocks_of_a_zone_are_read_as_the_definition_says(form):
    others = [] if form else [one for line in (MOMENTS + "\n" + DATES).split("\n") for one in line.split("|")]
    listed = [*others, *CLOCKS.split("|"), None]
    column = Column(name="t", line=1, logical_type="timestamp", format=form, zone="Europe/Berlin")
    expected, found = both(column, listed)
    assert found == expected
    read = dict(zip(listed, found, strict=True))
    assert read["2024-03-31 02:30:00"] == "None"
    assert read["2024-10-27 02:30:00"] == "2024-10-27 01:30:00"


def test_texts_say_their_zone_as_the_definition_says():
    listed = [*(one for line in (MOMENTS + "\n" + DATES).split("\n") for one in line.split("|")), *CLOCKS.split("|")]
    column = Column(name="t", line=1, logical_type="timestamp")
    frame = pl.DataFrame({"t": listed})
    view = definition.parsed(column, pl.col("t"))
    expected = frame.filter(view.value.is_not_null()).select(pl.col("t"), said=view.zoned).rows()
    with duckdb.connect() as connection:
        connection.execute("CREATE TABLE texts (t VARCHAR)")
        connection.executemany("INSERT INTO texts VALUES (?)", [[one] for one, _ in expected])
        found = connection.execute(f"SELECT t, {own.says_zone(column, 't')} FROM texts").fetchall()
    assert found == expected
    said = dict(found)
    assert said["2024-10-27 02:30Z"]
    assert not said["2024-10-27 02:30:00"]


@pytest.mark.slow
@settings(max_examples=300, deadline=None)
@given(st.lists(st.text(st.sampled_from("0123456789+-.eE_ \t:TZz"), max_size=28), min_size=1, max_size=40))
def test_no_text_is_read_in_two_ways(texts):
    for logical_type in ("integer", "number", "timestamp", "date"):
        expected, found = both(Column(name="t", line=1, logical_type=logical_type), texts)
        assert found == expected, logical_type
