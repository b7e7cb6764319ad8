"""Queries that count rows: on every engine what DuckDB itself answers, nulls in three-valued logic among it."""

from datetime import date

import duckdb
import msgspec
import pyarrow as pa
import pytest

from conformance.cases import Case
from conformance.held_engines import ENGINES
from conformance.test_engines import engines
from mlgate.contracts import load
from mlgate.contracts.constraints import EveryRow, Untrue
from mlgate.engines.judging import judge

HEAD = """apiVersion: v3.1.0
kind: DataContract
id: x
version: 1.0.0
schema:
  - name: orders
    physicalName: tbl_orders
    properties:
      - {name: n, logicalType: integer}
      - {name: f, logicalType: number}
      - {name: s, logicalType: string}
      - {name: d, logicalType: date}
      - {name: b, logicalType: boolean}
    quality:
"""
DATA = pa.table(
    {
        "n": pa.array([1, 2, None, -3, None, 0, 7, 2], pa.int64()),
        "f": pa.array([0.5, None, 2.0, -1.5, None, 0.0, 7.0, 2.0], pa.float64()),
        "s": pa.array(["a", "b", None, "A", "", "ab", None, "it's"], pa.string()),
        "d": pa.array(
            [date(2024, 1, 1), None, date(2023, 5, 5), date(2024, 2, 29), None, None, None, date(1999, 1, 1)]
        ),
        "b": pa.array([True, False, None, True, None, False, True, None], pa.bool_()),
    }
)
CONDITIONS = [
    "n < 0",
    "NOT (n < 0)",
    "n < 0 OR n IS NULL",
    "n IS NULL",
    "n > 1 AND f > 1",
    "n > 1 OR f > 1",
    "NOT (n > 1 OR f > 1)",
    "NOT (NOT (n > 1))",
    "n NOT IN (1, 2)",
    "n BETWEEN 0 AND 2",
    "n = f",
    "n <> f",
    "n + f > 2",
    "s LIKE 'a%'",
    "s NOT LIKE '%''%'",
    "s = ''",
    "length(s) > 1",
    "d < DATE '2024-01-01'",
    "d >= '2024-01-01'",
    "b",
    "NOT b",
    "b IS NOT TRUE",
    "n IS DISTINCT FROM 2",
    "coalesce(n, 0) = 0",
    "CASE WHEN n > 0 THEN s = 'a' ELSE b END",
]


def compiled(folder, query, amount="mustBe: 0"):
    """Return the object whose one rule is `query`."""
    text = query.replace("\\", "\\\\").replace('"', '\\"')
    (folder / "c.yaml").write_text(f'{HEAD}      - {{type: sql, query: "{text}", {amount}}}\n', encoding="utf-8")
    table = load(folder / "c.yaml", folder).table()
    return msgspec.structs.replace(table, rules=table.rules[-1:])


def answered(query):
    """Return what DuckDB says of `query`."""
    with duckdb.connect() as connection:
        connection.register("orders", DATA)
        return connection.execute(query).fetchall()[0][0]


@pytest.mark.parametrize("engine", list(engines()))
def test_what_is_counted_is_what_duckdb_counts(engine, tmp_path):
    rules, expected, table = [], {}, None
    for number, condition in enumerate(CONDITIONS):
        query = f"SELECT COUNT(*) FROM orders WHERE {condition}"
        table = compiled(tmp_path, query)
        rule = table.rules[-1]
        assert isinstance(rule.test, Untrue), condition
        rules.append(msgspec.structs.replace(rule, subject=str(number)))
        expected[str(number)] = answered(query)
    table = msgspec.structs.replace(table, rules=tuple(rules))
    case = Case(name="counted", table=table, sources=(DATA,), expect={})
    seen = ENGINES[engine].observe(case, tmp_path)
    told = [f"{CONDITIONS[int(one)]}: {seen.unchecked[one]}" for one in seen.unchecked]
    assert not told
    assert {CONDITIONS[int(one)]: count for one, count in seen.counts.items()} == {
        CONDITIONS[int(one)]: count for one, count in expected.items()
    }


@pytest.mark.parametrize("engine", list(engines()))
def test_a_verdict_is_about_the_rows_that_are_counted(engine, tmp_path):
    for amount, found in (("mustBe: 1", 0), ("mustBeGreaterThan: 1", 1), ("mustBeLessThan: 1", 1)):
        table = compiled(tmp_path, "SELECT COUNT(*) FROM orders WHERE n < 0", amount)
        case = Case(name="counted", table=table, sources=(DATA,), expect={})
        outcome = judge(table, "c.yaml", ENGINES[engine].observe(case, tmp_path))
        assert (len(outcome.findings), outcome.unchecked, outcome.rules) == (found, (), 1)
        for one in outcome.findings:
            assert one.message.startswith("1 of 8 rows: n < 0")
            assert (one.subject, one.count) == (":sql", 1)


@pytest.mark.parametrize("engine", list(engines()))
def test_all_rows_are_counted(engine, tmp_path):
    table = compiled(tmp_path, "select count(*) from tbl_orders;", "mustBe: 7")
    assert isinstance(table.rules[0].test, EveryRow)
    case = Case(name="counted", table=table, sources=(DATA,), expect={})
    (finding,) = judge(table, "c.yaml", ENGINES[engine].observe(case, tmp_path)).findings
    assert finding.message == "8 rows; the contract says mustBe 7"
