"""Files on other machines, through fsspec, kept in a folder until they change there.

They are fetched whole before they are read: an engine may read a file several times (its columns, its keys, the rows
that broke a rule), statistics are at a Parquet file's end, and every engine then sees the same bytes. A file is fetched
again when its ETag, checksum or time of change differ, or where it has none of these. Credentials are those that
fsspec's libraries find in the environment.
"""

from __future__ import annotations

import contextlib
import hashlib
import re
import time
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import unquote, urlsplit

from mlgate.core.display import plain
from mlgate.core.errors import CheckError
from mlgate.readers.partitions import is_marker
from mlgate.readers.scratch import GIB, Bounded

# Others of fsspec's read local archives, or what another file says to read.
_PROTOCOLS = {
    "abfs", "abfss", "adl", "az", "ftp", "gcs", "gs", "hdfs", "hf", "http", "https", "memory", "oci", "s3", "s3a",
    "sftp", "webhdfs",
}  # fmt: skip
_LOCAL = ("file", "local")
# What changes whenever the content does, by the names that the file systems of fsspec have for it.
_TOKENS = (
    "ETag", "etag", "md5", "md5Hash", "content_md5", "checksum", "version_id", "generation", "LastModified",
    "last_modified", "Last-Modified", "updated", "mtime", "modified", "created",
)  # fmt: skip
_BLOCK = 1 << 20
_FORGOTTEN_AFTER = 30 * 24 * 3600.0  # seconds
# The names that `fetch` gives; nothing else is ever removed, whatever the folder turns out to be.
_OURS = re.compile(r"[0-9a-f]{24}-([0-9a-f]{24}|[0-9]+\.part)\b")


def local_path(url: str) -> str | None:
    """Return the path that a `file://` URL names, `None` for a URL of another machine.

    Raises:
        CheckError: the protocol is none that data are fetched by.
    """
    protocol = url.partition("://")[0].lower()
    if "::" in url or protocol not in (*_LOCAL, *_PROTOCOLS):
        known = ", ".join(sorted((*_LOCAL, *_PROTOCOLS)))
        raise CheckError(f"'{_shown(url)}' cannot be fetched: known are {known}")
    if protocol not in _LOCAL:
        return None
    split = urlsplit(url)
    if split.netloc not in ("", "localhost"):
        raise CheckError(f"'{_shown(url)}' names a file of another machine; write file:///path")
    return unquote(split.path)


def fetch(
    url: str, folder: Path, *, most_gib: float = 16.0, storage: Mapping[str, object] | None = None
) -> tuple[tuple[Path, str], ...]:
    """Return the files that `url` names (one, a glob, or all below a folder), each with its URL for messages; sorted.

    They are kept in `folder`; none may be larger than `most_gib` GiB. `storage` are settings of fsspec's file system.

    Raises:
        CheckError: there is none, it cannot be reached or read, or a library is missing.
    """
    name = _shown(url)
    try:
        # 60 ms, and more for the library of a protocol.
        from fsspec.core import url_to_fs
    except ImportError:
        raise CheckError(f"'{name}' is on another machine: pip install 'mlgate[remote]'") from None
    try:
        system, path = url_to_fs(url, **(storage or {}))
        listed = _listed(system, path)
        found = [pair for pair in sorted(listed.items()) if not _marker(pair[0], path)] or sorted(listed.items())
        folder.mkdir(parents=True, exist_ok=True)
        files = tuple(_fetched(system, one, folder, _shown(system.unstrip_protocol(one[0])), most_gib) for one in found)
    except CheckError:
        raise
    except ImportError as error:
        raise CheckError(f"'{name}' takes another library to fetch: {plain(error, limit=200)}") from error
    # Each protocol's library has exceptions of its own, which have nothing in common.
    except Exception as error:
        why = "it is not there" if isinstance(error, FileNotFoundError) else plain(error, limit=200)
        raise CheckError(f"'{name}' cannot be fetched ({type(error).__name__}): {why}") from error
    if not files:
        raise CheckError(f"'{name}' matches no file")
    _forget(folder)
    return files


def _listed(system: Any, path: str) -> dict[str, dict[str, Any]]:  # noqa: ANN401 - fsspec has no types
    # What is a glob elsewhere is a part of an address of the web.
    if not path.startswith("http") and any(character in path for character in "*?["):
        found = system.glob(path, detail=True)
        return {name: info for name, info in found.items() if info.get("type") != "directory"}
    info = system.info(path)
    if info.get("type") != "directory":
        return {path: info}
    found = system.find(path, detail=True)
    return dict(found)


def _marker(name: str, path: str) -> bool:
    return is_marker(Path(name), Path(path)) if name.startswith(f"{path.rstrip('/')}/") else is_marker(Path(name))


def _fetched(
    system: Any,  # noqa: ANN401 - fsspec has no types
    one: tuple[str, dict[str, Any]],
    folder: Path,
    shown: str,
    most_gib: float,
) -> tuple[Path, str]:
    path, info = one
    place = hashlib.sha256(f"{system.storage_options!r} {system.unstrip_protocol(path)}".encode()).hexdigest()[:24]
    tokens = [str(info[key]) for key in _TOKENS if info.get(key) is not None]
    state = hashlib.sha256(repr((info.get("size"), tokens)).encode()).hexdigest()[:24]
    kept = folder / f"{place}-{state}{''.join(PurePosixPath(path).suffixes[-2:])}"
    if kept.is_file() and tokens:
        kept.touch()
        return kept, shown
    for old in folder.glob(f"{place}-*"):
        old.unlink(missing_ok=True)
    part = folder / f"{place}-{time.time_ns()}.part"
    try:
        with (
            system.open(path, "rb") as stream,
            Bounded(part, most=int(most_gib * GIB), shown=shown, what="fetched") as to,
        ):
            for block in _blocks(stream):
                to.write(block)
        if info.get("size") not in (None, part.stat().st_size):
            raise CheckError(f"{shown}: was changed while it was fetched; run again")
        part.replace(kept)
    finally:
        part.unlink(missing_ok=True)
    return kept, shown


def _blocks(stream: Any) -> Iterator[bytes]:  # noqa: ANN401 - fsspec has no types
    while block := stream.read(_BLOCK):
        yield block


def _forget(folder: Path) -> None:
    """Remove what no run has asked for in a month."""
    oldest = time.time() - _FORGOTTEN_AFTER
    for file in folder.iterdir():
        with contextlib.suppress(OSError):
            if _OURS.match(file.name) and file.stat().st_mtime < oldest:
                file.unlink()


def _shown(url: str) -> str:
    """Return `url` without what may be secret: a user's name and password, and a query, which may be signed."""
    protocol, sign, rest = url.partition("://")
    place, slash, path = rest.partition("/")
    return plain(
        f"{protocol}{sign}{place.rpartition('@')[2]}{slash}{path.partition('?')[0] if 'http' in protocol else path}"
    )
