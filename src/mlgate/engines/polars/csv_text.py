"""CSV text looked at before it is parsed, since parsers mend in silence what is not a table.

polars pads short rows with nulls, reads UTF-16 as nonsense and renames columns of the same name. Here each record must
have as many fields as the header, and the records are counted, so that the parser's count can be held against it.
"""

from __future__ import annotations

import codecs
import csv
from pathlib import Path

import msgspec
import polars as pl

from mlgate.core.display import plain, plural
from mlgate.core.errors import CheckError

_CHUNK = 1 << 20
# A control character that no table holds, so that a whole line is read as one field.
_NEVER = "\x01"
_BOMS = {
    codecs.BOM_UTF8: "a UTF-8 byte-order mark; save the file as UTF-8 without one",
    codecs.BOM_UTF16_LE: "a UTF-16 byte-order mark; save the file as UTF-8",
    codecs.BOM_UTF16_BE: "a UTF-16 byte-order mark; save the file as UTF-8",
}
_LIKELY_DELIMITERS = ";\t|,"


class Csv(msgspec.Struct, frozen=True, kw_only=True):
    """What was seen of a CSV file: its column names and how many rows follow them."""

    names: tuple[str, ...]
    rows: int


def inspect(file: Path, shown: str, delimiter: str) -> Csv:
    """Return the header and the number of rows of the CSV `file`, which messages call `shown`.

    Raises:
        CheckError: it is no UTF-8 table with a field for each column in each record; the message names the line.
    """
    quoted = _bytes(file, shown)
    names = _header(file, shown, delimiter)
    rows = (
        _quoted_rows(file, shown, delimiter, len(names)) if quoted else _plain_rows(file, shown, delimiter, len(names))
    )
    return Csv(names=names, rows=rows)


def _bytes(file: Path, shown: str) -> bool:
    """Look at every byte once; return whether fields are quoted or otherwise need a real parser."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    quoted, line = False, 1
    with file.open("rb") as stream:
        while chunk := stream.read(_CHUNK):
            if line == 1 and stream.tell() == len(chunk):
                _no_bom(chunk, shown)
            if (place := chunk.find(b"\0")) >= 0:
                number = line + chunk.count(b"\n", 0, place)
                raise CheckError(
                    f"{shown}:{number}: holds a NUL byte; it is no CSV text, or in UTF-16: save it as UTF-8"
                )
            _decodes(decoder, chunk, shown, line)
            quoted = quoted or b'"' in chunk or b"\r" in chunk.replace(b"\r\n", b"\n") or _NEVER.encode() in chunk
            line += chunk.count(b"\n")
    _decodes(decoder, b"", shown, line, final=True)
    return quoted


def _no_bom(chunk: bytes, shown: str) -> None:
    for bom, words in _BOMS.items():
        if chunk.startswith(bom):
            raise CheckError(f"{shown}: begins with {words}")


def _decodes(decoder: codecs.IncrementalDecoder, chunk: bytes, shown: str, line: int, *, final: bool = False) -> None:
    try:
        decoder.decode(chunk, final)
    except UnicodeDecodeError as error:
        number = line + error.object[: error.start].count(b"\n")
        raise CheckError(f"{shown}:{number}: is not UTF-8 text; save it as UTF-8") from None


def _header(file: Path, shown: str, delimiter: str) -> tuple[str, ...]:
    with file.open(encoding="utf-8", newline="") as stream:
        try:
            names = next(csv.reader(stream, delimiter=delimiter, strict=True), [])
        except csv.Error as error:
            stream.seek(0)
            line = stream.readline(_CHUNK).rstrip("\r\n")
            if delimiter not in line:
                _one_column(line, shown, delimiter)
            raise CheckError(f"{shown}:1: the header cannot be read as CSV: {error}") from None
    if not names or names == [""]:
        raise CheckError(f"{shown}:1: has no header; the first line must hold the column names")
    if len(names) == 1:
        _one_column(names[0], shown, delimiter)
    nameless = [str(number) for number, name in enumerate(names, 1) if not name.strip()]
    if nameless:
        columns = "column" if len(nameless) == 1 else "columns"
        raise CheckError(
            f"{shown}:1: {columns} {', '.join(nameless)} of {len(names)} have no name; name them, or remove the "
            f"delimiters '{plain(delimiter)}' too many at the ends of the lines"
        )
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        listed = ", ".join(f"'{plain(name, limit=60)}'" for name in twice[:5])
        raise CheckError(f"{shown}:1: column names stand twice in the header: {listed}; rename them")
    return tuple(names)


def _one_column(name: str, shown: str, delimiter: str) -> None:
    likely = max(_LIKELY_DELIMITERS.replace(delimiter, ""), key=name.count)
    if name.count(likely):
        spelt = "\\t" if likely == "\t" else likely
        raise CheckError(
            f"{shown}:1: has a single column, '{plain(name, limit=80)}'; if fields are delimited by '{spelt}', "
            f'set `delimiter = "{spelt}"` in its [data.NAME]'
        )


def _plain_rows(file: Path, shown: str, delimiter: str, width: int) -> int:
    """Count the lines of a file without quotes, comparing the number of delimiters in each."""
    lines = pl.scan_csv(
        file, has_header=False, separator=_NEVER, quote_char=None, schema={"line": pl.String}, glob=False
    )
    fields = pl.col("line").str.count_matches(delimiter, literal=True) + 1
    wrong = (fields != width).fill_null(value=True)
    if width == 1:
        wrong = pl.col("line").is_null() | wrong
    seen = lines.select(
        pl.len().alias("lines"),
        wrong.arg_true().first().alias("wrong"),
        fields.filter(wrong).first().alias("fields"),
    ).collect(engine="streaming")
    count, place, found = seen.row(0)
    if place is not None:
        raise _ragged(shown, place + 1, found or 0, width)
    return int(count) - 1


def _quoted_rows(file: Path, shown: str, delimiter: str, width: int) -> int:
    rows = -1
    with file.open(encoding="utf-8", newline="") as stream:
        reader = csv.reader(stream, delimiter=delimiter, strict=True)
        try:
            for record in reader:
                rows += 1
                if len(record) != width:
                    raise _ragged(shown, reader.line_num, len(record), width)
        except csv.Error as error:
            raise CheckError(f"{shown}:{reader.line_num}: cannot be read as CSV: {error}") from None
    return rows


def _ragged(shown: str, line: int, found: int, width: int) -> CheckError:
    if found == 0:
        return CheckError(f"{shown}:{line}: is an empty line; remove it")
    return CheckError(f"{shown}:{line}: has {plural(found, 'field')} where the header has {width}; mend the line")
