"""Which queries are counts of rows that every engine runs, and which are left to DuckDB as they are."""

import time

import pytest

from mlgate.contracts import Column
from mlgate.contracts.counted_queries import Counted, counted, untrue
from mlgate.contracts.expressions import Call, Function

COLUMNS = {name: Column(name=name, line=1, logical_type=kind) for name, kind in {"n": "integer", "s": "string"}.items()}


def found(sql):
    return counted(sql, ("orders", "tbl"), COLUMNS)


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT COUNT(*) FROM orders WHERE n > 1",
        'select count( * )\nfrom "orders"\nwhere n > 1 ;',
        "SELECT COUNT(1) AS bad FROM tbl WHERE n > 1",
        "SELECT COUNT(*) FROM ORDERS o WHERE o.n > 1",
        "SELECT COUNT(*) FROM orders AS o WHERE n>1",
        "SELECT COUNT(*) FROM orders WHERE orders.n > 1",
    ],
)
def test_a_count_of_rows(sql):
    one = found(sql)
    assert one is not None
    assert isinstance(one.condition, Call)
    assert one.condition.function is Function.GREATER


def test_a_count_of_all_rows():
    assert found("SELECT count(*) FROM orders") == Counted()


@pytest.mark.parametrize(
    "sql",
    [
        "SELECT COUNT(n) FROM orders WHERE n > 1",
        "SELECT COUNT(DISTINCT n) FROM orders",
        "SELECT COUNT(*) FROM others WHERE n > 1",
        "SELECT COUNT(*) FROM orders JOIN tbl USING (n)",
        "SELECT COUNT(*) FROM orders, tbl WHERE n > 1",
        "SELECT COUNT(*) FROM orders GROUP BY n",
        "SELECT COUNT(*) FROM orders WHERE n > 1 GROUP BY n",
        "SELECT COUNT(*) FROM orders WHERE n > 1 LIMIT 1",
        "SELECT COUNT(*) FROM orders WHERE n > (SELECT AVG(n) FROM orders)",
        "SELECT COUNT(*) FROM orders WHERE n > 1 UNION ALL SELECT 1",
        "SELECT COUNT(*) FROM orders WHERE n > 1; SELECT 1",
        "SELECT COUNT(*) FROM orders WHERE n = '1'",
        "SELECT COUNT(*) FROM orders WHERE other > 1",
        "SELECT COUNT(*) FROM orders WHERE hash(n) > 1",
        "SELECT COUNT(*) / 2 FROM orders WHERE n > 1",
        "SELECT COUNT(*) FROM orders WHERE",
        "SELECT COUNT(*) FROM orders WHERE TRUE",
        "SELECT COUNT(*) FROM orders QUALIFY n > 1",
        "SELECT COUNT(*) FROM orders TABLESAMPLE 10",
        "WITH orders AS (SELECT 1 AS n) SELECT COUNT(*) FROM orders WHERE n > 1",
    ],
)
def test_what_stays_a_query(sql):
    assert found(sql) is None


def test_not_of_not_is_what_was_written():
    one = found("SELECT COUNT(*) FROM orders WHERE NOT (n > 1)")
    assert one is not None
    assert untrue(one.condition).function is Function.GREATER


@pytest.mark.parametrize("filler", [" " * 50_000, " a" * 25_000, '"' * 50_000])
def test_a_long_query_takes_no_time(filler):
    start = time.perf_counter()
    for sql in (f"SELECT COUNT(*) FROM {filler}", f"SELECT COUNT(*) FROM orders {filler}WHERE{filler}", filler):
        found(sql)
    assert time.perf_counter() - start < 1
