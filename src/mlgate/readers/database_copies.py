"""What every reader of a database needs: names in SQL, errors without values, and where a table is copied to."""

from __future__ import annotations

import uuid
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from mlgate.core.display import nearest, plain
from mlgate.core.errors import CheckError
from mlgate.readers.files import DataFile


def quoted(name: str) -> str:
    """Return `name` as an identifier of SQL. Raises CheckError for a NUL character, which none can hold."""
    if "\0" in name:
        raise CheckError("a name of a table or column holds a NUL character")
    return '"' + name.replace('"', '""') + '"'


def unknown(shown: str, table: str, names: Sequence[str]) -> CheckError:
    """Return the error for a table that a database, which has the tables `names`, does not have."""
    return CheckError(f"{shown}: has no table '{plain(table, limit=80)}'{plain(nearest(table, list(names)[:200]))}")


def literal(text: str) -> str:
    """Return `text` as a string of SQL."""
    return "'" + text.replace("'", "''") + "'"


@contextmanager
def told(shown: str) -> Iterator[None]:
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
        raise CheckError(
            f"{shown}: cannot be opened as a DuckDB database ({kind}); is it one, and is it in use?"
        ) from error
    except duckdb.Error as error:
        raise CheckError(f"{shown}: cannot be read ({plain(type(error).__name__)})") from error


def copied(path: Path, shown: str, table: str, rows: int) -> DataFile:
    """Return the Parquet file that the table `table` of the database `shown` was copied to."""
    return DataFile(path=path, shown=f"{shown}:{plain(table, limit=80)}", format="parquet", rows=rows)


def target_in(scratch: Path, suffix: str) -> Path:
    """Return the path of a new file in the folder `scratch`, which is made where it is not there."""
    scratch.mkdir(parents=True, exist_ok=True)
    return (scratch / f"{uuid.uuid4().hex}{suffix}").absolute()
