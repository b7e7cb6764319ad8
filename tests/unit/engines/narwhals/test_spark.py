"""Spark: one aggregation for all row rules, nothing collected but examples, and none of Spark's own surprises."""

import datetime as dt
import math
import shutil
import sys
import warnings
from decimal import Decimal

import pytest

import mlgate
from mlgate.contracts import Column, Rule, Table
from mlgate.contracts import constraints as c
from mlgate.core.errors import CheckError
from mlgate.engines.narwhals import Source, observe
from mlgate.engines.observing import Settings
from mlgate.readers.files import DataFile

pytest.importorskip("pyspark")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.xdist_group("spark"),
    pytest.mark.filterwarnings("ignore"),  # Spark's Python has warnings of its own
    pytest.mark.skipif(shutil.which("java") is None, reason="Spark needs Java"),
]


@pytest.fixture(scope="module")
def spark():
    with warnings.catch_warnings(), pytest.MonkeyPatch.context() as patched:
        warnings.simplefilter("ignore")
        patched.setenv("PYSPARK_PYTHON", sys.executable)
        from pyspark.sql import SparkSession

        settings = {
            "spark.ui.enabled": "false",
            "spark.sql.shuffle.partitions": "2",
            "spark.driver.bindAddress": "127.0.0.1",
            "spark.driver.host": "localhost",
            "spark.sql.session.timeZone": "Asia/Tokyo",
        }
        session = SparkSession.builder.master("local[2]").config(map=settings).getOrCreate()
        session.sparkContext.setLogLevel("OFF")
        yield session
        session.stop()


def table(columns, *rules):
    return Table(
        name="t",
        columns=tuple(Column(name=name, line=2, logical_type=kind) for name, kind in columns.items()),
        rules=tuple(
            Rule(subject=f"r{index}", words="x", columns=names, test=test, line=3)
            for index, (names, test) in enumerate(rules)
        ),
    )


def seen(frame, columns, *rules):
    return observe(table(columns, *rules), [Source(shown="f", frame=frame)], Settings())


def executions(spark):
    """How many queries the session has run, of which it keeps the last 1,000."""
    kept = spark._jsparkSession.sharedState().statusStore().executionsList()
    return kept.last().executionId() + 1 if kept.nonEmpty() else 0


def test_one_aggregation_and_one_query_a_key(spark):
    rows = [(i, float(i % 7), "ab"[i % 2], i % 5) for i in range(1000)]
    frame = spark.createDataFrame(rows, "id long, x double, s string, k int").repartition(4)
    rules = [
        (("x",), c.Missing()),
        (("x",), c.Outside(low=0, high=5)),
        (("s",), c.Unlisted(values=("a",))),
        (("s",), c.Unmatched(pattern="^a$")),
        (("x",), c.Mean()),
        (("x",), c.StandardDeviation()),
        (("x", "k"), c.Correlation()),
        (("s",), c.Share(values=("a",))),
    ]
    columns = {"id": "integer", "x": "number", "s": "string", "k": "integer"}
    before = executions(spark)
    found = seen(frame, columns, *rules)
    assert executions(spark) - before == 1
    assert found.counts == {"r0": 0, "r1": 142, "r2": 500, "r3": 500}
    assert found.values["r7"] == 0.5
    assert not found.unchecked
    before = executions(spark)
    keyed = seen(frame, columns, *rules, (("id",), c.Repeated()), (("s", "k"), c.Repeated()))
    assert executions(spark) - before == 3
    assert (keyed.counts["r8"], keyed.counts["r9"]) == (0, 990)


def test_the_plan_is_one_aggregation_of_the_columns_needed(spark, tmp_path):
    """The physical plan has a partial and a final aggregate, one exchange, and reads the rules' columns alone."""
    from mlgate.engines.narwhals.aggregates import fused
    from mlgate.engines.narwhals.spark.files import sources_of
    from mlgate.engines.narwhals.spark.reading import read_all

    rows = [(i, 1.0, "x" * 10) for i in range(100)]
    spark.createDataFrame(rows, "id long, x double, unused string").write.parquet(str(tmp_path / "d"))
    file = next((tmp_path / "d").glob("*.parquet"))
    one = table({"id": "integer", "x": "number"}, (("x",), c.Outside(low=0)), (("id",), c.Missing()))
    files = sources_of([DataFile(path=file, shown="f", format="parquet", names=("id", "x", "unused"))])
    (read,) = read_all(one, files, Settings())
    plan = fused(one, read.prepared)
    frame = read.prepared.frame.select(**plan.expressions).to_native()
    physical = frame._jdf.queryExecution().sparkPlan().toString()
    assert physical.count("HashAggregate") == 2
    assert physical.count("FileScan") == 1
    assert "unused" not in physical.partition("ReadSchema")[2]


@pytest.mark.parametrize("name", ["my data", "a[1]", "a{b,c}", "x*", "q?"])
def test_a_name_that_looks_like_a_pattern_is_a_name(spark, tmp_path, name):
    import polars as pl

    from mlgate.engines.narwhals import spark as engine

    for other in ("a1", "ab", "xyz", "q1", name):
        pl.DataFrame({"x": [11 if other == name else 5]}).write_parquet(tmp_path / f"{other}.parquet")
    file = DataFile(path=tmp_path / f"{name}.parquet", shown="x", format="parquet")
    found = engine.observe(table({"x": "integer"}, (("x",), c.Outside(low=10))), [file], Settings())
    assert (found.sources[0].rows, found.counts) == (1, {"r0": 0})


def test_only_examples_are_collected(spark, monkeypatch):
    from pyspark.sql import DataFrame

    collected = []
    real = DataFrame.collect
    for kind in {type(spark.range(1)), DataFrame}:
        if "collect" in vars(kind):
            real = vars(kind)["collect"]

            def counted(self, real=real):
                rows = real(self)
                collected.append(len(rows))
                return rows

            monkeypatch.setattr(kind, "collect", counted)
    frame = spark.createDataFrame([(i,) for i in range(5000)], "x long").repartition(3)
    rules = ((("x",), c.Outside(high=10)), (("x",), c.Repeated()))
    found = seen(frame, {"x": "integer"}, *rules)
    assert max(collected) == 1
    shown = found.examples(table({"x": "integer"}, *rules).rules[:1], {"r0": 3})["r0"]
    assert len(shown.values) == 3
    assert (shown.low, shown.high) == ("11", "4999")
    assert shown.places == ()
    assert max(collected) == 3
    assert not found.examples(table({"x": "integer"}, *rules).rules[:1], {"r0": 0})["r0"].values


@pytest.mark.parametrize("ansi", ["true", "false"])
def test_nothing_in_a_row_raises(spark, ansi):
    spark.conf.set("spark.sql.ansi.enabled", ansi)
    schema = "f float, d double, n decimal(38, 18), t timestamp, i long, s string"
    odd = [
        (math.inf, 1e300, Decimal("1.5"), dt.datetime(1, 1, 1), 2**63 - 1, ""),  # noqa: DTZ001 - Spark's own
        (math.nan, -math.inf, Decimal(10) ** 19, dt.datetime(9999, 12, 31), -(2**63), "a"),  # noqa: DTZ001
        (None, None, None, None, None, None),
    ]
    columns = {"f": "integer", "d": "integer", "n": "integer", "t": "date", "i": "integer", "s": "string"}
    rules = [((name,), test) for name in columns for test in (c.Mistyped(), c.Missing())]
    rules += [(("i",), c.NotMultiple(of=7)), (("d",), c.Outside(low=0)), (("d",), c.Mean()), (("i",), c.Mean())]
    found = seen(spark.createDataFrame(odd, schema), columns, *rules)
    assert not found.unchecked
    assert [found.counts[f"r{index}"] for index in range(12)] == [1, 2, 1, 1, 1, 1, 0, 1, 0, 1, 0, 1]


def test_decimals_are_exact(spark):
    values = [(Decimal("0.10"), Decimal("0.10")), (Decimal("0.11"), Decimal("0.11")), (None, None)]
    values += [(None, Decimal("12345678901234567890.123456789012345678"))]
    values += [(None, Decimal("12345678901234567890.123456789012345679"))]
    frame = spark.createDataFrame(values, "n decimal(18, 2), w decimal(38, 18)")
    tests = [c.Missing(), c.Outside(low=0.1, low_open=True), c.Repeated(), c.NotMultiple(of=0.01), c.DistinctCount()]
    rules = [((name,), test) for name in ("n", "w") for test in tests]
    rules.append((("w",), c.Quantile(probability=0)))
    before = executions(spark)
    found = seen(frame, {"n": "number", "w": "number"}, *rules[:2], *rules[5:7])
    assert executions(spark) - before == 1
    found = seen(frame, {"n": "number", "w": "number"}, *rules)
    assert not found.unchecked
    assert found.counts == {"r0": 3, "r1": 1, "r2": 0, "r3": 0, "r5": 1, "r6": 1, "r7": 0, "r8": 2}
    assert found.values == {"r4": 2.0, "r9": 4.0, "r10": pytest.approx(0.1)}
    told = found.examples(found.table.rules[6:7], {"r6": 2})["r6"]
    assert (told.values, told.low, told.high) == (("0.100000000000000000",), *("0.100000000000000000",) * 2)


def test_the_zone_of_the_session_plays_no_part(spark):
    late = dt.datetime(2024, 1, 1, 23, 30, tzinfo=dt.UTC)
    frame = spark.createDataFrame([(late, late.replace(tzinfo=None))], "t timestamp, w timestamp_ntz")
    bound = c.Outside(low=late.replace(tzinfo=None), high=late.replace(tzinfo=None))
    found = seen(frame, {"t": "timestamp", "w": "timestamp"}, (("t",), bound), (("w",), bound))
    assert found.counts == {"r0": 0, "r1": 0}


def test_names_are_taken_as_they_are_written(spark):
    names = ["a.b", "a`b", "A", "a b", "é\n"]
    frame = spark.createDataFrame(
        [(1, None, 1, None, 1)], ", ".join(f"`{name.replace('`', '``')}` int" for name in names)
    )
    found = seen(frame, dict.fromkeys(names, "integer"), *(((name,), c.Missing()) for name in names))
    assert [found.counts[f"r{index}"] for index in range(5)] == [0, 1, 0, 1, 0]


def test_fields_of_objects_and_sizes_are_spark_s_own(spark):
    frame = spark.createDataFrame(
        [((1, None), [1, 1]), ((None, "b"), []), (None, None)], "o struct<a: int, b: string>, l array<int>"
    )
    field = Column(name="o.a", line=2, logical_type="integer", path=("o", "a"))
    columns = (field, Column(name="o", line=1, logical_type="object"), Column(name="l", line=3, logical_type="array"))
    rules = [
        (("o.a",), c.Missing()),
        (("o",), c.WrongSize(high=0)),
        (("l",), c.WrongSize(low=1)),
        (("l",), c.RepeatedItems()),
    ]
    whole = Table(name="t", columns=columns, rules=table({}, *rules).rules)
    found = observe(whole, [Source(shown="f", frame=frame)], Settings())
    assert not found.unchecked
    # Below what is missing nothing is.
    assert found.counts == {"r0": 1, "r1": 2, "r2": 1, "r3": 1}


def test_patterns_run_in_linear_time_on_executors(spark):
    frame = spark.createDataFrame([("a" * 5000 + "b",), ("aa",), (None,)], "s string")
    assert seen(frame, {"s": "string"}, (("s",), c.Unmatched(pattern="^(a+)+$"))).counts == {"r0": 1}


def test_an_order_needs_a_column(spark):
    frame = spark.createDataFrame([(1, 1), (2, 3), (3, 2)], "d int, x int")
    columns = {"x": "integer", "d": "integer"}
    found = seen(frame, columns, (("x",), c.Disorder()), (("x", "d"), c.Disorder(by="d")))
    assert found.values == {"r1": 1.0}
    assert "order of rows" in found.unchecked["r0"]


def test_what_fails_in_spark_is_a_clear_message(spark):
    from pyspark.sql import functions as F  # noqa: N812 - as everyone calls it

    frame = spark.range(3).select(F.raise_error(F.lit("SECRET")).cast("int").alias("x"))
    with pytest.raises(CheckError, match="Spark could not run the contract") as caught:
        seen(frame, {"x": "integer"}, (("x",), c.Outside(low=0)))
    assert "SECRET" not in str(caught.value)


def test_a_stream_has_no_end(spark):
    stream = spark.readStream.format("rate").load()
    with pytest.raises(CheckError, match="streaming"):
        seen(stream, {"value": "integer"}, (("value",), c.Missing()))


def test_in_python(spark, tmp_path):
    head = "apiVersion: v3.1.0\nkind: DataContract\nid: x\nversion: 1.0.0\nschema:\n  - name: t\n    properties:\n"
    (tmp_path / "c.yaml").write_text(
        head + "      - {name: x, logicalType: integer, required: true}\n", encoding="utf-8"
    )
    failures = mlgate.contract(tmp_path / "c.yaml").validate(spark.createDataFrame([(1,), (None,)], "x int"))
    assert failures.frame["subject"].tolist() == ["x:required"]
