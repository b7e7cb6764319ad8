"""`mlgate.contract(source).validate(frame)`: what users of a frame library see."""

import json
import math
import subprocess
import sys

import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

import mlgate
from mlgate.core.errors import CheckError, ConfigurationError, UsageError
from mlgate.validation import COLUMNS

CONTRACT = """\
apiVersion: v3.1.0
kind: DataContract
id: x
version: 1.0.0
schema:
  - name: t
    properties:
      - {name: x, logicalType: integer, required: true, unique: true, logicalTypeOptions: {minimum: 0}}
      - name: s
        logicalType: string
        enum: [{value: a}]
        quality: [{metric: nullValues, mustBe: 0, severity: warning}]
"""
VALUES = {"x": [1, 2, 2, -1], "s": ["a", "SECRET", None, "a"]}
GOOD = {"x": [1, 2], "s": ["a", "a"]}
FRAMES = [
    pytest.param(pl.DataFrame, id="polars"),
    pytest.param(pl.LazyFrame, id="lazy"),
    pytest.param(pd.DataFrame, id="pandas"),
    pytest.param(pa.table, id="pyarrow"),
]


@pytest.fixture
def contract(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "c.yaml").write_text(CONTRACT, encoding="utf-8")
    return mlgate.contract("c.yaml")


def polars_of(frame):
    return frame if isinstance(frame, pl.DataFrame) else pl.DataFrame(frame)


@pytest.mark.parametrize("made", FRAMES)
def test_all_failures_come_back_as_a_frame_of_the_library(contract, made):
    failures = contract.validate(made(VALUES))
    kind = {pd.DataFrame: pd.DataFrame, pa.table: pa.Table}.get(made, pl.DataFrame)
    assert isinstance(failures.frame, kind)
    rows = {row["subject"]: row for row in polars_of(failures.frame).rows(named=True)}
    assert tuple(next(iter(rows.values()))) == COLUMNS
    assert list(rows) == ["x:unique", "x:range", "s:enum", "s:null_values"]
    assert rows["x:range"] == {
        "subject": "x:range",
        "column": "x",
        "check": "range",
        "count": 1,
        "total": 4,
        "severity": "error",
        "message": "1 of 4 rows: x below minimum 0 (row 4)",
        "file": "c.yaml",
        "line": 8,
        "rows": ["4"],
    }
    assert rows["s:null_values"]["severity"] == "warning"


@pytest.mark.parametrize("made", FRAMES)
def test_what_keeps_the_contract_has_no_failures(contract, made):
    frame = made(GOOD)
    failures = contract.validate(frame)
    assert not failures
    assert failures.passed
    assert len(failures) == 0
    assert failures.raise_if_failed() is frame
    assert tuple(polars_of(failures.frame).columns) == COLUMNS
    assert polars_of(failures.frame).height == 0
    assert str(failures) == "c.yaml: no failures"


def test_failures_can_be_raised_and_gone_through(contract):
    failures = contract.validate(pl.DataFrame(VALUES))
    assert failures
    assert len(failures) == 4
    assert [finding.subject for finding in failures] == ["x:unique", "x:range", "s:enum", "s:null_values"]
    with pytest.raises(mlgate.ContractError, match=r"c\.yaml:8: x:range: 1 of 4 rows") as caught:
        failures.raise_if_failed()
    assert caught.value.failures is failures
    assert "(a warning)" in str(failures)
    with pytest.raises(mlgate.ContractError):
        contract.validate(pl.DataFrame(VALUES), lazy=False)


def test_a_warning_is_told_and_raises_nothing(contract):
    failures = contract.validate(pl.DataFrame({"x": [1, 2], "s": ["a", None]}), lazy=False)
    assert [finding.subject for finding in failures] == ["s:null_values"]
    assert failures.passed


def test_values_are_kept_only_on_request_and_never_in_messages(contract):
    failures = contract.validate(pl.DataFrame(VALUES))
    assert "SECRET" not in repr(failures) + str([finding.evidence for finding in failures])
    failures = contract.validate(pl.DataFrame(VALUES), samples=2)
    kept = {finding.subject: finding.evidence.get("samples") for finding in failures}
    assert kept["s:enum"] == ["SECRET"]
    assert "SECRET" not in str(failures) + str(failures.frame.rows())


def test_nothing_is_printed(contract, capsys):
    str(contract.validate(pl.DataFrame(VALUES)).frame)
    assert capsys.readouterr() == ("", "")


def test_a_lazy_frame_is_run(contract):
    lazy = pl.LazyFrame(VALUES).with_columns(x=pl.col("x") - 10)
    assert next(one for one in contract.validate(lazy) if one.subject == "x:range").count == 4


def test_pandas_holds_a_missing_whole_number_as_a_float(contract):
    failures = contract.validate(pd.DataFrame({"x": [1.0, math.nan, 2.5], "s": ["a"] * 3}))
    assert {one.subject: one.evidence["rows"] for one in failures} == {"x:required": [2], "x:type": [3]}


@pytest.mark.parametrize(
    ("frame", "found"),
    [
        (pd.DataFrame([[1, 2, "a"]], columns=["x", "x", "s"]), {"x:duplicate"}),
        (pd.DataFrame({"x": [1, "SECRET", 2.5, True], "s": ["a"] * 4}), {"x:type"}),
        (pd.DataFrame({"X": [1], "s": ["a"]}), {"x:missing"}),
        (pa.table([[1], [2], ["a"]], names=["x", "x", "s"]), {"x:duplicate"}),
        (pl.DataFrame({"x": ["a"], "s": ["a"]}), {"x:type"}),
        (pl.DataFrame({"x": [], "s": []}, schema={"x": pl.Int64, "s": pl.String}), {":rows"}),
    ],
)
def test_what_is_wrong_with_the_frame_is_found_and_no_crash(contract, frame, found):
    failures = contract.validate(frame)
    assert {one.subject for one in failures} == found
    assert "SECRET" not in str(failures)


@pytest.mark.parametrize("frame", [[1, 2], None, {"x": [1]}, pl.Series([1]), pd.Series([1]), "c.yaml"])
def test_what_is_no_frame(contract, frame):
    with pytest.raises(CheckError, match="a table of polars, pandas, Arrow, Spark or Dask is needed"):
        contract.validate(frame)


@pytest.mark.parametrize("source", [3, None, [1], pl.DataFrame])
def test_what_is_no_contract(source):
    with pytest.raises(UsageError, match="pandera"):
        mlgate.contract(source)


def test_a_contract_that_cannot_be_read(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ConfigurationError, match=r"none\.yaml: cannot be read"):
        mlgate.contract("none.yaml")


def several(folder, extra=""):
    tables = [
        {
            "name": "orders",
            "properties": [
                {"name": "who", "logicalType": "integer", "relationships": [{"to": "people.id"}]},
            ],
        },
        {"name": "people", "properties": [{"name": "id", "logicalType": "integer", "primaryKey": True}]},
    ]
    head = "apiVersion: v3.1.0\nkind: DataContract\nid: x\nversion: 1.0.0\n"
    (folder / "m.yaml").write_text(head + "schema: " + json.dumps(tables), encoding="utf-8")
    return mlgate.contract(folder / "m.yaml")


@pytest.mark.parametrize("made", FRAMES)
def test_one_of_several_objects_with_a_foreign_key(tmp_path, made):
    contract = several(tmp_path)
    people = made({"id": [1, 2]})
    failures = contract.validate(made({"who": [1, 3, None]}), table="orders", related={"people": people})
    assert [(one.count, one.evidence["rows"]) for one in failures] == [(1, [2])]
    with pytest.raises(CheckError, match="describes 2 objects"):
        contract.validate(people)


@pytest.mark.parametrize("made", FRAMES)
def test_a_key_to_the_object_itself_is_held_to_the_same_frame(tmp_path, made):
    properties = [
        {"name": "id", "logicalType": "integer"},
        {"name": "boss", "logicalType": "integer", "relationships": [{"to": "people.id"}]},
    ]
    head = "apiVersion: v3.1.0\nkind: DataContract\nid: x\nversion: 1.0.0\n"
    tables = [{"name": "people", "properties": properties}]
    (tmp_path / "m.yaml").write_text(head + "schema: " + json.dumps(tables), encoding="utf-8")
    failures = mlgate.contract(tmp_path / "m.yaml").validate(made({"id": [1, 2, 3], "boss": [None, 1, 9]}))
    assert not failures.unchecked
    assert [(one.count, one.evidence["rows"]) for one in failures] == [(1, [3])]


def queried(folder):
    """Return a contract with a rule in SQL."""
    query = {"type": "sql", "query": "SELECT count(a) FROM t WHERE a > 0", "mustBe": 2}
    properties = [{"name": "a", "logicalType": "integer"}, {"name": "b", "logicalType": "integer", "required": True}]
    head = "apiVersion: v3.1.0\nkind: DataContract\nid: x\nversion: 1.0.0\n"
    tables = [{"name": "t", "properties": properties, "quality": [query]}]
    (folder / "m.yaml").write_text(head + "schema: " + json.dumps(tables), encoding="utf-8")
    return mlgate.contract(folder / "m.yaml")


def test_a_query_over_a_missing_column_hides_no_other_finding(tmp_path):
    failures = queried(tmp_path).validate(pl.DataFrame({"b": [1, None]}))
    assert [finding.subject for finding in failures] == ["a:missing", "b:required"]
    assert [message for _, message in failures.unchecked] == [
        ":sql: the query cannot be run while columns are not as the contract says"
    ]


def test_a_frame_that_cannot_be_written_for_a_query_is_told(tmp_path):
    frame = pl.DataFrame({"a": [1, 2], "b": [1, 2], "o": pl.Series([object(), object()], dtype=pl.Object)})
    with pytest.raises(CheckError, match=r"the frame: cannot be written for SQL queries \(ComputeError\)"):
        queried(tmp_path).validate(frame)


def test_what_is_not_checked_is_no_pass(tmp_path):
    failures = several(tmp_path).validate(pl.DataFrame({"who": [1]}), table="orders")
    assert failures
    assert not failures.passed
    assert [row["severity"] for row in failures.frame.rows(named=True)] == ["unchecked"]
    with pytest.raises(mlgate.ContractError, match="not checked"):
        failures.raise_if_failed()


def test_public_names_cost_nothing_until_they_are_used():
    told = "import sys, mlgate; len(sys.argv) > 1 and mlgate.contract; "
    told += "print(len(sys.modules), 'yaml' in sys.modules, 'polars' in sys.modules)"
    light = subprocess.run([sys.executable, "-c", told], capture_output=True, check=True, text=True)
    used = subprocess.run([sys.executable, "-c", told, "x"], capture_output=True, check=True, text=True)
    assert light.stdout.split()[1:] == ["False", "False"]
    assert int(light.stdout.split()[0]) < int(used.stdout.split()[0])
    assert used.stdout.split()[2] == "False"


def test_unknown_names_are_unknown():
    assert "contract" in dir(mlgate)
    with pytest.raises(AttributeError, match="no attribute 'contrct'"):
        mlgate.contrct  # noqa: B018 - the access is what fails


class TestPandera:
    def test_a_model_and_a_schema(self):
        pandera = pytest.importorskip("pandera.polars")

        class Trips(pandera.DataFrameModel):
            x: int = pandera.Field(ge=0, unique=True)
            s: str = pandera.Field(isin=["a"], nullable=True)

        for schema in (Trips, Trips.to_schema()):
            failures = mlgate.contract(schema).validate(pl.LazyFrame(VALUES))
            assert [one.subject for one in failures][:2] == ["x:unique", "x:range"]
            # The lines are those of a file that the user has never seen.
            assert set(failures.frame["line"]) == {None}
            assert failures.frame["file"][0].startswith("pandera schema")

    def test_a_function_as_a_check_is_told_as_unchecked(self):
        pandera = pytest.importorskip("pandera.pandas")
        schema = pandera.DataFrameSchema({"x": pandera.Column(int, pandera.Check(lambda x: x > 0))}, name="mine")
        failures = mlgate.contract(schema).validate(pd.DataFrame({"x": [1]}))
        assert not failures.passed
        assert "column 'x'" in failures.unchecked[0][1]
