"""A table from bytes: what is judged is what was read, once, and digested."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from pathlib import PurePath

import polars as pl

from mlgate.core.display import nearest, plain, plural
from mlgate.core.errors import CheckError
from mlgate.core.panics import silenced

_SHOWN_ROWS = 3
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


def read_table(content: bytes, shown: str, *, delimiter: str = ",", null_values: Sequence[str] = ("",)) -> pl.DataFrame:
    """Return the table that the file `shown` with `content` holds; its suffix says the format.

    Raises:
        CheckError: an unknown format, empty, damaged, or without a row.
    """
    readers: dict[str, Callable[[], pl.DataFrame]] = {
        ".parquet": lambda: pl.read_parquet(io.BytesIO(content)),
        ".pq": lambda: pl.read_parquet(io.BytesIO(content)),
        ".csv": lambda: _csv(content, delimiter, null_values),
        ".arrow": lambda: pl.read_ipc(io.BytesIO(content)),
        ".jsonl": lambda: pl.read_ndjson(io.BytesIO(content), infer_schema_length=None),
    }
    suffix = PurePath(shown).suffix.lower()
    if suffix not in readers:
        message = f"'{plain(shown)}': format '{plain(suffix)}' is no table; known: {' '.join(readers)}"
        raise CheckError(message)
    if not content:
        message = f"'{plain(shown)}' is empty"
        raise CheckError(message)
    if suffix in {".csv", ".jsonl"} and content.startswith(_UTF16):
        # polars would read it, as nonsense.
        message = f"'{plain(shown)}' is UTF-16; write it as UTF-8"
        raise CheckError(message)
    try:
        with silenced():
            table = readers[suffix]()
    except (pl.exceptions.PolarsError, pl.exceptions.PanicException, OSError, ValueError) as error:
        # polars quotes the row that it stumbled over; values of the data are not for reports.
        message = f"'{plain(shown)}' cannot be read as {suffix[1:]}: {_cause(suffix)}"
        raise CheckError(message) from error
    if table.height == 0:
        message = f"'{plain(shown)}' has columns but no rows"
        raise CheckError(message)
    return table


def column(table: pl.DataFrame, name: str, shown: str, mend: str) -> pl.Series:
    """Return the column `name`. Raises CheckError with the nearest name, and how to mend it, where there is none."""
    if name in table.columns:
        return table.get_column(name)
    hint = nearest(name, table.columns[:50])
    if table.width == 1:
        hint = "; it has one column only: is the delimiter right?"
    message = f"'{plain(shown)}' has no column '{plain(name, limit=80)}', {mend}{plain(hint)}"
    raise CheckError(message)


def rows_where(wrong: pl.Series) -> str:
    """Return `12 rows (rows 3, 8, 9, …)` for the rows where `wrong` is true; row 1 is the first below the header."""
    places = wrong.arg_true()
    listed = ", ".join(f"{row + 1}" for row in places.head(_SHOWN_ROWS))
    more = ", …" if len(places) > _SHOWN_ROWS else ""
    return f"{plural(len(places), 'row')} ({'row' if len(places) == 1 else 'rows'} {listed}{more})"


def finite(values: pl.Series, what: str) -> pl.Series:
    """Return `values`, which `what` names in the message.

    Raises:
        CheckError: some are missing, NaN or infinite.
    """
    wrong = values.is_null()
    if values.dtype.is_float():
        wrong = wrong | ~values.is_finite().fill_null(value=False)
    if wrong.any():
        message = f"{what} is missing, NaN or infinite in {rows_where(wrong)}"
        raise CheckError(message)
    return values


def _csv(content: bytes, delimiter: str, null_values: Sequence[str]) -> pl.DataFrame:
    return pl.read_csv(
        io.BytesIO(content), separator=delimiter, null_values=list(null_values), infer_schema_length=None
    )


def _cause(suffix: str) -> str:
    if suffix in {".parquet", ".pq"}:
        return "it is truncated, damaged or no Parquet file"
    if suffix == ".csv":
        return "it is not UTF-8, or has rows with more fields than its header, or quotes that do not close"
    return "it is truncated or damaged"
