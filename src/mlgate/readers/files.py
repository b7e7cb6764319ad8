"""One file of a data set, as every engine is given it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal

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


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """What is known beforehand of how a data set's files are written; `None` is told from the files themselves.

    `format` overrides the suffix of the names. An empty `quote` says that quotes mean nothing. What is fetched,
    unpacked or recoded may take `disk_gib` GiB for each file. `version` is that of a Delta table, by default its
    latest; `partitioning` says whether folders `column=value` are columns.
    """

    format: Format | Literal["delta"] | None = None
    delimiter: str | None = None
    quote: str = '"'
    encoding: str | None = None
    decimal: str | None = None
    null_values: tuple[str, ...] = ("",)
    disk_gib: float = 16.0
    version: int | None = None
    partitioning: Literal["hive", "none"] = "hive"


class DataFile(msgspec.Struct, frozen=True, kw_only=True):
    """A local file that was looked at: it is there, whole, and of its `format`.

    `shown` is its name in messages. A CSV file is plain UTF-8 text without byte-order mark, in its `dialect`, every
    record of which has as many fields as the header. `names` are those of the file's columns, in order, as they stand
    in it; where one stands twice, or is empty, the columns of `path` may be called otherwise, in the same order.
    `rows` is the number of its records where they were counted. `partitions` are columns that the path spells
    (`year=2024/`), as text, `None` for null; they come after the file's own. `origin` is the user's file that `path`
    was made of, and `stamp` what tells that it is unchanged (`mlgate.readers.opening.confirm`). `schema` has polars'
    types of the file's own columns where reading it told them, so that no footer is read twice.
    """

    path: Path
    shown: str
    format: Format
    dialect: Dialect = Dialect()
    names: tuple[str, ...] = ()
    rows: int | None = None
    partitions: Mapping[str, str | None] = {}
    origin: Path | None = None
    stamp: tuple[int, ...] = ()
    schema: Mapping[str, Any] = {}

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of all columns: the file's own, then those that its path spells."""
        return (*self.names, *self.partitions)
