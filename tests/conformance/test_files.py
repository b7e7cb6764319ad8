"""Text, JSON Lines, Arrow and partitions on every engine that reads files: what polars makes of them is right."""

from contextlib import ExitStack
from datetime import date, datetime, time
from pathlib import Path

import msgspec
import polars as pl
import pyarrow as pa
import pyarrow.feather
import pytest

from conformance.cases import NOW, column, rule
from conformance.held_engines import ENGINES
from conformance.test_engines import marks
from mlgate.contracts import Table
from mlgate.contracts import constraints as c
from mlgate.contracts.expressions import Call, Constant, Function, Reference, ValueType
from mlgate.core.errors import CheckError
from mlgate.engines.judging import judge
from mlgate.engines.observing import Settings
from mlgate.engines.running import _observed
from mlgate.readers import Reading
from mlgate.readers.opening import open_file
from mlgate.readers.scratch import Scratch

OTHERS = [
    pytest.param("duckdb"),
    pytest.param("dask", marks=marks(ENGINES["dask"])),
    pytest.param("spark", marks=marks(ENGINES["spark"])),
]
MOMENT = datetime(2024, 1, 5, 10)  # noqa: DTZ001 - in UTC, as contracts hold it
X, Y = (Reference(column=name, type=ValueType.NUMBER) for name in ("n", "i"))
TWO = Constant(value=2, type=ValueType.NUMBER)
PRODUCT = Call(function=Function.MULTIPLY, arguments=(Y, TWO), type=ValueType.NUMBER)
CONDITION = Call(function=Function.LESS, arguments=(X, PRODUCT), type=ValueType.BOOLEAN)
REST = Call(function=Function.REMAINDER, arguments=(Y, TWO), type=ValueType.NUMBER)
EVEN = Call(function=Function.EQUAL, arguments=(REST, Constant(value=0, type=ValueType.NUMBER)), type=ValueType.BOOLEAN)
KINDS = {"i": "integer", "n": "number", "b": "boolean", "d": "date", "t": "timestamp", "c": "time", "s": "string"}
BOUNDS = {
    "i": c.Outside(low=0, high=2**70),
    "n": c.Outside(low=0.5, high=100),
    "d": c.Outside(low=date(2024, 1, 1), high=date(2024, 12, 31)),
    "t": c.Outside(low=MOMENT),
    "c": c.Outside(high=time(12)),
}
LISTS = {"i": (5, 7), "n": (5, 1.5), "b": (True,), "d": (date(2024, 2, 29),), "t": (MOMENT,), "s": ("a", "")}
TEXTS = {
    "i": "5|+5|-5|5.0|5.|1_000|1e3| 7 |NA||9007199254740993|-0|00012|x|18446744073709551616|99999999999999999999",
    "n": "5|1.5| 0.1 |1e3|nan|NaN|inf|-inf|NA||1_0|0x10|-0.0|0.0|5.0|1,5",
    "b": "true|TRUE| false |t|1|yes||NA|False|tRue|0|no|true|false|x|f",
    "d": "2024-02-29|2023-02-29|2024-1-05| 2024-01-05 |0001-01-01|9999-12-31|today||NA|2024-02-29|x|20240105|"
    "2024/01/05|1582-10-10|2024-01-32|2024-01-05T00:00",
    "t": "2024-01-05 10:00|2024-01-05T10:00:00Z|2024-01-05 10:00:00+02:00|2024-01-05 09:00:00.5|x||NA|2024-01-05|"
    "2024-01-05 24:00:00|2024-01-05t10:00:00|9999-12-31 23:59:59|0001-01-01 00:00|epoch|2024-01-05 10:00:00.123456|"
    "2024-01-05 10:00-05|2024-01-05 10:61",
    "c": "10:00|23:59:59|24:00:00|10:00:00.5|x||NA|9:00|10:60|10| 10:00 |00:00:00|12:00:00|12:00:00.000001|10:00|00:00",
    "s": 'a|b||NA|a|\u00e9|e\u0301|🙂| a|a\nb|a\r\nb|say "hi"|1|null|,|;',
}


def rules():
    """Return rules over all columns of `KINDS`."""
    found = []
    for name, kind in KINDS.items():
        tests = [c.Mistyped(), c.Missing(), c.Repeated(), c.DistinctCount()]
        tests += [BOUNDS[name]] if name in BOUNDS else []
        tests += [c.Unlisted(values=LISTS[name])] if name in LISTS else []
        tests += [c.Mean(), c.Quantile(probability=0.25)] if name == "n" else []
        tests += [c.NotMultiple(of=5)] if name == "i" else []
        tests += [c.Age(at=NOW)] if kind in ("date", "timestamp") else []
        tests += [c.WrongLength(high=2), c.Unmatched(pattern="^.$")] if name == "s" else []
        found += [rule(test, name, subject=f"{name}:{index}") for index, test in enumerate(tests)]
    found.append(rule(c.Untrue(condition=CONDITION), "n", "i", subject=":condition"))
    found.append(rule(c.Untrue(condition=EVEN), "i", subject=":even"))
    found.append(rule(c.Repeated(), "i", "s", subject=":key"))
    return tuple(found)


TABLE = Table(name="t", columns=tuple(column(name, kind) for name, kind in KINDS.items()), rules=rules())


def csv_text(delimiter=",", *, decimal="."):
    texts = {name: text.split("|") for name, text in TEXTS.items()}
    texts["n"] = [text.replace(".", decimal) for text in texts["n"]]
    lines = [delimiter.join(texts)]
    for row in zip(*texts.values(), strict=True):
        fields = [f'"{one.replace(chr(34), chr(34) * 2)}"' if set(one) & set('",;\r\n') else one for one in row]
        lines.append(delimiter.join(fields))
    return "\n".join(lines) + "\n"


def held(engine, table, files, *, related=None):
    settings = Settings(path="t.odcs.yaml", now=NOW, related=related or {})
    return _observed(engine, table, files, settings)


def compare(engine, table, files, *, related=None, zoned=()):
    """Hold what `engine` sees of `files` to what polars sees."""
    seen, true = (held(one, table, files, related=related) for one in (engine, "polars"))
    assert not seen.unchecked
    assert not true.unchecked
    assert [(one.column, one.what, one.message) for one in seen.broken] == [
        (one.column, one.what, one.message) for one in true.broken
    ]
    assert {name: seen.counts.get(name, 0) for name in true.counts} == dict(true.counts)
    for name, value in true.values.items():
        assert seen.values.get(name) == (None if value is None else pytest.approx(value, rel=1e-9)), name
    assert (seen.partial, seen.sources) == (true.partial, true.sources)
    broken = [one for one in table.rules if true.counts.get(one.subject)]
    # Moments with a zone are shown in it by polars alone, and so are fields with all that they are in.
    fields = {each.name for each in table.columns if each.path}
    shown = {one.subject: 0 if one.columns == zoned or fields & {*one.columns} else 3 for one in broken}
    # To Spark each rule's examples are queries of their own, which take seconds.
    broken = broken[::6] if engine == "spark" else broken
    found, wanted = seen.examples(broken, shown), true.examples(broken, shown)
    for one in broken:
        assert (found[one.subject].low, found[one.subject].high) == (wanted[one.subject].low, wanted[one.subject].high)
        if engine == "spark":
            assert len(found[one.subject].values) == len(wanted[one.subject].values)
        else:
            assert found[one.subject].places == wanted[one.subject].places, one.subject
            # polars and DuckDB show keys in text as what they say, and DuckDB nothing of a condition.
            alike = not isinstance(one.test, c.KeyTest) and (engine == "dask" or not isinstance(one.test, c.Untrue))
            assert found[one.subject].values == wanted[one.subject].values or not alike, one.subject
    if engine != "spark" and sum(one.rows for one in seen.sources):
        assert judge(table, "t", seen).findings == judge(table, "t", true).findings
    return seen


@pytest.fixture
def opened(tmp_path):
    """Return a function that writes a file and opens it as users' files are."""
    with ExitStack() as stack:
        scratch = stack.enter_context(Scratch(lambda: tmp_path))

        def made(name, content, **reading):
            path = tmp_path / name
            path.write_bytes(content.encode() if isinstance(content, str) else content)
            return open_file(path, name, Reading(**reading), scratch)

        yield made


DIALECTS = {"plain": (",", ".", ("",)), "comma": (";", ",", ("NA", "")), "tabs": ("\t", ".", ())}


# Of the dialects Spark, which is slow, is given one: it is the same code that reads them for Dask.
@pytest.mark.parametrize(
    ("engine", "dialect"),
    [
        pytest.param(*engine.values, dialect, marks=engine.marks, id=f"{engine.values[0]}-{dialect}")
        for engine in OTHERS
        for dialect in (DIALECTS if engine.values != ("spark",) else ["comma"])
    ],
)
def test_csv(engine, dialect, opened):
    delimiter, decimal, nulls = DIALECTS[dialect]
    text = csv_text(delimiter, decimal=decimal)
    file = opened("a.csv", text, delimiter=delimiter, decimal=decimal, null_values=nulls)
    table, files = TABLE, [file, opened("b.csv", text, delimiter=delimiter, decimal=decimal)]
    if engine == "spark":
        # To which each key is a query of its own, of seconds.
        few = tuple(one for one in TABLE.rules if not isinstance(one.test, c.DistinctCount | c.Repeated))
        keys = tuple(one for one in TABLE.rules if one.subject in ("i:2", "s:2", ":key"))
        table, files = msgspec.structs.replace(TABLE, rules=(*few, *keys)), files[:1]
    seen = compare(engine, table, files)
    assert seen.counts["i:0"]
    assert seen.counts["s:2"]


@pytest.mark.parametrize("engine", OTHERS)
def test_csv_columns_that_are_missing_twice_or_named_oddly(engine, opened):
    names = ["a.b", "x", "x", "A", "a", "^n.*$", 'o`d"d', ""]
    header = ",".join(f'"{name.replace(chr(34), chr(34) * 2)}"' for name in names)
    file = opened("a.csv", f"{header}\n1,2,3,4,x,6,7,8\n,2,3,4,5,6,7,8\n")
    wanted = ["a.b", "x", "A", "a", "^n.*$", 'o`d"d', "gone"]
    tests = [rule(test, name, subject=f"{name}:{test}") for name in wanted for test in (c.Missing(), c.Mistyped())]
    table = Table(name="t", columns=tuple(column(name, "integer") for name in wanted), rules=tuple(tests))
    seen = compare(engine, table, [file])
    assert {(one.column, one.what) for one in seen.broken} == {("gone", "missing"), ("x", "duplicate")}


@pytest.mark.parametrize("engine", OTHERS)
def test_csv_without_rows(engine, opened):
    compare(engine, TABLE, [opened("a.csv", ",".join(KINDS) + "\n")])


@pytest.mark.parametrize("engine", OTHERS)
def test_csv_with_whole_numbers_that_are_keys_to_another_file(engine, opened):
    wide = 2**70
    file = opened("a.csv", f"i,s\n1,\n{wide},\n{wide + 1},\n{wide}.00,\n1.5,\n,\n")
    other = opened("b.csv", f"id,s\n1,\n+{wide},\n,\n")
    tests = (c.Dangling(table="o", columns=("id",)), c.Repeated(), c.Outside(high=wide))
    table = Table(
        name="t",
        columns=(column("i", "integer"),),
        rules=tuple(rule(test, "i", subject=f"r{index}") for index, test in enumerate(tests)),
    )
    seen = compare(engine, table, [file], related={"o": [other]})
    assert seen.counts == {"r0": 1, "r1": 1, "r2": 1}


@pytest.mark.parametrize("engine", OTHERS)
@pytest.mark.parametrize("form", ["csv", "parquet"])
def test_partitions_are_text_to_be_parsed(engine, form, opened, tmp_path):
    table = Table(
        name="t",
        columns=(column("i", "integer"), column("year", "integer"), column("kind", "string"), column("day", "date")),
        rules=tuple(
            rule(test, name, subject=f"{name}:{index}")
            for name in ("i", "year", "kind", "day")
            for index, test in enumerate((c.Missing(), c.Mistyped(), c.Repeated()))
        ),
    )
    files = []
    for number, values in enumerate(
        [("2024", "a", "2024-02-29"), ("x", None, "2023-02-29"), ("2024.0", "", None), (str(2**65), "a", "2024-02-29")]
    ):
        name = f"{number}.{form}"
        if form == "parquet":
            pl.DataFrame({"i": [1, 2]}).write_parquet(tmp_path / name)
            file = opened(name, (tmp_path / name).read_bytes())
        else:
            file = opened(name, "i\n1\n2\n")
        files.append(msgspec.structs.replace(file, partitions=dict(zip(("year", "kind", "day"), values, strict=True))))
    compare(engine, table, files)


LINES = (
    '{"i": 1, "n": 1.5, "b": true, "d": "2024-02-29", "t": "2024-01-05T10:00:00Z", "c": "10:00", "s": "a", '
    '"o": {"day": "2024-02-29", "tags": ["a", "z"]}, "l": [{"day": "x"}, {"day": "2024-01-01"}]}\n'
    '{"i": null, "n": -1, "b": null, "d": "2023-02-29", "t": null, "c": "9", "s": "", "o": null, "l": []}\n'
    '{"i": 7, "s": "ab", "d": " 2024-01-05 ", "o": {"day": "no", "tags": []}, "l": [{"day": null}]}\n'
)


@pytest.mark.parametrize("engine", OTHERS)
def test_json_lines(engine, opened):
    below = (
        column("o", "object"),
        column("o.day", "date", path=("o", "day")),
        column("o.tags", "array", path=("o", "tags")),
        column("o.tags[]", "string", path=("o", "tags", None)),
        column("l", "array"),
        column("l[].day", "date", path=("l", None, "day")),
    )
    tests = [
        rule(test, name, subject=f"{name}:{index}")
        for name in ("o.day", "l[].day")
        for index, test in enumerate((c.Mistyped(), c.Missing(), c.Outside(low=date(2024, 2, 1))))
    ]
    tests += [rule(c.Unlisted(values=("a",)), "o.tags[]", subject="tags:enum"), rule(c.Missing(), "o", subject="o:0")]
    tests += [rule(c.WrongSize(low=1), "l", subject="l:size"), rule(c.Repeated(), "o.day", subject="o.day:key")]
    table = Table(name="t", columns=(*TABLE.columns, *below), rules=(*TABLE.rules, *tests))
    seen = compare(engine, table, [opened("a.jsonl", LINES)])
    assert seen.counts["o.day:0"] == seen.counts["l[].day:0"] == 1


@pytest.mark.parametrize("engine", OTHERS)
def test_json_without_lines(engine, opened):
    compare(engine, TABLE, [opened("a.jsonl", "\n")])


@pytest.mark.parametrize("engine", OTHERS)
def test_arrow(engine, opened, tmp_path):
    data = pa.table(
        {
            "i": pa.array([1, None, -3, 1]),
            "n": pa.array([0.5, float("nan"), None, 1e9]),
            "b": pa.array([True, None, False, True]),
            "d": pa.array([date(2024, 2, 29), None, date(1999, 1, 1), date(2024, 2, 29)]),
            "t": pa.array([MOMENT, None, MOMENT, datetime(1960, 1, 1)], pa.timestamp("ms", "Asia/Tokyo")),  # noqa: DTZ001
            "s": pa.array(["a", None, "b", "a"]).dictionary_encode(),
        }
    )
    pyarrow.feather.write_feather(data, str(tmp_path / "made.arrow"))
    file = opened("a.arrow", (tmp_path / "made.arrow").read_bytes())
    table = msgspec.structs.replace(TABLE, rules=tuple(one for one in TABLE.rules if "c" not in one.columns))
    table = msgspec.structs.replace(table, columns=tuple(one for one in table.columns if one.name != "c"))
    compare(engine, table, [file], zoned=("t",))


@pytest.mark.parametrize("engine", OTHERS)
def test_a_file_that_is_cut_off_after_it_was_opened(engine, opened, tmp_path):
    file = opened("a.jsonl", LINES)
    Path(tmp_path / "a.jsonl").write_text(LINES[:-20])
    with pytest.raises(CheckError, match=r"a\.jsonl"):
        held(engine, TABLE, [file])
