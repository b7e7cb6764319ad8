"""Tables of databases as local files, so that every engine judges them: DuckDB, SQLite and PostgreSQL.

A table is read once, as a stream, into a temporary file. Nothing in a database file is trusted: a DuckDB file is opened
read-only in a session that can open no other file, so that a view in it reaches nothing; SQLite holds values of any
type in any column, so that its tables become text, whose values are then parsed by the contract's types. Who signs in
is said by the environment, and never to a host that the environment does not name.
"""

from __future__ import annotations

import csv
import sqlite3
import uuid
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from mlgate.contracts.compiled import Server
from mlgate.core.display import plain
from mlgate.core.errors import CheckError
from mlgate.readers.database_copies import copied, literal, quoted, target_in, told, unknown
from mlgate.readers.files import DataFile, Dialect
from mlgate.readers.postgres import open_postgres

SERVER_TYPES = {"duckdb": "duckdb", "sqlite": "sqlite", "postgres": "postgres", "postgresql": "postgres"}
# The first bytes of a SQLite file.
_SQLITE = b"SQLite format 3\0"
_BATCH = 10_000
# What `table_xinfo` ends with for a hidden column.
_HIDDEN = 1


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
        return open_postgres(settings, shown, _split(table, settings.get("schema", "public")), scratch)
    spelt = settings.get("database") or settings.get("path") or settings.get("location")
    if kind is None or spelt is None:
        known = f"known are {', '.join(SERVER_TYPES)}" if kind is None else "it names no database file"
        raise CheckError(f"{shown}: a server of type '{plain(where.type, limit=40)}' cannot be read: {known}")
    path = (root or Path()) / spelt.removeprefix("file://")
    return _file(path, f"{plain(spelt, limit=120)}", table, scratch, schema=settings.get("schema", "main"))


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


# DuckDB


def _duckdb(path: Path, shown: str, name: tuple[str, str], scratch: Path) -> DataFile:
    with told(shown):
        # 40 ms, and only for databases.
        import duckdb

        target = target_in(scratch, ".parquet")
        closed: dict[str, str | bool | int | float | list[str]] = {
            "autoinstall_known_extensions": False,
            "autoload_known_extensions": False,
        }
        with closing(duckdb.connect(str(path), read_only=True, config=closed)) as connection:
            _lock(connection, target)
            query = "SELECT table_schema, table_name FROM information_schema.tables"
            there = connection.execute(query).fetchall()
            found = next((pair for pair in there if pair == name), None)
            if found is None:
                raise unknown(shown, name[1], [one for _, one in there])
            clause = f"{quoted(found[0])}.{quoted(found[1])}"
            rows = _written(connection, clause, target)
    return copied(target, shown, name[1], rows)


def _lock(connection: object, target: Path) -> None:
    execute: Callable[[str], object] = connection.execute  # type: ignore[attr-defined] # duckdb is imported where it is needed
    execute("SET TimeZone = 'UTC'")
    execute(f"SET allowed_paths = [{literal(str(target))}]")
    execute("SET enable_external_access = false")
    execute("SET lock_configuration = true")


def _written(connection: object, clause: str, target: Path) -> int:
    """Write the table that `clause` names to the Parquet file `target`; return the number of its rows."""
    execute: Callable[..., object] = connection.execute  # type: ignore[attr-defined] # as above
    described = execute(f"DESCRIBE SELECT * FROM {clause}").fetchall()  # type: ignore[attr-defined] # noqa: S608 - names are quoted
    # Parquet has no whole numbers of 128 bits; DuckDB would write them as floating ones, which rounds.
    wide = {"HUGEINT": "DECIMAL(38,0)", "UHUGEINT": "DECIMAL(38,0)", "UUID": "VARCHAR", "JSON": "VARCHAR"}
    selected = []
    for name, kind, *_ in described:
        column = quoted(name)
        selected.append(f"CAST({column} AS {wide[kind]}) AS {column}" if kind in wide else column)
    query = f"COPY (SELECT {', '.join(selected)} FROM {clause}) TO {literal(str(target))} (FORMAT parquet)"  # noqa: S608 - names are quoted
    return int(execute(query).fetchall()[0][0])  # type: ignore[attr-defined] # as above


# SQLite


def _sqlite(path: Path, shown: str, table: str, scratch: Path) -> DataFile:
    target = target_in(scratch, ".csv")
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
        raise unknown(shown, table, tables)
    # Those of `SELECT *`: generated ones too, which `table_info` leaves out, and none that a virtual table hides.
    found = [one for one in connection.execute(f"PRAGMA table_xinfo({quoted(table)})") if one[-1] != _HIDDEN]
    kinds = [str(kind).upper() for _, _, kind, *_ in found]
    return tuple(name for _, name, *_ in found), {place for place, kind in enumerate(kinds) if kind.startswith("BOOL")}


def _spell(connection: sqlite3.Connection, table: str, target: Path, null: str, booleans: set[int]) -> int:
    rows = 0
    with target.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        cursor = connection.execute(f"SELECT * FROM {quoted(table)}")  # noqa: S608 - the name is quoted
        writer.writerow([name for name, *_ in cursor.description])
        while batch := cursor.fetchmany(_BATCH):
            writer.writerows(
                [_cell(value, null, flag=place in booleans) for place, value in enumerate(row)] for row in batch
            )
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
