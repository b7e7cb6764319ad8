import datetime as dt
import math
import random

import duckdb
import polars as pl
import pytest

from mlgate.contracts import Column, Rule, Table
from mlgate.contracts.constraints import (
    Dangling,
    Disorder,
    DistinctCount,
    Mean,
    Missing,
    Mistyped,
    Outside,
    Quantile,
    Repeated,
    RepeatedItems,
    Share,
    Undetermined,
    Unlisted,
    Unmatched,
    Untrue,
    WrongSize,
)
from mlgate.contracts.expressions import Call, Constant, Function, Reference, ValueType
from mlgate.core.errors import CheckError
from mlgate.engines.duckdb import observe
from mlgate.engines.duckdb.sessions import Session
from mlgate.engines.observing import MOST, Settings
from mlgate.engines.polars.run import observe as polars_observe
from mlgate.engines.polars.sources import opened
from mlgate.readers.files import DataFile, Dialect


def rule(subject, test, *columns):
    return Rule(subject=subject, words="w", columns=columns, test=test, line=5)


def table(columns, *rules):
    listed = [
        one if isinstance(one, Column) else Column(name=one, line=2, logical_type=columns[one]) for one in columns
    ]
    return Table(name="t", columns=tuple(listed), rules=rules)


def text_file(tmp_path, content, names, name="d.csv", **more):
    path = tmp_path / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return DataFile(path=path, shown=name, format="csv", names=tuple(names), **more)


def parquet(tmp_path, data, name="d.parquet", **more):
    path = tmp_path / name
    pl.DataFrame(data).write_parquet(path, **more)
    return DataFile(path=path, shown=name, format="parquet")


def seen(tables, *files, **more):
    return observe(tables, files, Settings(path="c.yaml", **more))


def test_csv_counts_examples_keys_and_statistics(tmp_path):
    lines = [f"{n},{n / 4},{'x' if n % 5 else ''},2024-01-{n % 28 + 1:02d}" for n in range(1000)]
    lines[7], lines[400] = "seven,0.5,x,2024-01-01", '5,nan,"a\nb",2024-02-30'
    file = text_file(tmp_path, "n,f,s,d\n" + "\n".join(lines) + "\n", "nfsd", rows=1000)
    rules = [
        rule("n:type", Mistyped(), "n"),
        rule("d:type", Mistyped(), "d"),
        rule("s:required", Missing(), "s"),
        rule("f:required", Missing(), "f"),
        rule("f:max", Outside(high=249), "f"),
        rule("n:unique", Repeated(), "n"),
        rule("n:mean", Mean(), "n"),
        rule("d:distinct", DistinctCount(), "d"),
        rule("s:share", Share(values=("x",)), "s"),
        rule("n:order", Disorder(), "n"),
        rule("d-s", Undetermined(), "n", "d"),
    ]
    found = seen(table({"n": "integer", "f": "number", "s": "string", "d": "date"}, *rules), file)
    assert found.counts == {
        "n:type": 1, "d:type": 1, "s:required": 199, "f:required": 1, "f:max": 4, "n:unique": 1,
    }  # fmt: skip
    numbers = [n for n in range(1000) if n not in (7, 400)] + [5]
    assert found.values["n:mean"] == pytest.approx(sum(numbers) / len(numbers))
    assert (found.values["d:distinct"], found.values["n:order"], found.values["d-s"]) == (28, 1, 0)
    assert found.values["s:share"] == pytest.approx(800 / 801)
    shown = dict.fromkeys(found.counts, 2)
    examples = found.examples([one for one in rules if one.subject in shown], shown)
    assert examples["n:type"].places == ((0, 8),)
    assert examples["n:type"].values == ("seven",)
    assert examples["n:unique"].places == ((0, 401),)
    assert examples["s:required"].places == tuple((0, n) for n in (1, 6, 11, 16, 21))[:MOST]
    assert (examples["f:max"].low, examples["f:max"].high) == ("249.25", "249.75")


@pytest.mark.slow
def test_rows_of_text_are_numbered_in_their_order(tmp_path):
    bad = sorted(random.Random(1).sample(range(600_000), 400))
    lines = ["1,some text that is long enough for the file to be read in several parts at once"] * 600_000
    for place in bad:
        lines[place] = "x,y"
    file = text_file(tmp_path, "a,b\n" + "\n".join(lines), "ab")
    rules = rule("a:type", Mistyped(), "a")
    found = seen(table({"a": "integer", "b": "string"}, rules), file)
    assert found.counts["a:type"] == 400
    assert found.examples([rules], {"a:type": 0})["a:type"].places == tuple((0, place + 1) for place in bad[:MOST])


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("a,b\n1,2\n3\n4,5\n", r"d\.csv:3: has 1 field where the header has 2"),
        ("a,b\n1,2\n3,4,5\n", r"d\.csv:3: has 3 fields where the header has 2"),
        ('a,b\n1,"2\n3,4\n', r"d\.csv:2: cannot be read as CSV"),
        ('a,b\n1,"x"y\n', r"d\.csv:2: cannot be read as CSV"),
        (b"a,b\n1,\xff\n", r"d\.csv(:2: cannot be read as CSV|: is damaged)"),
        ("a,b\r\n1,2\n3,4\r\n", r"d\.csv: is damaged"),
    ],
)
def test_text_that_is_no_table_is_told_with_its_line(tmp_path, content, words):
    file = text_file(tmp_path, content, "ab")
    with pytest.raises(CheckError, match=words):
        seen(table({"a": "string", "b": "string"}, rule("b:required", Missing(), "b")), file)


def test_text_with_other_rows_than_were_counted_is_refused(tmp_path):
    file = text_file(tmp_path, "a,b\n1,2\n\n3,4\n", "ab", rows=3)
    with pytest.raises(CheckError, match="3 rows to one parser and 2 to another"):
        seen(table({"a": "string"}), file)


def test_dialects_of_text(tmp_path):
    dialect = Dialect(delimiter=";", quote="'", decimal=",", null_values=("NA", "-"))
    file = text_file(tmp_path, "a;b\n'1;2';1,5\nNA;'-'\n;2.5\n", "ab", dialect=dialect)
    rules = [
        rule("a:m", Missing(), "a"),
        rule("b:m", Missing(), "b"),
        rule("b:t", Mistyped(), "b"),
        rule("b:avg", Mean(), "b"),
    ]
    found = seen(table({"a": "string", "b": "number"}, *rules), file)
    assert found.counts == {"a:m": 1, "b:m": 1, "b:t": 1}
    assert found.values == {"b:avg": 1.5}


def test_partitions_are_columns(tmp_path):
    files = [
        DataFile(
            path=parquet(tmp_path, {"a": [1, 2]}, f"{year}.parquet").path,
            shown=str(year),
            format="parquet",
            partitions={"year": str(year)},
        )
        for year in (2023, 2024)
    ]
    rules = [rule("year:min", Outside(low=2024), "year"), rule("k", Repeated(), "a", "year")]
    found = seen(table({"a": "integer", "year": "integer"}, *rules), *files)
    assert found.counts == {"year:min": 2, "k": 0}


def test_hostile_names_and_names_that_differ_in_case(tmp_path):
    names = ['a"b', "a'b", "A", "a", "x\ny", "select", "p0", "c1; DROP TABLE t", "🙂", ""]
    file = parquet(tmp_path, {name: [index, None] for index, name in enumerate(names)})
    rules = [rule(f"{index}", Outside(high=index - 1), name) for index, name in enumerate(names)]
    found = seen(table(dict.fromkeys(names, "integer"), *rules), file)
    assert not found.broken
    assert found.counts == {str(index): 1 for index in range(len(names))}


def test_paths_with_the_signs_of_a_glob(tmp_path):
    folder = tmp_path / "we[i]rd *?{a,b}'\""
    folder.mkdir()
    (tmp_path / "other.parquet").write_bytes(b"")
    file = parquet(folder, {"a": [1, None]}, "da[t]a*.parquet")
    text = text_file(folder, "a\n1\n\n", "a", "d*.csv")
    tables = table({"a": "integer"}, rule("a:m", Missing(), "a"))
    assert seen(tables, file).counts == {"a:m": 1}
    assert seen(tables, text).counts == {"a:m": 1}


WHOLE = Reference(column="i", type=ValueType.NUMBER)


def test_numbers_at_the_ends_of_their_types(tmp_path):
    data = pl.DataFrame(
        {
            "i": [2**63 - 1, -(2**63)],
            "u": pl.Series([2**64 - 1, 0], dtype=pl.UInt64),
            "f": [float("nan"), float("-inf")],
            "z": [0.0, -0.0],
            "d": pl.Series(["99999999999999999999999999999999999.999", "-0.001"]).cast(pl.Decimal(38, 3)),
        }
    )
    rules = [
        rule("i", Outside(low=-(2**63), high=2**63 - 2), "i"),
        rule("i:twice", Outside(low=-(10**30), high=10**30), "i"),
        rule("u", Outside(high=2**64 - 2), "u"),
        rule("f", Outside(low=0), "f"),
        rule("z", Repeated(), "z"),
        rule("z:listed", Unlisted(values=(0,)), "z"),
        rule("d", Outside(low=0), "d"),
        rule("sum", Untrue(condition=Call(function=Function.GREATER, type=ValueType.BOOLEAN, arguments=(
            Call(function=Function.ADD, type=ValueType.NUMBER, arguments=(WHOLE, WHOLE)),
            Constant(value=0, type=ValueType.NUMBER)))), "i"),
    ]  # fmt: skip
    found = seen(table(dict.fromkeys("iufzd"), *rules), parquet(tmp_path, data))
    assert found.counts == {"i": 1, "i:twice": 0, "u": 1, "f": 2, "z": 1, "z:listed": 0, "d": 1, "sum": 1}


at = dt.datetime.fromisoformat


def test_moments_far_away_and_in_zones(tmp_path):
    data = {
        "t": pl.Series([at("0001-01-01"), at("9999-12-31T23:00"), at("2024-01-01")]),
        "z": pl.Series([at("2024-01-01")] * 3).dt.replace_time_zone("Asia/Tokyo"),
        "n": pl.Series([at("2024-01-01")] * 3, dtype=pl.Datetime("ns")),
    }
    rules = [
        rule("t", Outside(low=at("1582-10-15"), high=at("9999-12-31")), "t"),
        rule("z", Outside(low=at("2024-01-01")), "z"),
        rule("n", Outside(high=at("9999-01-01")), "n"),
    ]
    found = seen(table(dict.fromkeys("tzn", "timestamp"), *rules), parquet(tmp_path, data))
    assert found.counts == {"t": 2, "z": 3, "n": 0}
    assert found.examples([rules[1]], {"z": 1})["z"].values == ("2023-12-31 15:00:00+00:00",)


def test_the_largest_counts_of_days_and_ticks_are_moments_and_no_infinities(tmp_path):
    ends = {bits: [2 ** (bits - 1) - 1, 1 - 2 ** (bits - 1), -(2 ** (bits - 1)), 0, None] for bits in (32, 64)}
    ticks = pl.Series(ends[64], dtype=pl.Int64)
    data = {
        "d": pl.Series(ends[32], dtype=pl.Int32).cast(pl.Date),
        "t": ticks.cast(pl.Datetime("us")),
        "z": ticks.cast(pl.Datetime("us", "UTC")),
        "n": ticks.cast(pl.Datetime("ns")),
    }
    file = parquet(tmp_path, data)
    bounds = {"below": Outside(low=at("1900-01-01")), "above": Outside(high=at("2100-01-01"))}
    tests = {**bounds, "listed": Unlisted(values=(at("1970-01-01"),)), "twice": Repeated(), "absent": Missing()}
    rules = [rule(f"{name}:{what}", test, name) for name in data for what, test in tests.items()]
    types = {"d": "date", "t": "timestamp", "z": "timestamp", "n": "timestamp"}
    expected = {"below": 2, "above": 1, "listed": 3, "twice": 0, "absent": 1}
    for engine in (observe, polars_observe):
        sources = (file,) if engine is observe else opened([file])
        found = engine(table(types, *rules), sources, Settings(path="c.yaml", statistics="ignore"))
        assert found.counts == {f"{name}:{what}": count for name in data for what, count in expected.items()}


def test_nested_fields(tmp_path):
    file = parquet(
        tmp_path,
        {
            "o": [{"a": 1, "b": [{"c": 1}, {"c": None}]}, {"a": None, "b": []}, None],
            "l": [[1, 1], [None, None], [1, None]],
        },
    )
    columns = {
        Column(name="o", line=1, logical_type="object"): None,
        Column(name="o.a", line=1, logical_type="integer", path=("o", "a")): None,
        Column(name="o.b[].c", line=1, logical_type="integer", path=("o", "b", None, "c")): None,
        Column(name="l", line=1, logical_type="array"): None,
    }
    rules = [
        rule("o", Missing(), "o"),
        rule("o.a", Missing(), "o.a"),
        rule("o.b[].c", Missing(), "o.b[].c"),
        rule("o.b[].c:max", Outside(high=0), "o.b[].c"),
        rule("l", RepeatedItems(), "l"),
        rule("size", WrongSize(low=2), "o"),
        rule("items", Repeated(), "o.b[].c"),
    ]
    found = seen(table(columns, *rules), file)
    assert found.counts == {"o": 1, "o.a": 1, "o.b[].c": 1, "o.b[].c:max": 1, "l": 2, "size": 1, "items": 0}
    assert found.unchecked == {}


def test_foreign_keys(tmp_path):
    file = parquet(tmp_path, {"k": [1, 2, 3, None], "s": ["a", "b", "UNION ALL", "'"]})
    other = text_file(tmp_path, "key,word\n1,a\n2,b\n,UNION ALL\n", ["key", "word"])
    rules = [
        rule("k", Dangling(table="o", columns=("key",)), "k"),
        rule("s", Dangling(table="o", columns=("word",)), "s"),
    ]
    tables = table({"k": "integer", "s": "string"}, *rules, rule("x", Dangling(table="none", columns=("key",)), "k"))
    found = seen(tables, file, related={"o": [other]})
    assert found.counts == {"k": 1, "s": 1}
    assert found.unchecked == {"x": "the data of 'none' is not given"}
    examples = found.examples(rules, {"k": 1, "s": 1})
    assert (examples["k"].places, examples["k"].values, examples["s"].places) == (((0, 3),), ("3",), ((0, 4),))


def test_keys_over_files_of_different_types(tmp_path):
    files = [
        parquet(tmp_path, {"k": pl.Series([1, 2**62], dtype=pl.Int64)}, "a.parquet"),
        parquet(tmp_path, {"k": pl.Series([1, 7], dtype=pl.Int8)}, "b.parquet"),
        parquet(tmp_path, {"k": pl.Series([7.0, 2.0**62 + 1024])}, "c.parquet"),
        parquet(tmp_path, {"k": pl.Series([None, None], dtype=pl.Null)}, "d.parquet"),
    ]
    one = rule("k", Repeated(), "k")
    found = seen(table({"k": "integer"}, one), *files)
    assert found.counts == {"k": 2}
    assert found.examples([one], {"k": 0})["k"].places == ((1, 1), (2, 1))


def test_patterns_take_linear_time_and_mean_the_same(tmp_path):
    file = parquet(tmp_path, {"s": ["a" * 50_000 + "b", "é", "a b", "x\u2003y", "line\nend", "end\n"]})
    patterns = {
        "(a+)+$": 6,
        r"^\w+$": 5,
        r"a\sb|x\sy": 4,
        "^.$": 5,
        "end$": 5,
        r"\u00e9": 5,
        "(?<n>a b)": 5,
        r"[\s]": 2,
    }
    rules = [rule(pattern, Unmatched(pattern=pattern), "s") for pattern in patterns]
    assert seen(table({"s": "string"}, *rules), file).counts == patterns


def test_a_pattern_that_is_none_stops_the_check(tmp_path):
    one = rule("s:pattern", Unmatched(pattern="(a"), "s")
    with pytest.raises(CheckError, match=r"c\.yaml:5: s:pattern: '\(a': not a regular expression"):
        seen(table({"s": "string"}, one), parquet(tmp_path, {"s": ["a"]}))


def test_a_pattern_that_only_this_engine_cannot_run_is_unchecked(tmp_path):
    one = rule("s:pattern", Unmatched(pattern="^a{1001}$"), "s")
    found = seen(table({"s": "string"}, one), parquet(tmp_path, {"s": ["a"]}))
    assert "RE2" in found.unchecked["s:pattern"]
    assert "s:pattern" not in found.counts


@pytest.mark.parametrize("form", ["arrow", "jsonl"])
def test_other_formats(tmp_path, form):
    frame = pl.DataFrame({"a": [1, None], "d": ["2024-01-01", "x"]})
    path = tmp_path / f"d.{form}"
    frame.write_ipc(path) if form == "arrow" else frame.write_ndjson(path)
    file = DataFile(path=path, shown="d", format=form, names=("a", "d"))
    rules = [rule("a", Missing(), "a"), rule("d", Mistyped(), "d")]
    types = {"a": "integer", "d": "date" if form == "jsonl" else "string"}
    assert seen(table(types, *rules), file).counts == {"a": 1, "d": 1 if form == "jsonl" else 0}


def test_json_lines_without_a_line(tmp_path):
    path = tmp_path / "d.jsonl"
    path.write_text("")
    file = DataFile(path=path, shown="d", format="jsonl", rows=0)
    found = seen(table({"a": "integer"}, rule("a", Missing(), "a")), file)
    assert (found.sources[0].rows, [one.what for one in found.broken]) == (0, ["missing"])


def test_relations_of_duckdb():
    with duckdb.connect() as connection:
        relation = connection.sql(
            "SELECT range AS \"a'\", range::HUGEINT + 100000000000000000000::HUGEINT AS h, 'x'::ENUM('x', 'y') AS e "
            "FROM range(3)"
        )
        rules = [
            rule("a", Outside(high=1), "a'"),
            rule("h", Outside(low=10**20 + 1), "h"),
            rule("q", Quantile(probability=0.5), "a'"),
        ]
        found = seen(table({"a'": "integer", "h": "integer", "e": "string"}, *rules), relation)
    assert not found.broken
    assert (found.counts, found.values) == ({"a": 1, "h": 1}, {"q": 1.0})


@pytest.mark.parametrize("damage", ["truncated", "flipped", "empty"])
def test_damaged_parquet(tmp_path, damage):
    file = parquet(tmp_path, {"a": list(range(10_000))})
    content = bytearray(file.path.read_bytes())
    if damage == "flipped":
        content[20:400] = bytes(255 - byte for byte in content[20:400])
    file.path.write_bytes({"truncated": content[: len(content) // 2], "flipped": content, "empty": b""}[damage])
    with pytest.raises(CheckError, match=r"^d\.parquet: is damaged"):
        seen(table({"a": "integer"}, rule("a", Outside(high=5), "a"), rule("m", Mean(), "a")), file)


def test_keys_go_to_disk_where_memory_is_small(tmp_path, monkeypatch):
    file = parquet(tmp_path, {"k": [f"a rather long key number {n}" for n in range(400_000)]})
    monkeypatch.setattr("mlgate.engines.duckdb.run.Session", lambda: Session(60 * 2**20))
    found = seen(table({"k": "string"}, rule("k", Repeated(), "k")), file)
    assert found.counts == {"k": 0}


def test_nothing_is_left_behind(tmp_path):
    found = seen(table({"a": "integer"}), parquet(tmp_path, {"a": [1]}))
    folder = found.session.file("").parent
    assert folder.is_dir()
    del found
    assert not folder.exists()


def test_nan_that_a_files_statistics_leave_out_is_no_value(tmp_path):
    path = tmp_path / "nan.parquet"
    pl.DataFrame({"g": [0.0, math.nan]}).write_parquet(path)
    half = Constant(value=0.5, type=ValueType.NUMBER)
    held = Reference(column="g", type=ValueType.NUMBER)
    condition = Call(function=Function.EQUAL, arguments=(held, half), type=ValueType.BOOLEAN)
    rule = Rule(subject="r", words="w", columns=("g",), test=Untrue(condition=condition), line=1)
    table = Table(name="t", columns=(Column(name="g", line=1, logical_type="number"),), rules=(rule,))
    file = DataFile(path=path, shown="nan.parquet", format="parquet", names=("g",))
    assert observe(table, (file,), Settings()).counts == {"r": 1}
