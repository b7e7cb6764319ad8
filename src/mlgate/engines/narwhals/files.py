"""Files as Spark and Dask read them: Parquet as it is, all else by way of a temporary Parquet file.

Their own readers of text differ from those of polars and DuckDB (empty fields and nulls, ends of lines within quotes,
types guessed from some rows), so that none of them is asked: polars reads the text, as it does for its own engine, and
what is written keeps it as text, still to be parsed as the contract says.
"""

from __future__ import annotations

import shutil
import tempfile
import weakref
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec

from mlgate.core.display import plain
from mlgate.core.errors import CheckError
from mlgate.core.panics import silenced
from mlgate.readers import DataFile

# Whole numbers of no more characters fit 64 bits.
_LONG = 18


class Stored(msgspec.Struct, frozen=True, kw_only=True):
    """A Parquet file with the columns of a data file, those that its path spells not among them.

    `names` are those of the columns, as the data file calls them; a copy calls them `c0`, …. `texts` are columns
    of text that is still to be parsed, `long` those of them where whole numbers may not fit 64 bits; `kept` is the
    folder of the file, which goes when nobody holds it.
    """

    path: Path
    names: tuple[str, ...]
    texts: frozenset[str] = frozenset()
    long: frozenset[str] = frozenset()
    kept: object = None


class _Folder:
    """A temporary folder, which is gone when this is; TemporaryDirectory would warn of that."""

    def __init__(self) -> None:
        """Make it. Raises CheckError where there is no place."""
        try:
            self.path = Path(tempfile.mkdtemp(prefix="mlgate-frames-"))
        except OSError as error:
            words = "no folder for temporary files can be made: free some of the disk, or set TMPDIR"
            raise CheckError(words) from error
        weakref.finalize(self, shutil.rmtree, self.path, ignore_errors=True)


def stored(file: DataFile, *, folds: bool = False) -> Stored | None:
    """Return `file` as a Parquet file; `None` for JSON Lines without a line, which have no column either.

    `folds` says that the reader takes names that differ in nothing but case for one.

    Raises:
        CheckError: it cannot be read to its end, or there is no place for the copy.
    """
    clash = folds and len({name.casefold() for name in file.names}) < len(file.names)
    if file.format == "parquet" and not clash:
        return Stored(path=file.path, names=file.names)
    if file.format == "jsonl" and not file.rows:
        return None
    # polars costs 70 ms, and Parquet has no need of it.
    import polars as pl

    from mlgate.engines.polars.columns import raw
    from mlgate.engines.polars.sources import agreed, opened
    from mlgate.readers.unreadable import unreadable

    (source,) = opened((msgspec.structs.replace(file, partitions={}),))
    names = file.names if file.names and file.format != "jsonl" else tuple(source.schema)
    labels = [f"c{place}" for place in range(len(names))]
    frame = source.frame.select(pl.nth(place).alias(label) for place, label in enumerate(labels))
    if source.text:
        frame = frame.select(raw(label, source.null_values).alias(label) for label in labels)
    folder = _Folder()
    path = folder.path / "data.parquet"
    try:
        with silenced():
            frame.sink_parquet(path, compression="snappy")
        rows, lengths = _told(pl.scan_parquet(path), labels if source.text else ())
    except (pl.exceptions.PolarsError, pl.exceptions.PanicException, OSError) as error:
        raise unreadable(file, plain(file.shown), error) from error
    agreed(source, rows)
    texts = frozenset(names) if source.text else frozenset[str]()
    long = frozenset(name for name, length in zip(names, lengths, strict=False) if length > _LONG)
    return Stored(path=path, names=names, texts=texts, long=long, kept=folder)


def _told(frame: Any, labels: Sequence[str]) -> tuple[int, list[int]]:  # noqa: ANN401 - polars is loaded where needed
    """Return the number of rows, and the greatest length of the texts in each of the columns `labels`."""
    # As above.
    import polars as pl

    lengths = [pl.col(label).str.len_bytes().max() for label in labels]
    rows, *found = frame.select(pl.len().alias("rows"), *lengths).collect().row(0)
    return rows, [length or 0 for length in found]
