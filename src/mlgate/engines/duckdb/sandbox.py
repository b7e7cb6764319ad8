"""Queries of contracts, which come from outside, run where they can reach nothing but the data they are about.

There are two walls. DuckDB's own parser says what a query is, and only a single SELECT over the contract's objects, by
functions that compute, is let through. Then it runs in a database that can open no file but those of the data, no
network and no extension, whose settings are locked, in little memory and for a limited time.
"""

from __future__ import annotations

import json
import math
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from decimal import Decimal
from typing import Any

import duckdb

from mlgate.contracts import Rule, Table
from mlgate.contracts.constraints import Query
from mlgate.core.display import plain
from mlgate.core.errors import CheckError
from mlgate.core.model import Location
from mlgate.engines.duckdb import literals
from mlgate.engines.duckdb.readings import read
from mlgate.engines.duckdb.sessions import Session
from mlgate.engines.duckdb.sources import Source, opened
from mlgate.engines.observing import Settings
from mlgate.readers.files import DataFile

_MEMORY = 2**30
_LONGEST = 100_000
SECONDS = 60.0
# Tables that are made of nothing but their arguments.
_MAKING = {"range", "generate_series", "unnest"}
# What reads the state of the machine or of the database, writes, or only waits.
_REFUSED = {
    "current_setting",
    "current_query",
    "current_query_id",
    "current_connection_id",
    "current_transaction_id",
    "txid_current",
    "getenv",
    "getvariable",
    "write_log",
    "parse_duckdb_log_message",
    "sleep_ms",
    "pg_sleep",
    "nextval",
    "currval",
    "setval",
    "setseed",
    "set_config",
    "add_parquet_key",
    "json_execute_serialized_sql",
    "query",
    "query_table",
    "read_text",
    "read_blob",
    "read_csv",
    "read_json",
    "read_parquet",
    "glob",
    "version",
    "user",
    "session_user",
    "current_user",
    "current_role",
    "vector_type",
    "stats",
    "pg_conf_load_time",
    "pg_postmaster_start_time",
    "pg_get_viewdef",
    "inet_server_addr",
    "inet_server_port",
    "inet_client_addr",
    "inet_client_port",
}
_PREFIXES = ("__internal", "duckdb_", "pragma_", "icu_sort_key", "json_serialize_plan")
# Their words are about the query, and were found before any row was read.
_ABOUT_QUERY = (duckdb.ParserException, duckdb.BinderException, duckdb.CatalogException, duckdb.SyntaxException)


def run_query(
    rule: Rule, table: Table, sources: Sequence[DataFile], settings: Settings, seconds: float = SECONDS
) -> float | None:
    """Return the number that the query of `rule` gives over `sources`, the data of `table`; true is 1, null `None`.

    The table is a view by the name that the query's `table` says, with the columns of the data; those of text are
    typed as the contract says, and null where that cannot be. Objects of `settings.related` are views by their names.

    Raises:
        CheckError: the query is no single SELECT of one number, reaches for something else, fails, or takes longer
            than `seconds`; the message names the contract's line, and holds no value of the data.
    """
    test = rule.test
    assert isinstance(test, Query)
    with _told(rule, settings.path, seconds):
        session = Session(_MEMORY)
        try:
            names = [test.table, *(name for name in settings.related if name.lower() != test.table.lower())]
            _examine(test.sql, names, session)
            views = {test.table: _view(table, opened(sources, session), settings)}
            for name in names[1:]:
                views[name] = _view(
                    Table(name=name, columns=(), rules=()), opened(settings.related[name], session), settings
                )
            _lock(session, views)
            return _number(_limited(session, test.sql, seconds))
        finally:
            session.close()


class _RefusedError(Exception):
    """A query that is not run; the message says why."""


@contextmanager
def _told(rule: Rule, path: str, seconds: float) -> Iterator[None]:
    """Turn what goes wrong into an error that names the contract's line."""
    try:
        yield
    except _RefusedError as error:
        words = str(error)
    except duckdb.InterruptException:
        words = f"the query took longer than {seconds:g} seconds"
    except duckdb.OutOfMemoryException:
        words = f"the query needs more than {_MEMORY // 2**20} MiB of memory"
    except _ABOUT_QUERY as error:
        words = f"the query cannot be run: {plain(str(error).splitlines()[0], limit=200)}"
    except duckdb.Error as error:
        # Its words may hold values of the data.
        words = f"the query failed ({type(error).__name__})"
    else:
        return
    raise CheckError(f"{path}:{rule.line}: {plain(rule.subject)}: {words}", Location(path=path, line=rule.line))


def _examine(sql: str, names: Sequence[str], session: Session) -> None:
    """Refuse what is anything but one SELECT over the objects `names`."""
    if len(sql) > _LONGEST:
        raise _RefusedError(f"the query is longer than {_LONGEST:,} characters")
    if "\0" in sql:
        raise _RefusedError("the query holds a NUL character")
    try:
        parsed = json.loads(session.connection.execute("SELECT json_serialize_sql(?)", [sql]).fetchall()[0][0])
    except (RecursionError, ValueError):
        raise _RefusedError("the query is nested too deeply") from None
    if parsed["error"]:
        kinds = {"parser": parsed.get("error_message", ""), "syntax": parsed.get("error_message", "")}
        why = kinds.get(str(parsed.get("error_type", "")).lower())
        raise _RefusedError(
            f"the query is no SQL: {plain(why.splitlines()[0], limit=200)}" if why else "only a single SELECT is run"
        )
    if len(parsed["statements"]) != 1:
        raise _RefusedError(f"only a single SELECT is run, not {len(parsed['statements'])} statements")
    nodes = list(_nodes(parsed))
    known = {name.lower() for name in names} | {key.lower() for node in nodes for key in _named_within(node)}
    for node in nodes:
        _allowed(node, known, names)


def _nodes(tree: object) -> Iterator[dict[str, Any]]:
    waiting = [tree]
    while waiting:
        one = waiting.pop()
        if isinstance(one, dict):
            yield one
            waiting.extend(one.values())
        elif isinstance(one, list):
            waiting.extend(one)


def _named_within(node: Mapping[str, Any]) -> Iterator[str]:
    """Yield the names that WITH gives."""
    within = node.get("cte_map")
    if isinstance(within, dict):
        yield from (str(one["key"]) for one in within.get("map", ()))


def _allowed(node: Mapping[str, Any], known: set[str], names: Sequence[str]) -> None:
    kind = node.get("type")
    if kind == "BASE_TABLE":
        path = (node.get("qualified_name") or {}).get("path", [""])
        name = str(node.get("table_name"))
        if node.get("schema_name") or node.get("catalog_name") or len(path) > 1 or name.lower() not in known:
            listed = ", ".join(f"'{plain(one, limit=60)}'" for one in names)
            raise _RefusedError(f"the query reads '{plain(name, limit=80)}'; it can read {listed} alone")
    elif kind == "TABLE_FUNCTION":
        name = str((node.get("function") or {}).get("function_name", ""))
        if name.lower() not in _MAKING:
            raise _RefusedError(f"the query calls the table function '{plain(name, limit=80)}'")
    elif kind == "SHOW_REF":
        raise _RefusedError("only a single SELECT is run, not SHOW, DESCRIBE or SUMMARIZE")
    name = str(node.get("function_name", "")).lower()
    if name in _REFUSED or name.startswith(_PREFIXES):
        raise _RefusedError(f"the query calls '{plain(name, limit=80)}', which is no computation")


def _view(table: Table, sources: Sequence[Source], settings: Settings) -> str:
    """Return the query of a view over `sources`, whose columns are called as the data calls them."""
    parts = []
    for index, source in enumerate(sources):
        one = read(table, source, index, settings)
        typed = {
            column.name: one.views[column.name].value
            for column in table.columns
            if not column.path and column.name in one.views and column.name not in one.items
        }
        taken: set[str] = set()
        columns = []
        for stored in source.columns:
            # Names that differ in case alone are one to DuckDB; the first has it.
            if stored.name.lower() in taken or "\0" in stored.name:
                continue
            taken.add(stored.name.lower())
            value = typed[stored.name] if stored.held.family == "text" and stored.name in typed else stored.sql
            columns.append(f"{value} AS {literals.quoted(stored.name)}")
        parts.append(f"SELECT {', '.join(columns)} FROM ({one.frame('*')})")  # noqa: S608 - names are quoted
    return " UNION ALL BY NAME ".join(parts)


def _lock(session: Session, views: Mapping[str, str]) -> None:
    """Make the views, and close every door behind them."""
    connection = session.connection
    files = sorted(session.files)
    connection.execute(f"SET allowed_paths = [{', '.join(literals.text(file) for file in files)}]")
    connection.execute("SET max_temp_directory_size = '4GiB'")
    connection.execute("SET enable_external_access = false")
    for name, query in views.items():
        connection.execute(f"CREATE VIEW {literals.quoted(name)} AS {query}")
    connection.execute("SET lock_configuration = true")


def _limited(session: Session, sql: str, seconds: float) -> tuple[list[tuple[Any, ...]], int]:
    """Return the first rows of the query and the number of its columns."""
    connection = session.connection
    timer = threading.Timer(seconds, connection.interrupt)
    timer.daemon = True
    timer.start()
    try:
        cursor = connection.execute(sql)
        return cursor.fetchmany(2), len(cursor.description or ())
    finally:
        timer.cancel()


def _number(result: tuple[list[tuple[Any, ...]], int]) -> float | None:
    rows, columns = result
    if columns != 1:
        raise _RefusedError(f"the query gives {columns} columns; one number is needed")
    if len(rows) != 1:
        raise _RefusedError(f"the query gives {'several rows' if rows else 'no row'}; one number is needed")
    value = rows[0][0]
    if value is None:
        return None
    if not isinstance(value, bool | int | float | Decimal):
        raise _RefusedError("the query gives no number")
    number = float(value)
    return None if math.isnan(number) else number
