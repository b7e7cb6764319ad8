"""Compressed files, as joblib writes them, unpacked within a budget."""

from __future__ import annotations

import bz2
import io
import lzma
import zlib

from mlgate.core.errors import CheckError

MOST_UNPACKED = 512 * 2**20
_MOST_DICTIONARY = 128 * 2**20  # twice what `xz -9` needs
_CHUNK = 2**20


class _Zlib:
    """zlib and gzip with the interface that `bz2` and `lzma` have."""

    def __init__(self, bits: int) -> None:
        self._unpacker = zlib.decompressobj(bits)

    @property
    def eof(self) -> bool:
        return self._unpacker.eof

    @property
    def unused_data(self) -> bytes:
        return self._unpacker.unused_data

    @property
    def needs_input(self) -> bool:
        return not self._unpacker.unconsumed_tail

    def decompress(self, data: bytes, max_length: int = -1) -> bytes:
        return self._unpacker.decompress(self._unpacker.unconsumed_tail + data, max(max_length, 0))


_Unpacker = _Zlib | bz2.BZ2Decompressor | lzma.LZMADecompressor
_GZIP_BITS = 16 + zlib.MAX_WBITS
_UNSUPPORTED = {b"\x04\x22\x4d\x18": "lz4", b"ZF": "joblib before 0.10", b"\x28\xb5\x2f\xfd": "zstandard"}


def unpacked(content: bytes) -> tuple[str, bytes] | None:
    """Return the compression of `content` and what it unpacks to; `None` where it is not compressed.

    Raises:
        CheckError: it is damaged, unpacks to more than the budget, or is of a sort that cannot be read here.
    """
    for magic, sort in _UNSUPPORTED.items():
        if content.startswith(magic):
            message = f"is compressed with {sort}, which cannot be judged: save it with another `compress`"
            raise CheckError(message)
    found = _unpacker(content)
    if found is None:
        return None
    sort, unpacker = found
    try:
        return sort, _within_budget(unpacker, content)
    except (zlib.error, OSError, lzma.LZMAError, EOFError, ValueError) as error:
        message = f"is damaged: its {sort} compression cannot be undone ({error})"
        raise CheckError(message) from error


def _unpacker(content: bytes) -> tuple[str, _Unpacker] | None:
    if content.startswith(b"\x1f\x8b"):
        return "gzip", _Zlib(_GZIP_BITS)
    # RFC 1950: the first two bytes are a multiple of 31, and 8 is the only method.
    if content[:1] == b"\x78" and int.from_bytes(content[:2], "big") % 31 == 0:
        return "zlib", _Zlib(zlib.MAX_WBITS)
    if content.startswith(b"BZh"):
        return "bz2", bz2.BZ2Decompressor()
    if content.startswith(b"\xfd7zXZ\x00"):
        return "xz", lzma.LZMADecompressor(lzma.FORMAT_XZ, memlimit=_MOST_DICTIONARY)
    if content.startswith(b"\x5d\x00\x00"):
        return "lzma", lzma.LZMADecompressor(lzma.FORMAT_ALONE, memlimit=_MOST_DICTIONARY)
    return None


def _within_budget(unpacker: _Unpacker, content: bytes) -> bytes:
    out = io.BytesIO()
    position = 0
    while not unpacker.eof:
        data = b""
        if unpacker.needs_input:
            data = content[position : position + _CHUNK]
            position += len(data)
            if not data:
                message = "it is cut short"
                raise EOFError(message)
        out.write(unpacker.decompress(data, _CHUNK))
        if out.tell() > MOST_UNPACKED:
            message = f"unpacks to more than {MOST_UNPACKED // 2**20} MiB, too much to be judged"
            raise CheckError(message)
    if unpacker.unused_data or position < len(content):
        message = "something follows it"
        raise ValueError(message)
    return out.getvalue()
