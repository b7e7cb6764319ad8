"""CSV files: their dialect, their header and the number of their records, known before anything is parsed."""

from __future__ import annotations

from pathlib import Path

from mlgate.core.display import plain
from mlgate.core.errors import CheckError
from mlgate.readers.csv_structure import Structure
from mlgate.readers.dialects import dialect_of, header_of
from mlgate.readers.files import DataFile, Dialect, Reading
from mlgate.readers.scratch import Scratch
from mlgate.readers.text import open_text

_LIKELY_DELIMITERS = ";\t|,"


def open_csv(path: Path, shown: str, reading: Reading, scratch: Scratch) -> DataFile:
    """Return the CSV file `path` as plain UTF-8 text, each record of which has as many fields as the header.

    Raises:
        CheckError: it is no such table; the message names the line.
    """
    _possible(reading, shown)
    text = open_text(path, shown, reading.encoding, scratch=scratch, most_gib=reading.disk_gib)
    head = text.head.decode("utf-8", "replace")
    tabs = any(suffix.lower() in (".tsv", ".tab") for suffix in path.suffixes)
    delimiter, decimal = dialect_of(
        head, delimiter=reading.delimiter, quote=reading.quote, decimal=reading.decimal, tabs=tabs
    )
    dialect = Dialect(delimiter=delimiter, quote=reading.quote, decimal=decimal, null_values=reading.null_values)
    # A NUL byte says more of a file than what a header with it would: it is found by `Structure`.
    names = header_of(head, dialect, shown) if "\0" not in head else ("",)
    if len(names) == 1:
        _one_column(names[0], shown, delimiter)
    records = Structure(dialect, len(names), shown).count(text.blocks)
    return DataFile(path=text.path, shown=shown, format="csv", dialect=dialect, names=names, rows=records - 1)


def _possible(reading: Reading, shown: str) -> None:
    for key, sign in (("delimiter", reading.delimiter), ("quote", reading.quote)):
        if sign and (not sign.isascii() or len(sign) > 1 or sign in "\r\n\0"):
            raise CheckError(f"{shown}: `{key}` must be one ASCII character, not '{plain(sign, limit=20)}'")
    if reading.quote and reading.quote == reading.delimiter:
        raise CheckError(f"{shown}: `delimiter` and `quote` must differ")


def _one_column(name: str, shown: str, delimiter: str) -> None:
    likely = max(_LIKELY_DELIMITERS.replace(delimiter, ""), key=name.count)
    if name.count(likely):
        spelt = "\\t" if likely == "\t" else likely
        raise CheckError(
            f"{shown}:1: has a single column, '{plain(name, limit=80)}'; if fields are delimited by '{spelt}', "
            f'set `delimiter = "{spelt}"` in its [data.NAME]'
        )
