"""The kind from a configuration to a verdict: clean data pass, dirty data name row and rule, bad input is an error."""

import gzip
import sqlite3
from contextlib import closing
from textwrap import dedent

import duckdb
import polars as pl
import pytest

from mlgate import engine
from mlgate.core.errors import ConfigurationError
from mlgate.core.model import Status
from mlgate.report import json as json_report
from mlgate.report import junit, markdown, text

CONTRACT = """\
apiVersion: v3.1.0
kind: DataContract
id: flights
version: 1.0.0
schema:
  - name: flights
    properties:
      - name: flight_id
        logicalType: integer
        primaryKey: true
      - name: carrier
        logicalType: string
        required: true
        logicalTypeOptions:
          pattern: "^[A-Z0-9]{2}$"
      - name: delay
        logicalType: number
        logicalTypeOptions: {minimum: -90, maximum: 1500}
    quality:
      - metric: rowCount
        mustBeGreaterThan: 2
"""
CLEAN = {"flight_id": [1, 2, 3, 4], "carrier": ["UA", "9E", "AA", "B6"], "delay": [1.5, None, -3.0, 900.0]}
DIRTY = {
    "flight_id": [1, 2, 2, None],
    "carrier": ["UA", "SECRET-CANARY", None, "B6"],
    "delay": [1.5, 2e6, -3.0, 900.0],
}
FOUND = {
    "flight_id:required": (1, 10),
    ":primary_key": (1, 8),
    "carrier:required": (1, 13),
    "carrier:pattern": (1, 15),
    "delay:range": (1, 18),
}


@pytest.fixture
def project(tmp_path):
    def project(data=CLEAN, name="d.parquet", contract=CONTRACT, options="", declaration=""):
        (tmp_path / "c.odcs.yaml").write_text(contract, encoding="utf-8")
        if isinstance(data, bytes):
            (tmp_path / name).write_bytes(data)
        elif data is not None:
            getattr(pl.DataFrame(data), "write_csv" if name.endswith(".csv") else "write_parquet")(tmp_path / name)
        (tmp_path / "mlgate.toml").write_text(
            f'[data.d]\npath = "{name}"\n{declaration}\n[contract.d]\ndata = "d"\nfile = "c.odcs.yaml"\n{options}\n',
            encoding="utf-8",
        )
        config, checks = engine.plan(tmp_path / "mlgate.toml")
        return engine.run(checks, engine.Settings(root=tmp_path, config=config))

    return project


@pytest.mark.parametrize("name", ["d.parquet", "d.csv"])
def test_clean_data_pass(project, name):
    verdict = project(name=name)
    (result,) = verdict.results
    assert (result.status, verdict.exit_code, result.findings) == (Status.PASS, 0, ())
    measured = {one.name: one.value for one in result.measurements}
    assert measured == {"rows": 4, "rules": 9, "unchecked": 0}
    assert {"data.d", "contract.d", "config"} <= set(verdict.digests)


@pytest.mark.parametrize("name", ["d.parquet", "d.csv"])
def test_dirty_data_name_the_rule_its_line_and_the_row(project, name):
    verdict = project(DIRTY, name=name)
    (result,) = verdict.results
    assert (result.status, verdict.exit_code) == (Status.FAIL, 1)
    assert {one.subject: (one.count, one.location.line) for one in result.findings} == FOUND
    assert {one.total for one in result.findings} == {4}
    messages = {one.subject: one.message for one in result.findings}
    assert messages["delay:range"] == "1 of 4 rows: delay outside -90 to 1500 (row 2)"


@pytest.mark.parametrize("name", ["d.parquet", "d.csv"])
@pytest.mark.parametrize(("options", "shown"), [("", False), ("samples = 1", True)])
def test_values_are_in_no_report_unless_asked_for(project, name, options, shown):
    verdict = project(DIRTY, name=name, options=options)
    reports = [report.render(verdict) for report in (text, json_report, markdown, junit)]
    assert ("SECRET-CANARY" in reports[1]) is shown
    if not shown:
        assert not any(value in report for report in reports for value in ("SECRET-CANARY", "2000000"))
    assert ("SECRET-CANARY" in repr(verdict)) is shown


def test_an_error_in_a_file_shows_no_values(project):
    content = "flight_id,carrier,delay\n1,UA,3\n2,SECRET-CANARY\n"
    verdict = project(content.encode(), name="d.csv")
    assert (verdict.results[0].status, verdict.exit_code) == (Status.ERROR, 3)
    assert "d.csv:3: has 2 fields where the header has 3" in verdict.results[0].reason
    assert "CANARY" not in repr(verdict)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"data": None}, "'d.parquet' matches no file"),
        ({"data": b""}, "d.parquet: is empty (0 bytes)"),
        ({"data": b"PAR1xxxxxxxxxxxx"}, "d.parquet: is a truncated Parquet file"),
        (
            {"data": b"flight_id;carrier;delay\n1;UA;3\n", "name": "d.csv", "declaration": 'delimiter = ","'},
            'delimiter = ";"',
        ),
        ({"contract": "expectations: []\n"}, "c.odcs.yaml:1: is not an ODCS contract, but a Great Expectations suite"),
        ({"contract": "kind: DataContract\napiVersion: v2.2.2\n"}, "version 2 of the standard"),
        ({"contract": CONTRACT.replace("minimum", "minimun")}, "did you mean 'minimum'?"),
        ({"contract": CONTRACT.replace("^[A", "^[[A")}, "c.odcs.yaml:15: carrier:pattern"),
        ({"options": 'object = "flight"'}, "did you mean 'flights'?"),
    ],
)
def test_bad_input_is_one_clear_error(project, changes, expected):
    verdict = project(**changes)
    assert (verdict.results[0].status, verdict.exit_code) == (Status.ERROR, 3)
    assert expected in verdict.results[0].reason
    assert "Traceback" not in verdict.results[0].reason


def test_a_missing_contract_is_one_clear_error(project, tmp_path):
    verdict = project(options="# none")
    assert verdict.exit_code == 0
    (tmp_path / "c.odcs.yaml").unlink()
    config, checks = engine.plan(tmp_path / "mlgate.toml")
    verdict = engine.run(checks, engine.Settings(root=tmp_path, config=config))
    assert "c.odcs.yaml: cannot be read: No such file" in verdict.results[0].reason
    assert verdict.exit_code == 3


def test_no_rows_fail(project):
    verdict = project(b"flight_id,carrier,delay\n", name="d.csv")
    assert [one.subject for one in verdict.results[0].findings] == [":rows"]
    assert verdict.exit_code == 1


def test_what_cannot_be_checked_is_no_pass(project):
    contract = CONTRACT + "      - {type: custom, engine: soda, implementation: x}\n"
    verdict = project(contract=contract)
    (result,) = verdict.results
    assert (result.status, verdict.exit_code) == (Status.INCONCLUSIVE, 0)
    assert "1 promise of the contract cannot be checked yet: c.odcs.yaml:22: " in result.reason
    assert project(contract=contract, options='on_inconclusive = "fail"').exit_code == 1
    assert project(contract=contract, options='on_inconclusive = "pass"').results[0].status == Status.PASS


def test_several_files(project, tmp_path):
    pl.DataFrame({"flight_id": [4], "carrier": ["AA"], "delay": [0.0]}).write_parquet(tmp_path / "e.parquet")
    (tmp_path / "parts").mkdir()
    (tmp_path / "e.parquet").rename(tmp_path / "parts" / "e.parquet")
    verdict = project(name="parts/d.parquet")
    assert verdict.exit_code == 0
    toml = (tmp_path / "mlgate.toml").read_text(encoding="utf-8").replace("parts/d.parquet", "parts")
    (tmp_path / "mlgate.toml").write_text(toml, encoding="utf-8")
    config, checks = engine.plan(tmp_path / "mlgate.toml")
    (result,) = engine.run(checks, engine.Settings(root=tmp_path, config=config)).results
    assert [one.message for one in result.findings] == [
        "1 of 5 rows: primary key flight_id repeats an earlier row (row parts/e.parquet:1)"
    ]


@pytest.mark.parametrize("name", ["d.parquet", "d.csv"])
def test_a_relationship_to_another_contract(project, tmp_path, name):
    head = "apiVersion: v3.1.0\nkind: DataContract\nid: x\nversion: 1.0.0\nschema:\n"
    (tmp_path / "shared").mkdir()
    airlines = f"{head}  - {{name: airlines, properties: [{{name: code, physicalName: iata}}]}}\n"
    (tmp_path / "shared" / "airlines.odcs.yaml").write_text(airlines, encoding="utf-8")
    pl.DataFrame({"iata": ["UA", "9E"]}).write_parquet(tmp_path / "airlines.parquet")
    to = "shared/airlines.odcs.yaml#schema/airlines/properties/code"
    contract = f"{head}  - {{name: t, properties: [{{name: carrier, relationships: [{{to: '{to}'}}]}}]}}\n"
    declared = '[data.airlines]\npath = "airlines.parquet"\n'
    related = 'related = {airlines = "airlines"}'
    (result,) = project(name=name, contract=contract, declaration=declared, options=related).results
    assert [one.message for one in result.findings] == [
        "2 of 4 rows: carrier is in no row of airlines (iata) (rows 3, 4)"
    ]
    (untold,) = project(name=name, contract=contract).results
    assert untold.status == Status.INCONCLUSIVE


def test_another_delimiter_and_other_nulls(project):
    content = dedent("""\
        flight_id;carrier;delay
        1;UA;NA
        2;AA;3
        3;DL;4.5
        """).encode()
    verdict = project(content, name="d.csv", declaration='delimiter = ";"\nnull_values = ["", "NA"]')
    assert verdict.exit_code == 0
    verdict = project(content, name="d.csv", declaration='delimiter = ";"')
    assert [one.subject for one in verdict.results[0].findings] == ["delay:type"]


def test_other_columns_and_files_are_told_when_forbidden(project):
    data = {**CLEAN, "note": [None] * 4}
    assert project(data).exit_code == 0
    verdict = project(data, options='extra = "forbid"')
    (finding,) = verdict.results[0].findings
    assert (finding.subject, verdict.exit_code) == ("note:extra", 1)
    assert finding.message == "d.parquet has the column 'note', which the contract does not name"


@pytest.mark.parametrize("kind", ["duckdb", "sqlite"])
def test_tables_of_a_database_by_declaration_and_by_server(tmp_path, kind):
    library = {"duckdb": duckdb, "sqlite": sqlite3}[kind]
    with closing(library.connect(str(tmp_path / "x.db"))) as connection:
        connection.execute("CREATE TABLE flights (flight_id INTEGER, carrier TEXT, delay REAL)")
        connection.executemany("INSERT INTO flights VALUES (?, ?, ?)", [(n, "UA", -100.0 * n) for n in range(3)])
        connection.commit()
    server = f"servers:\n  - {{server: s, type: {kind}, database: x.db, schema: main}}\nschema:"
    (tmp_path / "c.odcs.yaml").write_text(CONTRACT.replace("schema:", server, 1))
    declared = '[data.d]\npath = "x.db"\ntable = "flights"\n[contract.d]\ndata = "d"\nfile = "c.odcs.yaml"\n'
    (tmp_path / "mlgate.toml").write_text(declared + '[contract.s]\nserver = "s"\nfile = "c.odcs.yaml"\n')
    config, checks = engine.plan(tmp_path / "mlgate.toml")
    results = engine.run(checks, engine.Settings(root=tmp_path, config=config)).results
    assert [[(one.subject, one.count) for one in result.findings] for result in results] == [[("delay:range", 2)]] * 2


@pytest.mark.parametrize("options", ['data = "d"\nserver = "x"', ""])
def test_one_of_data_and_server_is_given(tmp_path, options):
    (tmp_path / "mlgate.toml").write_text(f'[data.d]\npath = "d"\n[contract.d]\nfile = "c"\n{options}\n')
    with pytest.raises(ConfigurationError, match="give one of 'data'"):
        engine.plan(tmp_path / "mlgate.toml")


def test_what_is_unpacked_is_gone_afterwards(project, tmp_path):
    content = gzip.compress(b"flight_id,carrier,delay\n1,UA,3\n2,9E,1\n3,AA,2\n")
    assert project(content, name="d.csv.gz").exit_code == 0
    assert [path.name for path in (tmp_path / ".mlgate").iterdir()] == [".gitignore"]
