"""Dask: one task a partition and one graph for all row rules; keys meet by a shuffle; rows keep their numbers."""

from decimal import Decimal

import dask
import pyarrow as pa
import pytest

import mlgate
from mlgate.contracts import Column, Rule, Table
from mlgate.contracts import constraints as c
from mlgate.core.errors import CheckError
from mlgate.engines.narwhals import Source, observe
from mlgate.engines.observing import Settings
from mlgate.readers.files import DataFile

dd = pytest.importorskip("dask.dataframe")
pd = pytest.importorskip("pandas")
PARTS = 4
# What Dask does itself.
pytestmark = pytest.mark.filterwarnings("ignore:The inplace keyword")


@pytest.fixture(autouse=True)
def _in_this_process():
    with dask.config.set(scheduler="synchronous"):
        yield


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


@pytest.fixture
def frame():
    values = {"id": range(100), "x": [float(i % 7) for i in range(100)], "s": ["ab"[i % 2] for i in range(100)]}
    values["x"][50] = None
    return dd.from_pandas(pd.DataFrame(values), npartitions=PARTS)


COLUMNS = {"id": "integer", "x": "integer", "s": "string"}
IN_ROWS = [
    (("x",), c.Missing()),
    (("x",), c.Outside(high=5)),
    (("s",), c.Unlisted(values=("a",))),
    (("s",), c.Unmatched(pattern="^a$")),
    (("x",), c.Mean()),
    (("s",), c.Share(values=("a",))),
]


def test_one_graph_with_one_task_a_partition(frame, monkeypatch):
    from mlgate.engines.narwhals.dask import partitions as engine

    graphs, parts = [], []
    compute, counted = engine.compute, engine.counted
    monkeypatch.setattr(engine, "compute", lambda tasks: graphs.append(1) or compute(tasks))
    monkeypatch.setattr(engine, "counted", lambda *given: parts.append(list(given[0].columns)) or counted(*given))
    found = seen(frame, COLUMNS, *IN_ROWS)
    assert len(graphs) == 1
    # Of the columns only those that are read.
    assert parts == [["x", "s"]] * PARTS
    assert found.counts == {"r0": 1, "r1": 14, "r2": 50, "r3": 50}
    assert found.values["r5"] == 0.5
    seen(frame, COLUMNS, *IN_ROWS, (("id",), c.Repeated()))
    assert len(graphs) == 3


def test_what_comes_back_of_a_partition_is_a_row_of_numbers(frame, monkeypatch):
    from mlgate.engines.narwhals.dask import partitions as engine

    results = []
    compute = engine.compute
    monkeypatch.setattr(engine, "compute", lambda tasks: results.append(compute(tasks)[0]) or (results[-1],))
    found = seen(frame, COLUMNS, *IN_ROWS, (("x", "s"), c.Repeated()), (("x",), c.Quantile(probability=0.5)))
    assert all(isinstance(part, engine.Part) for part in results[0][0])
    assert all(set(part) == {"all", "value"} for part in results[1])
    assert results[2] == found.values["r7"] == 3.0


def test_keys_meet_over_partitions_and_rows_keep_their_numbers():
    values = pd.DataFrame({"x": [1, 2, 3, 2, None, 1, None, 9], "k": list("aababaab")})
    frame = dd.from_pandas(values, npartitions=3, sort=False)
    rules = (
        (("x",), c.Repeated()),
        (("x", "k"), c.Repeated()),
        (("x",), c.Outside(high=5)),
        (("x",), c.DistinctCount()),
    )
    found = seen(frame, {"x": "integer", "k": "string"}, *rules)
    assert (found.counts, found.values) == ({"r0": 2, "r1": 2, "r2": 1}, {"r3": 4.0})
    told = found.examples(found.table.rules[:3], {"r0": 1, "r1": 0, "r2": 1})
    assert [told[f"r{index}"].places for index in range(3)] == [((0, 4), (0, 6)), ((0, 4), (0, 6)), ((0, 8),)]
    assert (told["r2"].low, told["r2"].values) == ("9.0", ("9.0",))


def test_a_dependency_over_partitions():
    values = pd.DataFrame({"zip": [1, 2, 1, 2, None], "city": ["a", "b", "a", "c", "d"]})
    frame = dd.from_pandas(values, npartitions=3, sort=False)
    found = seen(frame, {"zip": "integer", "city": "string"}, (("zip", "city"), c.Undetermined()))
    assert found.values == {"r0": 1.0}


def test_objects_of_another_type_are_mistyped():
    values = pd.DataFrame({"x": pd.Series([1, "SECRET", None, 2.5], dtype=object)})
    with dask.config.set({"dataframe.convert-string": False}):
        frame = dd.from_pandas(values, npartitions=2)
    assert seen(frame, {"x": "integer"}, (("x",), c.Mistyped()), (("x",), c.Missing())).counts == {"r0": 2, "r1": 1}


def test_files(tmp_path):
    pd.DataFrame({"x": [1, None, 3]}).astype("Int64").to_parquet(tmp_path / "a.parquet")
    files = [DataFile(path=tmp_path / "a.parquet", shown="a", format="parquet", partitions={"year": "2024"})]
    from mlgate.engines.narwhals import dask as engine

    one = table({"x": "integer", "year": "string"}, (("x",), c.Missing()), (("year",), c.Unlisted(values=("2023",))))
    assert engine.observe(one, files, Settings()).counts == {"r0": 1, "r1": 3}


def test_a_name_that_looks_like_a_pattern_is_a_name(tmp_path):
    for name, value in (("x*", 11), ("xyz", 5)):
        pd.DataFrame({"x": [value]}).to_parquet(tmp_path / f"{name}.parquet")
    from mlgate.engines.narwhals import dask as engine

    file = DataFile(path=tmp_path / "x*.parquet", shown="x", format="parquet")
    found = engine.observe(table({"x": "integer"}, (("x",), c.Outside(low=10))), [file], Settings())
    assert (found.sources[0].rows, found.counts) == (1, {"r0": 0})


def test_arrays_beside_a_foreign_key_to_another_file(tmp_path):
    from mlgate.engines.narwhals import dask as engine

    frame = pd.DataFrame({"of": [1, 2, 9], "tags": [["a"], ["a", "a"], []]})
    frame.to_parquet(tmp_path / "a.parquet")
    pd.DataFrame({"id": [1, 2]}).to_parquet(tmp_path / "b.parquet")
    one, other = (DataFile(path=tmp_path / f"{name}.parquet", shown=name, format="parquet") for name in "ab")
    rules = [(("tags",), c.RepeatedItems()), (("of",), c.Dangling(table="b", columns=("id",)))]
    found = engine.observe(table({"of": "integer", "tags": "array"}, *rules), [one], Settings(related={"b": [other]}))
    assert found.counts == {"r0": 1, "r1": 1}


def test_keys_and_statistics_of_fields_of_objects():
    people = [{"id": 1, "age": 2.0}, {"id": 2, "age": None}, None, {"id": 1, "age": 4.0}, {"id": None, "age": 6.0}]
    kind = pa.struct([("id", pa.int64()), ("age", pa.float64())])
    values = pd.DataFrame({"p": pd.Series(people, dtype=pd.ArrowDtype(kind))})
    frame = dd.from_pandas(values, npartitions=3, sort=False)
    tests = {
        "p.id": [c.Repeated(), c.DistinctCount(), c.Missing(), c.Outside(low=2)],
        "p.age": [c.Mean(), c.Quantile(probability=0.5), c.Missing(), c.Outside(high=5)],
    }
    rules = tuple(
        Rule(subject=f"{name}:{index}", words="x", columns=(name,), test=test, line=3)
        for name, some in tests.items()
        for index, test in enumerate(some)
    )
    columns = [Column(name="p", line=1, logical_type="object")]
    columns += [
        Column(name=f"p.{name}", line=1, logical_type=kind, path=("p", name))
        for name, kind in {"id": "integer", "age": "number"}.items()
    ]
    whole = Table(name="t", columns=tuple(columns), rules=rules)
    found = observe(whole, [Source(shown="f", frame=frame)], Settings())
    assert not found.unchecked
    # Below what is missing nothing is.
    assert found.counts == {"p.id:0": 1, "p.id:2": 1, "p.id:3": 2, "p.age:2": 1, "p.age:3": 1}
    assert found.values == {"p.id:1": 2.0, "p.age:0": 4.0, "p.age:1": 4.0}
    told = found.examples([rules[0], rules[-1]], {"p.id:0": 1, "p.age:3": 1})
    assert (told["p.id:0"].places, told["p.id:0"].values) == (((0, 4),), ("1",))
    assert (told["p.age:3"].places, told["p.age:3"].high) == (((0, 5),), "6.0")


def test_decimals_of_many_digits_are_keys():
    values = [Decimal("12345678901234567890.10"), Decimal("12345678901234567890.1"), None, Decimal("-0.00"), Decimal(0)]
    frame = dd.from_pandas(
        pd.DataFrame({"x": pd.Series(values, dtype=pd.ArrowDtype(pa.decimal128(30, 2)))}), npartitions=3, sort=False
    )
    tests = (c.Repeated(), c.DistinctCount(), c.Mean(), c.Quantile(probability=0), c.Outside(low=1))
    found = seen(frame, {"x": "number"}, *((("x",), test) for test in tests))
    assert not found.unchecked
    assert found.counts == {"r0": 2, "r4": 2}
    assert found.values == {"r1": 2.0, "r2": pytest.approx(6172839450617283945.05), "r3": 0.0}


def test_a_partition_that_fails_is_a_clear_message(frame):
    def broken(part):
        if len(part) and part["id"].iloc[0] == 0 and part["id"].dtype == "int64" and part["id"].iloc[-1] > 1:
            raise ValueError("SECRET")
        return part

    failing = frame.map_partitions(broken, meta=frame._meta)
    with pytest.raises(CheckError, match="Dask could not run the contract") as caught:
        seen(failing, COLUMNS, *IN_ROWS)
    assert "SECRET" not in str(caught.value)


def test_in_python(tmp_path, frame):
    head = "apiVersion: v3.1.0\nkind: DataContract\nid: x\nversion: 1.0.0\nschema:\n  - name: t\n    properties:\n"
    (tmp_path / "c.yaml").write_text(
        head + "      - {name: x, logicalType: integer, required: true}\n", encoding="utf-8"
    )
    failures = mlgate.contract(tmp_path / "c.yaml").validate(frame)
    assert failures.frame[["subject", "count"]].values.tolist() == [["x:required", 1]]
    assert failures.frame["rows"].tolist() == [["51"]]
