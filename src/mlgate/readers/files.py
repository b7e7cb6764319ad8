"""One file of a data set, as every engine is given it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Literal

import msgspec

Format = Literal["parquet", "csv", "jsonl", "arrow"]


class Dialect(msgspec.Struct, frozen=True, kw_only=True):
    """How the text of a CSV file is read.

    A field equal to one of `null_values` is null, quoted or not. `decimal` is the sign before the fraction of a number.
    """

    delimiter: str = ","
    quote: str = '"'
    encoding: str = "utf-8"
    decimal: str = "."
    null_values: tuple[str, ...] = ("",)


class DataFile(msgspec.Struct, frozen=True, kw_only=True):
    """A local file that was looked at: it is there, whole, and of its `format`.

    `shown` is its name in messages. A CSV file is plain UTF-8 text without byte-order mark, in its `dialect`, every
    record of which has as many fields as the header; `names` are the header's, in order, with those that stand twice;
    `rows` is the number of its records where they were counted. `partitions` are columns that the path spells
    (`year=2024/`), as text, `None` for null; they come after the file's own.
    """

    path: Path
    shown: str
    format: Format
    dialect: Dialect = Dialect()
    names: tuple[str, ...] = ()
    rows: int | None = None
    partitions: Mapping[str, str | None] = {}
