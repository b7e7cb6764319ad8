"""What was seen of a file by a contract, kept by the digests of both, so that a daily append costs one file.

The folder holds only what can be made again: entries are written whole or not at all, are signed, and whatever is not
exactly as this user wrote it is taken for absent: a repository may bring a folder of that name with it, and a verdict
is not its own to give. A full or read-only disk keeps nothing and changes no verdict.
"""

from __future__ import annotations

import contextlib
import hashlib
import hmac
import io
import os
import re
import tempfile
import time
from importlib import metadata
from pathlib import Path
from typing import TypeVar

import msgspec
import polars as pl

from mlgate.contracts import Table
from mlgate.core.folders import user_cache
from mlgate.engines.observing import Settings
from mlgate.engines.polars.sources import Source

# Raised where what is kept changes its meaning.
_FORMAT = 3
_LARGEST = 2 << 30  # bytes of all entries together
# A file changed this shortly before it was digested may have changed again within the same tick of the clock: one of at
# most 10 ms where a file system keeps parts of seconds, of up to 2 s where it does not (FAT).
_RACY = 100_000_000  # nanoseconds
_RACY_IN_SECONDS = 2_000_000_000
_SECOND = 1_000_000_000
_ABANDONED_AFTER = 3600.0  # seconds
_SIGNED = 16  # bytes of a signature
_KEY = 32
_UNFINISHED = "unfinished-"
# Nothing else is ever removed, whatever the folder turns out to be.
_OURS = re.compile(rf"[0-9a-f]{{64}}|index|{_UNFINISHED}\w+")
_MOST_INDEXED = 100_000

Kept = TypeVar("Kept", bound=msgspec.Struct)


class _Stamp(msgspec.Struct, frozen=True):
    """What a file was when it was digested."""

    size: int
    modified: int
    changed: int
    inode: int
    digest: str


class _Index(msgspec.Struct):
    """The digests of files by their paths."""

    stamps: dict[str, _Stamp] = {}


class Cache:
    """Entries for one contract's table in a folder."""

    def __init__(self, folder: Path, table: Table, settings: Settings) -> None:
        self.folder = folder
        self._digests = settings.digests
        self._key = _key()
        rules = [(rule.subject, rule.columns, rule.test) for rule in table.rules]
        # What was proven by a file's statistics is no answer where they are to be ignored.
        about = (_FORMAT, metadata.version("mlgate"), pl.__version__, settings.statistics, table.columns, rules)
        self.rules = hashlib.sha256(repr(about).encode()).hexdigest()
        self._index = self.load("index", _Index) or _Index()
        self._changed = False

    def key(self, source: Source) -> str | None:
        """Return what names the source's file, its content and how it is read; `None` where it is no file."""
        if source.file is None:
            return None
        file = source.file
        path = file.origin or file.path
        digest = self._digest(path)
        if digest is None:
            return None
        self._digests[path] = digest
        how = (digest, file.format, file.dialect, file.names, sorted(file.partitions.items()), sorted(source.texts))
        schema = tuple((name, str(dtype)) for name, dtype in source.schema.items())
        return hashlib.sha256(repr((self.rules, how, source.null_values, source.decimal, schema)).encode()).hexdigest()

    def _digest(self, path: Path) -> str | None:
        try:
            before = path.stat()
            name = str(path.resolve())
            known = self._index.stamps.get(name)
            if known is not None and known == _stamped(before, known.digest):
                return known.digest
            started = time.time_ns()
            with path.open("rb") as stream:
                digest = hashlib.file_digest(stream, "sha256").hexdigest()
            after = path.stat()
        except OSError:
            return None
        if _stamped(before, digest) != _stamped(after, digest):
            return None
        racy = _RACY if after.st_ctime_ns % _SECOND else _RACY_IN_SECONDS
        if max(after.st_mtime_ns, after.st_ctime_ns) < started - racy:
            self._index.stamps[name] = _stamped(after, digest)
            self._changed = True
        return digest

    def load(self, name: str, kind: type[Kept]) -> Kept | None:
        """Return the entry `name`, or nothing where there is none that is whole."""
        content = self._read(name)
        if content is None:
            return None
        try:
            return msgspec.msgpack.decode(content, type=kind)
        except (msgspec.MsgspecError, RecursionError, UnicodeDecodeError):
            return None

    def save(self, name: str, entry: msgspec.Struct) -> None:
        """Keep `entry` as `name`, if the disk lets it."""
        with contextlib.suppress(OverflowError):
            self._write(name, msgspec.msgpack.encode(entry))

    def load_series(self, name: str, dtype: pl.DataType, length: int) -> pl.Series | None:
        """Return the series kept as `name`, or nothing where there is none of that type and length."""
        content = self._read(name)
        if content is None:
            return None
        try:
            found = pl.read_ipc_stream(io.BytesIO(content)).to_series()
        except (pl.exceptions.PolarsError, pl.exceptions.PanicException, OSError):
            return None
        return found if found.dtype == dtype and len(found) == length else None

    def save_series(self, name: str, series: pl.Series) -> None:
        """Keep `series` as `name`, if the disk lets it."""
        content = io.BytesIO()
        series.to_frame().write_ipc_stream(content, compression="uncompressed")
        self._write(name, content.getbuffer())

    def _read(self, name: str) -> bytes | None:
        path = self.folder / name
        try:
            with path.open("rb") as stream:
                if os.fstat(stream.fileno()).st_size > _LARGEST:
                    return None
                check, content = stream.read(_SIGNED), stream.read()
        except OSError:
            return None
        with contextlib.suppress(OSError):
            # What is used is not the first to be removed.
            os.utime(path)
        return content if hmac.compare_digest(self._signature(name, content), check) else None

    def _signature(self, name: str, content: bytes | memoryview) -> bytes:
        # With its name, so that an entry is not taken for another.
        signing = hashlib.blake2b(f"{name}\n".encode(), key=self._key, digest_size=_SIGNED)
        signing.update(content)
        return signing.digest()

    def _write(self, name: str, content: bytes | memoryview) -> None:
        with contextlib.suppress(OSError):
            _put(self.folder / name, self._signature(name, content), content)

    def close(self) -> None:
        """Keep the digests of files, and remove what was not used for longest where there is too much."""
        if self._changed:
            stamps = dict(list(self._index.stamps.items())[-_MOST_INDEXED:])
            self.save("index", _Index(stamps=stamps))
        with contextlib.suppress(OSError):
            self._sweep()

    def _sweep(self) -> None:
        found: list[tuple[float, int, Path]] = []
        for entry in os.scandir(self.folder):
            if _OURS.fullmatch(entry.name) and entry.is_file(follow_symlinks=False):
                about = entry.stat(follow_symlinks=False)
                found.append((about.st_mtime, about.st_size, Path(entry.path)))
        left = sum(size for _, size, _ in found)
        for modified, size, path in sorted(found):
            abandoned = path.name.startswith(_UNFINISHED) and modified < time.time() - _ABANDONED_AFTER
            if left > _LARGEST or abandoned:
                with contextlib.suppress(OSError):
                    path.unlink()
                    left -= size


def _stamped(about: os.stat_result, digest: str) -> _Stamp:
    return _Stamp(about.st_size, about.st_mtime_ns, about.st_ctime_ns, about.st_ino, digest)


def _key() -> bytes:
    """Return what the user's entries are signed with: kept in the user's own folder, or of this process alone."""
    try:
        path = user_cache("key")
        with contextlib.suppress(FileNotFoundError):
            key = path.read_bytes()
            if len(key) == _KEY:
                return key
        key = os.urandom(_KEY)
        _put(path, key)
    except (OSError, RuntimeError):
        return os.urandom(_KEY)
    return key


def _put(path: Path, *parts: bytes | memoryview) -> None:
    """Write `parts` to `path` whole or not at all, for the user's eyes only, as `mkstemp` makes files.

    Raises:
        OSError: it cannot be written; nothing is left behind.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, made = tempfile.mkstemp(prefix=_UNFINISHED, dir=path.parent)
    temporary = Path(made)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            for part in parts:
                stream.write(part)
        temporary.replace(path)
    except OSError:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise


def name_of(*parts: object) -> str:
    """Return the name of the entry that `parts` say."""
    return hashlib.sha256(repr(parts).encode()).hexdigest()
