"""Tables of PostgreSQL, streamed through ADBC into a temporary Parquet file.

Who signs in is said by the environment, and never to a host that the environment does not name: a contract comes from
outside, and with it the place where a password would be sent.
"""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from contextlib import ExitStack, closing
from pathlib import Path
from typing import Any

from mlgate.core.display import plain
from mlgate.core.errors import CheckError
from mlgate.readers.database_copies import copied, literal, quoted, target_in, told, unknown
from mlgate.readers.files import DataFile

# The digits of the widest decimal.
_DIGITS = 38
_LOCAL = {"", "localhost", "127.0.0.1", "::1"}
_HOSTS = "MLGATE_DATABASE_HOSTS"


def open_postgres(settings: Mapping[str, str], shown: str, name: tuple[str, str], scratch: Path) -> DataFile:
    """Return the table `name`, a schema and a name, of the server of `settings` as a file in the folder `scratch`.

    Raises:
        CheckError: the server, the table or the driver is not there, or may not be used.
    """
    try:
        # 30 ms, and only for databases.
        import adbc_driver_manager as driver
        import adbc_driver_postgresql as postgres
    except ImportError:
        raise CheckError(f"{shown}: needs a driver: pip install 'mlgate[databases]'") from None
    target = target_in(scratch, ".parquet")
    try:
        with ExitStack() as stack:
            database = stack.enter_context(closing(postgres.connect(_address(settings, shown))))
            rows = _streamed(_Asking(driver, database, stack), (shown, *name), target)
    except driver.Error as error:
        # libpq's words name the host and the user, and rows where a cast fails in a view.
        why = _reason(str(error))
        raise CheckError(f"{shown}: {why}") from error
    return copied(target, shown, name[1], rows)


def _reason(words: str) -> str:
    known = {
        "password authentication failed": "the user or password of the environment is refused",
        "no password supplied": "a password is needed: set PGPASSWORD, or PGPASSFILE",
        "Connection refused": "no server answers there; look at host and port",
        "could not translate host name": "its host is not known",
        "does not exist": "the database, the table or the role does not exist",
        "permission denied": "the user may not read the table",
        "timeout": "the server took too long",
    }
    return next((said for part, said in known.items() if part in words), "the table cannot be read from the server")


def _address(settings: Mapping[str, str], shown: str) -> str:
    """Return where libpq finds the server; user and password it takes from the environment."""
    host = settings.get("host", "localhost")
    named = {one.strip() for one in os.environ.get(_HOSTS, "").split(",")} | {os.environ.get("PGHOST", "")}
    user = os.environ.get("PGUSER") or os.environ.get("DATACONTRACT_POSTGRES_USERNAME")
    password = os.environ.get("PGPASSWORD") or os.environ.get("DATACONTRACT_POSTGRES_PASSWORD")
    if host not in _LOCAL | named:
        message = f"its host '{plain(host, limit=80)}' is named by the contract alone"
        raise CheckError(f"{shown}: {message}; to sign in there, set {_HOSTS}={plain(host, limit=80)}")
    port = settings.get("port", "5432")
    if not re.fullmatch(r"\d{1,5}", port):
        raise CheckError(f"{shown}: its port '{plain(port, limit=40)}' is no number")
    parts = {
        "host": host,
        "port": port,
        "dbname": settings.get("database", "postgres"),
        "connect_timeout": "15",
        "options": "-c default_transaction_read_only=on -c TimeZone=UTC",
    }
    parts |= {"user": user} if user else {}
    parts |= {"password": password} if password else {}
    return " ".join(f"{key}={_spelt(value)}" for key, value in parts.items())


def _spelt(value: str) -> str:
    escaped = value.replace("\\", "\\\\").replace("'", "\\'")
    return f"'{escaped}'"


def _streamed(connection: _Asking, what: tuple[str, str, str], target: Path) -> int:
    shown, schema, table = what
    with told(shown):
        import duckdb

        with closing(duckdb.connect(":memory:")) as local:
            local.execute("SET TimeZone = 'UTC'")
            query = (
                "SELECT column_name, data_type, numeric_precision, numeric_scale FROM information_schema.columns "  # noqa: S608 - the names are literals
                f"WHERE table_schema = {_text_of(schema)} AND table_name = {_text_of(table)} ORDER BY ordinal_position"
            )
            local.register("columns_", connection.asked(query))
            columns = local.execute("SELECT * FROM columns_").fetchall()
            if not columns:
                raise unknown(shown, f"{schema}.{table}", [])
            listed = ", ".join(quoted(name) for name, *_ in columns)
            rows_of = f"SELECT {listed} FROM {quoted(schema)}.{quoted(table)}"  # noqa: S608 - the names are quoted
            local.register("streamed_", connection.asked(rows_of))
            selected = ", ".join(_received(*column) for column in columns)
            copied = f"COPY (SELECT {selected} FROM streamed_) TO {literal(str(target))} (FORMAT parquet)"  # noqa: S608 - the same
            return int(local.execute(copied).fetchall()[0][0])


def _received(name: str, kind: str, precision: int | None, scale: int | None) -> str:
    """Return a column of the stream as it is written: numbers come as text, as do those that Parquet cannot tell."""
    column = quoted(name)
    if kind in ("uuid", "json", "jsonb"):
        return f"CAST({column} AS VARCHAR) AS {column}"
    if kind != "numeric":
        return column
    exact = precision is not None and scale is not None and precision <= _DIGITS and 0 <= scale <= precision
    # Numbers without a scale may have any; they are read in double precision. A NaN is missing in any column.
    return f"TRY_CAST({column} AS {f'DECIMAL({precision},{scale})' if exact else 'DOUBLE'}) AS {column}"


def _text_of(value: str) -> str:
    return "E" + literal(value.replace("\\", "\\\\"))


class _Asking:
    """A connection of ADBC, whose statements stay open while their streams are read."""

    def __init__(self, driver: Any, database: Any, stack: ExitStack) -> None:  # noqa: ANN401 - the driver is imported where it is needed
        self._driver = driver
        self._stack = stack
        self._connection = stack.enter_context(closing(driver.AdbcConnection(database)))

    def asked(self, query: str) -> object:
        """Return the stream of what `query` gives."""
        statement = self._stack.enter_context(closing(self._driver.AdbcStatement(self._connection)))
        statement.set_sql_query(query)
        stream, _ = statement.execute_query()
        return stream
