"""A data set's files, found, fetched and looked at, so that any engine can read them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path, PurePosixPath

import msgspec

from mlgate.core.display import plain
from mlgate.core.errors import CheckError
from mlgate.readers.compressed import SUFFIXES, unpacked
from mlgate.readers.files import DataFile, Format, Reading
from mlgate.readers.finding import shown as shown_below
from mlgate.readers.finding import tables
from mlgate.readers.partitions import partitions_of
from mlgate.readers.scratch import GIB, Bounded, Scratch

_SUFFIXES: dict[str, Format] = {
    ".parquet": "parquet",
    ".pq": "parquet",
    ".csv": "csv",
    ".tsv": "csv",
    ".tab": "csv",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".json": "jsonl",
    ".arrow": "arrow",
    ".feather": "arrow",
    ".ipc": "arrow",
    ".arrows": "arrow",
}


_DATABASES = frozenset({".db", ".db3", ".duckdb", ".sqlite", ".sqlite3"})


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """Where a data set is looked for, and what may be written on the way.

    Paths are relative to `root`. `scratch` has what is unpacked, and is gone after the run; `fetched` is the folder
    that keeps what came from other machines. `storage` are settings for those, such as `endpoint_url`.
    """

    root: Path
    scratch: Scratch
    fetched: Path
    storage: dict[str, object] = {}


class Found(msgspec.Struct, frozen=True, kw_only=True):
    """A file before it is looked at, with its name in messages and the columns that its path spells."""

    path: Path
    shown: str
    partitions: dict[str, str | None] = {}


def open_data(location: str, reading: Reading, place: Place) -> tuple[DataFile, ...]:
    """Return the files that `location` names: a file, a glob, a folder, a Delta table, or a URL that fsspec knows.

    Raises:
        CheckError: there is none, or one is empty, damaged, no table or cannot be fetched; the message names it.
    """
    found = _found(location, reading, place)
    return tuple(_partitioned(one, reading, place.scratch) for one in found)


def open_file(path: Path, shown: str, reading: Reading, scratch: Scratch) -> DataFile:
    """Return the file `path`, which messages call `shown`.

    Raises:
        CheckError: it is empty, damaged, no table, or of an unknown sort.
    """
    try:
        stamp = _stamp(path)
        file = _read(path, shown, reading, scratch)
    except OSError as error:
        raise CheckError(f"{shown}: cannot be read: {error.strerror or type(error).__name__}") from error
    return msgspec.structs.replace(file, origin=path if file.path != path else None, stamp=stamp)


def confirm(files: Sequence[DataFile]) -> None:
    """Make sure that `files` are the ones that were opened.

    Raises:
        CheckError: one was replaced, changed or removed since.
    """
    for file in files:
        if not file.stamp:
            continue
        try:
            now = _stamp(file.origin or file.path)
        except OSError:
            now = ()
        if now != file.stamp:
            raise CheckError(f"{file.shown}: was changed while it was read; run again when it is written")


def _found(location: str, reading: Reading, place: Place) -> tuple[Found, ...]:
    if "://" in location or "::" in location:
        # Only for data on other machines.
        from mlgate.readers import remote

        local = remote.local_path(location)
        if local is None:
            return tuple(
                Found(path=path, shown=plain(url), partitions=_partitions(url, reading))
                for path, url in remote.fetch(location, place.fetched, most_gib=reading.disk_gib, storage=place.storage)
            )
        location = local
    folder = Path(place.root, location)
    if reading.format == "delta" or (folder / "_delta_log").is_dir():
        # Only for Delta tables.
        from mlgate.readers.delta import delta_files

        name = plain(shown_below(place.root, folder))
        listed = delta_files(folder, name, reading.version)
        return tuple(
            Found(path=path, shown=plain(shown_below(place.root, path)), partitions=values) for path, values in listed
        )
    if reading.version is not None:
        raise CheckError(f"'{plain(location)}': `version` is that of a Delta table, and this is none")
    names = ((path, shown_below(place.root, path)) for path in tables(place.root, location))
    return tuple(Found(path=path, shown=plain(name), partitions=_partitions(name, reading)) for path, name in names)


def _partitions(name: str, reading: Reading) -> dict[str, str | None]:
    return partitions_of(PurePosixPath(name).parts[:-1]) if reading.partitioning == "hive" else {}


def _partitioned(found: Found, reading: Reading, scratch: Scratch) -> DataFile:
    file = open_file(found.path, found.shown, reading, scratch)
    # Some writers leave the columns of the path in the file too.
    partitions = {name: value for name, value in found.partitions.items() if name not in file.names}
    return msgspec.structs.replace(file, partitions=partitions)


def _read(path: Path, shown: str, reading: Reading, scratch: Scratch) -> DataFile:
    packed = path.suffix.lower() in SUFFIXES
    form = _format(path.with_suffix("") if packed else path, shown, reading)
    # 60 ms for polars, which a data base has no use for.
    from mlgate.readers.refusals import refuse_others

    refuse_others(path, shown, form, packed=packed)
    if form == "csv":
        from mlgate.readers.csv_text import open_csv

        return open_csv(path, shown, reading, scratch)
    if form == "jsonl":
        from mlgate.readers.json_lines import open_json_lines

        return open_json_lines(path, shown, reading, scratch)
    if packed:
        path = _unpacked(path, shown, reading, scratch)
    if form == "parquet":
        from mlgate.readers.parquet import open_parquet

        return open_parquet(path, shown, scratch)
    from mlgate.readers.arrow import open_arrow

    return open_arrow(path, shown, scratch)


def _format(path: Path, shown: str, reading: Reading) -> Format:
    if reading.format is not None:
        return "parquet" if reading.format == "delta" else reading.format
    if form := _SUFFIXES.get(path.suffix.lower()):
        return form
    if path.suffix.lower() in _DATABASES:
        raise CheckError(f"{shown}: by its name it is a database; say which `table` of it in its [data.NAME]")
    known = ", ".join(suffix for suffix in _SUFFIXES if suffix != ".json")
    words = f"what sort of file this is cannot be told; known are {known}, and each of them {', '.join(SUFFIXES[:4])}"
    raise CheckError(f"{shown}: {words}; or set `format` in its [data.NAME]")


def _unpacked(path: Path, shown: str, reading: Reading, scratch: Scratch) -> Path:
    target = scratch.file(path.with_suffix("").name)
    with Bounded(target, most=int(reading.disk_gib * GIB), shown=shown, what="unpacked") as stream:
        for block in unpacked(path, shown):
            stream.write(block)
    return target


def _stamp(path: Path) -> tuple[int, ...]:
    status = path.stat()
    return (status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns)
