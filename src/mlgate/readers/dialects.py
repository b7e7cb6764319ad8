"""How a CSV file is written, told from its beginning where the configuration does not say."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Sequence
from typing import Literal

from mlgate.core.display import plain
from mlgate.core.errors import CheckError
from mlgate.readers.files import Dialect

_Quoting = Literal[0, 3]
_DELIMITERS = ",;\t|"
_RECORDS = 200
# 2,5 and 13,25 are decimal commas; 1,234 may be a thousand and something.
_COMMA_FRACTION = re.compile(r"\s*[+-]?\d+,(\d{1,2}|\d{4,})\s*\Z")
_POINT_FRACTION = re.compile(r"\s*[+-]?\d+\.\d+\s*\Z")
# They escape, compress or transcribe, and are no encodings of text files; or mean another one on each machine.
_NO_TEXT = {"unicode_escape", "raw_unicode_escape", "undefined", "idna", "punycode", "mbcs", "oem", "utf-7", "ansi"}


def dialect_of(
    head: str, *, delimiter: str | None, quote: str, decimal: str | None, tabs: bool = False
) -> tuple[str, str]:
    """Return the delimiter and the decimal sign of the text that begins with `head`; only whole lines count.

    What is given is returned as it is. Of the usual delimiters that is taken which the header has and with which most
    records have as many fields as the header; `tabs` says that the file's name speaks for tabs. A comma is the decimal
    sign where fractions are written with it and none with a point.
    """
    if delimiter is None:
        delimiter = "\t" if tabs else max(_DELIMITERS, key=lambda one: _fit(_records(head, one, quote)))
    if decimal is None:
        cells = [cell for record in _records(head, delimiter, quote)[1:] for cell in record]
        commas = delimiter != "," and any(map(_COMMA_FRACTION.match, cells))
        decimal = "," if commas and not any(map(_POINT_FRACTION.match, cells)) else "."
    return delimiter, decimal


def header_of(head: str, dialect: Dialect, shown: str) -> tuple[str, ...]:
    """Return the column names in the first record of the text that begins with `head`, as they stand there.

    Raises:
        CheckError: there is no header, or it is no CSV.
    """
    # csv knows no quotes where they mean nothing, and wants a sign for them all the same.
    quoting: _Quoting = csv.QUOTE_MINIMAL if dialect.quote else csv.QUOTE_NONE
    reader = csv.reader(
        io.StringIO(head, newline=""),
        delimiter=dialect.delimiter,
        quotechar=dialect.quote or '"',
        quoting=quoting,
        strict=True,
    )
    try:
        names = next(reader, [])
    except csv.Error as error:
        raise CheckError(f"{shown}:1: the header cannot be read as CSV: {plain(error)}") from None
    if not any(name.strip() for name in names):
        raise CheckError(f"{shown}:1: has no header; the first line must hold the column names")
    return tuple(names)


def known_encoding(name: str) -> str | None:
    """Return the normal name of the text encoding `name`, or `None` where there is none."""
    try:
        info = codecs.lookup(name)
        # Python refuses here what recodes no text; `codecs.lookup` does not.
        "a".encode(name)
    except (LookupError, ValueError, UnicodeError):
        return None
    return None if info.name.replace("-", "_") in _NO_TEXT or info.name in _NO_TEXT else info.name


def _fit(records: Sequence[Sequence[str]]) -> tuple[float, int]:
    width = len(records[0]) if records else 0
    if width < 2:  # noqa: PLR2004 - a delimiter that delimits nothing
        return (0.0, 0)
    alike = sum(len(record) == width for record in records)
    return (alike / len(records), width)


def _records(head: str, delimiter: str, quote: str) -> list[list[str]]:
    quoting: _Quoting = csv.QUOTE_MINIMAL if quote else csv.QUOTE_NONE
    # The last line may be cut off.
    whole = head[: head.rfind("\n") + 1] or head
    reader = csv.reader(io.StringIO(whole, newline=""), delimiter=delimiter, quotechar=quote or '"', quoting=quoting)
    found = []
    try:
        for record in reader:
            found.append(record)
            if len(found) == _RECORDS:
                break
    except csv.Error:
        pass
    return found
