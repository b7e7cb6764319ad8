"""Tables of databases as local files, so that every engine judges them: DuckDB, SQLite and PostgreSQL.

A table is read once, as a stream, into a temporary file. Nothing in a database file is trusted: a DuckDB file is opened
read-only in a session that can open no other file, so that a view in it reaches nothing; SQLite holds values of any
type in any column, so that its tables become text, whose values are then parsed by the contract's types. Who signs in
is said by the environment, and never to a host that the environment does not name.
"""

from __future__ import annotations

import csv
import os
import re
import sqlite3
import uuid
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from typing import Any

from mlgate.contracts.constraints import Server
from mlgate.core.display import nearest, plain
from mlgate.core.errors import CheckError
from mlgate.readers.files import DataFile, Dialect

DATABASE_SUFFIXES: dict[str, str] = {
    ".duckdb": "duckdb",
    ".ddb": "duckdb",
    ".sqlite": "sqlite",
    ".sqlite3": "sqlite",
    ".db": "",
}
SERVER_TYPES = {"duckdb": "duckdb", "sqlite": "sqlite", "postgres": "postgres", "postgresql": "postgres"}
# The first bytes of a SQLite file.
_SQLITE = b"SQLite format 3\0"
_BATCH = 10_000
# The digits of the widest decimal.
_DIGITS = 38
_LOCAL = {"", "localhost", "127.0.0.1", "::1"}
_HOSTS = "MLGATE_DATABASE_HOSTS"


def open_database(where: Path | Server, table: str, scratch: Path, root: Path | None = None) -> DataFile:
    """Return the table `table` of a database as a file in the folder `scratch`.

    `where` is a database file, or a server of a contract, whose paths are relative to `root`. `table` may name its
    schema before a dot.

    Raises:
        CheckError: the database or the table is not there or cannot be read, or a library is missing.
    """
    if isinstance(where, Path):
        return _file(where, where.name, table, scratch)
    settings = {name: str(value) for name, value in where.settings.items()}
    kind = SERVER_TYPES.get(settings.get("customType", where.type).lower(), SERVER_TYPES.get(where.type.lower()))
    shown = f"server '{plain(where.name, limit=60)}'"
    if kind == "postgres":
        return _postgres(settings, shown, _split(table, settings.get("schema", "public")), scratch)
    spelt = settings.get("database") or settings.get("path") or settings.get("location")
    if kind is None or spelt is None:
        known = f"known are {', '.join(SERVER_TYPES)}" if kind is None else "it names no database file"
        raise CheckError(f"{shown}: a server of type '{plain(where.type, limit=40)}' cannot be read: {known}")
    path = (root or Path()) / spelt.removeprefix("file://")
    return _file(path, f"{plain(spelt, limit=120)}", table, scratch, schema=settings.get("schema", "main"))


def is_database(path: Path) -> bool:
    """Return whether the name of `path` is that of a database file."""
    return path.suffix.lower() in DATABASE_SUFFIXES


def _file(path: Path, shown: str, table: str, scratch: Path, schema: str = "main") -> DataFile:
    try:
        with path.open("rb") as stream:
            head = stream.read(len(_SQLITE))
    except OSError as error:
        raise CheckError(f"{shown}: cannot be read: {error.strerror}") from error
    if head == _SQLITE:
        return _sqlite(path, shown, table, scratch)
    return _duckdb(path, shown, _split(table, schema), scratch)


def _split(table: str, schema: str) -> tuple[str, str]:
    """Return the schema and the name of a table, which may be written `schema.name`."""
    before, dot, after = table.partition(".")
    return (before, after) if dot and before and after else (schema, table)


def _quoted(name: str) -> str:
    if "\0" in name:
        raise CheckError("a name of a table or column holds a NUL character")
    return '"' + name.replace('"', '""') + '"'


def _unknown(shown: str, table: str, names: Sequence[str]) -> CheckError:
    return CheckError(f"{shown}: has no table '{plain(table, limit=80)}'{plain(nearest(table, list(names)[:200]))}")


# DuckDB


def _duckdb(path: Path, shown: str, name: tuple[str, str], scratch: Path) -> DataFile:
    with _duckdb_errors(shown):
        # 40 ms, and only for databases.
        import duckdb

        target = _target(scratch, ".parquet")
        closed = {"autoinstall_known_extensions": "false", "autoload_known_extensions": "false"}
        with closing(duckdb.connect(str(path), read_only=True, config=closed)) as connection:
            _lock(connection, target)
            query = "SELECT table_schema, table_name FROM information_schema.tables"
            there = connection.execute(query).fetchall()
            found = next((pair for pair in there if pair == name), None)
            if found is None:
                raise _unknown(shown, name[1], [one for _, one in there])
            clause = f"{_quoted(found[0])}.{_quoted(found[1])}"
            rows = _written(connection, clause, target)
    return _parquet(target, shown, name[1], rows)


def _lock(connection: object, target: Path) -> None:
    execute: Callable[[str], object] = connection.execute  # type: ignore[attr-defined] # duckdb is imported where it is needed
    execute("SET TimeZone = 'UTC'")
    execute(f"SET allowed_paths = [{_literal(str(target))}]")
    execute("SET enable_external_access = false")
    execute("SET lock_configuration = true")


def _literal(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _written(connection: object, clause: str, target: Path) -> int:
    """Write the table that `clause` names to the Parquet file `target`; return the number of its rows."""
    execute: Callable[..., object] = connection.execute  # type: ignore[attr-defined] # as above
    described = execute(f"DESCRIBE SELECT * FROM {clause}").fetchall()  # type: ignore[attr-defined] # noqa: S608 - names are quoted
    # Parquet has no whole numbers of 128 bits; DuckDB would write them as floating ones, which rounds.
    wide = {"HUGEINT": "DECIMAL(38,0)", "UHUGEINT": "DECIMAL(38,0)", "UUID": "VARCHAR", "JSON": "VARCHAR"}
    selected = []
    for name, kind, *_ in described:
        column = _quoted(name)
        selected.append(f"CAST({column} AS {wide[kind]}) AS {column}" if kind in wide else column)
    query = f"COPY (SELECT {', '.join(selected)} FROM {clause}) TO {_literal(str(target))} (FORMAT parquet)"  # noqa: S608 - names are quoted
    return int(execute(query).fetchall()[0][0])  # type: ignore[attr-defined] # as above


@contextmanager
def _duckdb_errors(shown: str) -> Iterator[None]:
    """Turn DuckDB's errors, whose words may hold values of the data, into the project's."""
    try:
        import duckdb
    except ImportError:
        raise CheckError(f"{shown}: needs duckdb: pip install 'mlgate[data]'") from None
    try:
        yield
    except duckdb.PermissionException as error:
        raise CheckError(f"{shown}: a view of it reads files, which is not allowed") from error
    except (duckdb.ConversionException, duckdb.OutOfRangeException) as error:
        raise CheckError(f"{shown}: holds a whole number of more than 38 digits, which no file can") from error
    except (duckdb.IOException, duckdb.CatalogException, duckdb.ConnectionException) as error:
        kind = plain(type(error).__name__)
        raise CheckError(f"{shown}: cannot be opened as a DuckDB database ({kind}); is it one, and is it in use?") from error
    except duckdb.Error as error:
        raise CheckError(f"{shown}: cannot be read ({plain(type(error).__name__)})") from error


def _parquet(path: Path, shown: str, table: str, rows: int) -> DataFile:
    return DataFile(path=path, shown=f"{shown}:{plain(table, limit=80)}", format="parquet", rows=rows)


def _target(scratch: Path, suffix: str) -> Path:
    scratch.mkdir(parents=True, exist_ok=True)
    return (scratch / f"{uuid.uuid4().hex}{suffix}").absolute()


# SQLite


def _sqlite(path: Path, shown: str, table: str, scratch: Path) -> DataFile:
    target = _target(scratch, ".csv")
    # No text of the table is this, so that what is null and what is empty stay apart.
    null = uuid.uuid4().hex
    try:
        uri = f"{path.absolute().as_uri()}?mode=ro"
        with closing(sqlite3.connect(uri, uri=True)) as connection:
            # What the file's schema says cannot call functions with effects, nor be rewritten while it is read.
            connection.execute("PRAGMA trusted_schema = OFF")
            connection.execute("PRAGMA query_only = ON")
            connection.text_factory = _text
            names, booleans = _sqlite_columns(connection, shown, table)
            rows = _spell(connection, table, target, null, booleans)
    except sqlite3.Error as error:
        raise CheckError(f"{shown}: cannot be read as a SQLite database ({type(error).__name__})") from error
    except OSError as error:
        raise CheckError(f"{shown}: cannot be copied: {error.strerror}") from error
    return DataFile(
        path=target,
        shown=f"{shown}:{plain(table, limit=80)}",
        format="csv",
        dialect=Dialect(null_values=(null,)),
        names=names,
        rows=rows,
    )


def _sqlite_columns(connection: sqlite3.Connection, shown: str, table: str) -> tuple[tuple[str, ...], set[int]]:
    """Return the names of a table's columns, and the positions of those declared as booleans, which are 0 and 1."""
    tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type IN ('table', 'view')")]
    if table not in tables:
        raise _unknown(shown, table, tables)
    found = connection.execute(f"PRAGMA table_info({_quoted(table)})").fetchall()
    kinds = [str(kind).upper() for _, _, kind, *_ in found]
    return tuple(name for _, name, *_ in found), {place for place, kind in enumerate(kinds) if kind.startswith("BOOL")}


def _spell(connection: sqlite3.Connection, table: str, target: Path, null: str, booleans: set[int]) -> int:
    rows = 0
    with target.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        cursor = connection.execute(f"SELECT * FROM {_quoted(table)}")  # noqa: S608 - the name is quoted
        writer.writerow([name for name, *_ in cursor.description])
        while batch := cursor.fetchmany(_BATCH):
            writer.writerows([_cell(value, null, flag=place in booleans) for place, value in enumerate(row)] for row in batch)
            rows += len(batch)
    return rows


def _cell(value: object, null: str, *, flag: bool) -> str:
    if value is None:
        return null
    if isinstance(value, bytes):
        return f"x'{value.hex()}'"
    if flag and value in (0, 1):
        return "true" if value else "false"
    return repr(value) if isinstance(value, float) else str(value)


def _text(value: bytes) -> str:
    # CSV text holds no NUL, and is UTF-8; SQLite checks neither.
    return value.decode("utf-8", "replace").replace("\0", "\N{REPLACEMENT CHARACTER}")


# PostgreSQL


def _postgres(settings: Mapping[str, str], shown: str, name: tuple[str, str], scratch: Path) -> DataFile:
    try:
        # 30 ms, and only for databases.
        import adbc_driver_manager as driver
        import adbc_driver_postgresql as postgres
    except ImportError:
        raise CheckError(f"{shown}: needs a driver: pip install 'mlgate[databases]'") from None
    target = _target(scratch, ".parquet")
    try:
        with ExitStack() as stack:
            database = stack.enter_context(closing(postgres.connect(_address(settings, shown))))
            rows = _streamed(_Asking(driver, database, stack), (shown, *name), target)
    except driver.Error as error:
        # libpq's words name the host and the user, and rows where a cast fails in a view.
        why = _reason(str(error))
        raise CheckError(f"{shown}: {why}") from error
    return _parquet(target, shown, name[1], rows)


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
        message = f"its host '{plain(host, limit=80)}' is named by the contract alone; to sign in there, set {_HOSTS}={plain(host)}"
        raise CheckError(f"{shown}: {message}")
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
    with _duckdb_errors(shown):
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
                raise _unknown(shown, f"{schema}.{table}", [])
            listed = ", ".join(_quoted(name) for name, *_ in columns)
            rows_of = f"SELECT {listed} FROM {_quoted(schema)}.{_quoted(table)}"  # noqa: S608 - the names are quoted
            local.register("streamed_", connection.asked(rows_of))
            selected = ", ".join(_received(*column) for column in columns)
            copied = f"COPY (SELECT {selected} FROM streamed_) TO {_literal(str(target))} (FORMAT parquet)"  # noqa: S608 - the same
            return int(local.execute(copied).fetchall()[0][0])


def _received(name: str, kind: str, precision: int | None, scale: int | None) -> str:
    """Return a column of the stream as it is written: numbers come as text, as do those that Parquet cannot tell."""
    column = _quoted(name)
    if kind in ("uuid", "json", "jsonb"):
        return f"CAST({column} AS VARCHAR) AS {column}"
    if kind != "numeric":
        return column
    exact = precision is not None and scale is not None and precision <= _DIGITS and 0 <= scale <= precision
    # Numbers without a scale may have any; they are read in double precision. A NaN is missing in any column.
    return f"TRY_CAST({column} AS {f'DECIMAL({precision},{scale})' if exact else 'DOUBLE'}) AS {column}"


def _text_of(value: str) -> str:
    return "E" + _literal(value.replace("\\", "\\\\"))


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
