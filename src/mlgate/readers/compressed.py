"""Compressed files unpacked a block at a time."""

from __future__ import annotations

import bz2
import contextlib
import gzip
import importlib
import lzma
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, BinaryIO

from mlgate.core.errors import CheckError

BLOCK = 1 << 18
_MOST_MEMORY = 256 * 2**20  # an xz file says how large a dictionary it wants
_PACKED = 1 << 11  # bytes given to Zstandard at once, which unpacks all of them: 64 MiB at the very most
_MAGIC = {b"\x1f\x8b": ".gz", b"BZh": ".bz2", b"\xfd7zXZ\x00": ".xz", b"\x28\xb5\x2f\xfd": ".zst"}
SUFFIXES = (".gz", ".bz2", ".xz", ".zst", ".zstd")


def compression_of(head: bytes) -> str | None:
    """Return the suffix of the compression that a file beginning with `head` has, or `None`."""
    return next((suffix for magic, suffix in _MAGIC.items() if head.startswith(magic)), None)


def unpacked(path: Path, shown: str) -> Iterator[bytes]:
    """Yield what the compressed file `path`, which messages call `shown`, unpacks to.

    Raises:
        CheckError: it is damaged or truncated, wants too much memory, or a library for it is not there.
    """
    with path.open("rb") as stream:
        sort = compression_of(stream.read(8))
        if sort is None:
            raise CheckError(f"{shown}: is not compressed, though its name says so; name it without '{path.suffix}'")
        stream.seek(0)
        try:
            yield from _UNPACKED[sort](stream, shown)
        except (EOFError, zlib.error, lzma.LZMAError, OSError, _zstd_errors()) as error:
            words = "is damaged or truncated: its compression cannot be undone; fetch or write it anew"
            raise CheckError(f"{shown}: {words}") from error


def _unpacked_gzip(stream: BinaryIO, _: str) -> Iterator[bytes]:
    with gzip.GzipFile(fileobj=stream) as reader:
        while block := reader.read(BLOCK):
            yield block


def _unpacked_bz2(stream: BinaryIO, _: str) -> Iterator[bytes]:
    with bz2.BZ2File(stream) as reader:
        while block := reader.read(BLOCK):
            yield block


def _unpacked_xz(stream: BinaryIO, _: str) -> Iterator[bytes]:
    """Yield what all the streams of an xz file hold, within a limit of memory that `lzma.open` does not offer."""
    packed = stream.read(BLOCK)
    while packed:
        unpacker = lzma.LZMADecompressor(lzma.FORMAT_XZ, memlimit=_MOST_MEMORY)
        while not unpacker.eof:
            if unpacker.needs_input and not packed:
                packed = stream.read(BLOCK)
                if not packed:
                    raise EOFError
            if block := unpacker.decompress(packed, BLOCK):
                yield block
            packed = b""
        # Streams may be followed by others, and by padding of zeros.
        packed = (unpacker.unused_data or stream.read(BLOCK)).lstrip(b"\0")


def _unpacked_zstd(stream: BinaryIO, shown: str) -> Iterator[bytes]:
    library = zstandard()
    if library is None:
        raise CheckError(
            f"{shown}: is compressed with Zstandard, for which a library is missing: pip install zstandard"
        )
    if hasattr(library, "ZstdFile"):
        with library.open(stream) as reader:
            while block := reader.read(BLOCK):
                yield block
        return
    packed = stream.read(_PACKED)
    while packed:
        unpacker = library.ZstdDecompressor(max_window_size=_MOST_MEMORY).decompressobj()
        while not unpacker.eof:
            if not packed:
                packed = stream.read(_PACKED)
                if not packed:
                    raise EOFError
            if block := unpacker.decompress(packed):
                yield block
            packed = b""
        packed = unpacker.unused_data or stream.read(_PACKED)


def zstandard() -> Any | None:  # noqa: ANN401 - one of two modules
    """Return a library for Zstandard, `compression.zstd` or `zstandard`, or `None` where there is none."""
    # The first is in Python from 3.14 on.
    for name in ("compression.zstd", "zstandard"):
        with contextlib.suppress(ImportError):
            return importlib.import_module(name)
    return None


def _zstd_errors() -> type[Exception]:
    found: type[Exception] = getattr(zstandard(), "ZstdError", EOFError)
    return found


_UNPACKED: dict[str, Callable[[BinaryIO, str], Iterator[bytes]]] = {
    ".gz": _unpacked_gzip,
    ".bz2": _unpacked_bz2,
    ".xz": _unpacked_xz,
    ".zst": _unpacked_zstd,
}
