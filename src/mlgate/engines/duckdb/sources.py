"""Data files as what DuckDB reads them as: a FROM clause whose columns are `p0`, `p1`, … by position.

Names of columns come from outside, and DuckDB compares them without case; by position none stands in another's way.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import duckdb
import msgspec

from mlgate.core.display import plural
from mlgate.core.errors import CheckError
from mlgate.core.panics import silenced
from mlgate.engines.duckdb import literals
from mlgate.engines.duckdb.columns import held
from mlgate.engines.duckdb.sessions import Session, failed
from mlgate.engines.matching import Held
from mlgate.readers.files import DataFile
from mlgate.readers.unreadable import unreadable

# The place of a row, from 1, where rows are looked up.
ROW = "row_"
_RAGGED = re.compile(r"Line: (\d+)(?:.*Expected Number of Columns: (\d+) Found: (\d+))?", re.DOTALL)
_LONGEST = 2**24


class Stored(msgspec.Struct, frozen=True, kw_only=True):
    """A column of a source: its name, its SQL in the source's FROM clause, and what that holds."""

    name: str
    sql: str
    type: Any
    held: Held


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """Data that can be read again and again.

    `clause` is what stands behind FROM; `numbered` the same with the column `row_`. `rows` is the number of rows where
    another has counted them; `decimal` is the sign before the fraction of a number in text, which
    `text` says that the source is.
    """

    shown: str
    clause: str
    numbered: str
    columns: tuple[Stored, ...]
    rows: int | None = None
    decimal: str = "."
    json: bool = False
    text: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the columns in their order."""
        return tuple(column.name for column in self.columns)


def opened(sources: Sequence[object], session: Session) -> tuple[Source, ...]:
    """Return `sources`, data files or relations of DuckDB, as this engine reads them.

    Raises:
        CheckError: one cannot be read, or is neither.
    """
    return tuple(_opened(source, session) for source in sources)


def _opened(source: object, session: Session) -> Source:
    try:
        if isinstance(source, duckdb.DuckDBPyRelation):
            return _relation(source, session)
        if not isinstance(source, DataFile):
            raise CheckError(f"a data file or a relation of DuckDB is needed, not a {type(source).__name__}")
        if source.format == "csv":
            return _text(source, session)
        if source.format == "parquet":
            return _parquet(source, source.path, session)
        return _converted(source, session)
    except OSError as error:
        raise CheckError(f"{getattr(source, 'shown', 'the relation')}: cannot be read: {error.strerror}") from error
    except duckdb.Error as error:
        raise failed(getattr(source, "shown", "the relation"), error) from error


def _text(file: DataFile, session: Session) -> Source:
    dialect = file.dialect
    columns = ", ".join(f"'p{index}': 'VARCHAR'" for index in range(len(file.names)))
    native = "" in dialect.null_values
    options = {
        "auto_detect": "false",
        "header": "true",
        "columns": f"{{{columns}}}",
        "delim": literals.text(dialect.delimiter),
        "quote": literals.text(dialect.quote),
        "escape": literals.text(dialect.quote),
        "strict_mode": "true",
        "null_padding": "false",
        "nullstr": "''",
        "allow_quoted_nulls": "true",
        "max_line_size": str(_LONGEST),
        "compression": "'none'",
    }
    if not native:
        options["force_not_null"] = f"[{', '.join(f'{chr(39)}p{index}{chr(39)}' for index in range(len(file.names)))}]"
    clause = (
        f"read_csv([{_spelt(file.path, session)}], {', '.join(f'{key}={value}' for key, value in options.items())})"
    )
    others = [literals.text(one) for one in dialect.null_values if one]
    text = session.connection.sql("SELECT ''::VARCHAR").types[0]
    stored = []
    for index, name in enumerate(file.names):
        place = f"p{index}"
        sql = f"(CASE WHEN {place} NOT IN ({', '.join(others)}) THEN {place} END)" if others else place
        stored.append(Stored(name=name, sql=sql, type=text, held=Held(family="text")))
    # Records have no numbers of their own; read in order they can be counted.
    numbered = f"(SELECT *, row_number() OVER () AS {ROW} FROM {clause})"  # noqa: S608 - values are literals
    return Source(
        shown=file.shown,
        clause=clause,
        numbered=numbered,
        columns=(*stored, *_partitions(file, text)),
        rows=file.rows,
        decimal=dialect.decimal,
        text=True,
    )


def _partitions(file: DataFile, text: Any) -> list[Stored]:  # noqa: ANN401 - DuckDB's type
    return [
        Stored(
            name=name,
            sql="NULL::VARCHAR" if value is None else literals.text(value),
            type=text,
            held=Held(family="text"),
        )
        for name, value in file.partitions.items()
    ]


def _spelt(path: Path, session: Session) -> str:
    """Return `path` in SQL, by another name where it has signs that DuckDB takes for those of a glob."""
    path = path.absolute()
    if any(sign in str(path) for sign in "*?["):
        link = session.file(path.suffix if path.suffix.isascii() and path.suffix[1:].isalnum() else "")
        link.symlink_to(path)
        path = link
    session.files.add(str(path))
    return literals.text(str(path))


def _parquet(file: DataFile, path: Path, session: Session) -> Source:
    at = _spelt(path, session)
    read = f"read_parquet([{at}], hive_partitioning=false, file_row_number=true)"
    relation = session.connection.sql(f"SELECT * FROM {read}")  # noqa: S608 - the path is a literal
    types = relation.types[:-1]
    # A copy whose columns had to be told apart has other names than the file that it was made of.
    names = list(file.names) if file.origin is not None and file.format != "jsonl" else _parquet_names(at, session)
    if len(names) != len(types):
        raise CheckError(f"{file.shown}: its columns are named in two ways; write it anew")
    listed = ", ".join([*(f"p{index}" for index in range(len(names))), "number_"])
    stored = [
        Stored(name=name, sql=f"p{index}", type=type_, held=held(type_))
        for index, (name, type_) in enumerate(zip(names, types, strict=True))
    ]
    text = session.connection.sql("SELECT ''::VARCHAR").types[0]
    numbered = f"(SELECT *, number_ + 1 AS {ROW} FROM {read} AS f({listed}))"  # noqa: S608 - the path is a literal
    return Source(
        shown=file.shown,
        clause=f"{read} AS f({listed})",
        numbered=numbered,
        columns=(*stored, *_partitions(file, text)),
        rows=file.rows,
        json=file.format == "jsonl",
    )


def _parquet_names(at: str, session: Session) -> list[str]:
    """Return the names of a file's columns as they stand in it, where DuckDB tells those alike but for case apart."""
    query = f"SELECT name, num_children FROM parquet_schema({at})"  # noqa: S608 - the path is a literal
    names, inside = [], 0
    for name, below in session.connection.execute(query).fetchall()[1:]:
        if inside == 0:
            names.append(name)
        inside = max(0, inside - 1) + int(below or 0)
    return names


def _converted(file: DataFile, session: Session) -> Source:
    """Return Arrow or JSON Lines by way of a temporary Parquet file, as the polars engine reads them."""
    # polars costs 70 ms to import, and most data is neither.
    import polars as pl

    if file.format == "jsonl" and file.rows == 0:
        # Without a line there is no column either.
        text = session.connection.sql("SELECT ''::VARCHAR").types[0]
        empty = f"(SELECT 1 AS {ROW} WHERE false)"
        return Source(shown=file.shown, clause=empty, numbered=empty, columns=tuple(_partitions(file, text)), json=True)
    path = session.file(".parquet")
    try:
        whole = file.format == "jsonl"
        # A column of JSON is of one type only when every line was seen.
        frame = pl.scan_ndjson(file.path, infer_schema_length=None) if whole else pl.scan_ipc(file.path, glob=False)
        with silenced():
            frame.sink_parquet(path, compression="uncompressed")
    except (pl.exceptions.PolarsError, pl.exceptions.PanicException, OSError) as error:
        raise unreadable(file, file.shown, error) from error
    return _parquet(file, path, session)


def _relation(relation: duckdb.DuckDBPyRelation, session: Session) -> Source:
    """Return a relation, which belongs to a connection of its own, by way of a temporary Parquet file."""
    path = session.file(".parquet")
    names = list(relation.columns)
    wide = {"hugeint": "DECIMAL(38,0)", "uhugeint": "DECIMAL(38,0)", "uuid": "VARCHAR"}
    selected = ", ".join(
        f"CAST({literals.quoted(name)} AS {wide[str(type_.id)]}) AS {literals.quoted(name)}"
        if str(type_.id) in wide
        else literals.quoted(name)
        for name, type_ in zip(names, relation.types, strict=True)
    )
    relation.project(selected).write_parquet(str(path))
    return _parquet(DataFile(path=path, shown="the relation", format="parquet"), path, session)


def text_fault(source: Source, error: duckdb.Error) -> CheckError:
    """Return what DuckDB found wrong with the structure of CSV text, in the words of `mlgate.readers`."""
    seen = _RAGGED.search(str(error)) if "CSV Error" in str(error) else None
    if seen is None:
        return failed(source.shown, error)
    line, width, found = seen.groups()
    if found is None:
        return CheckError(f"{source.shown}:{line}: cannot be read as CSV; look for quotes that are not closed")
    fields = plural(int(found), "field")
    return CheckError(f"{source.shown}:{line}: has {fields} where the header has {width}; mend the line")
