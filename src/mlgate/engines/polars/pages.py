"""The dictionaries of a Parquet file's text columns, where every value of the column is one of a few in them.

A column whose data pages are all coded by a dictionary holds no text that is not in it, so that a rule that all these
texts keep is kept by every row, and no row need be read. The other way round nothing follows: a dictionary may hold
what no row does. What is in any doubt gives no dictionary. Source: parquet.thrift and Encodings.md (Apache Parquet),
snappy's format_description.txt (Google).
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, BinaryIO

from mlgate.engines.polars.footers import UNREADABLE, Chunk, compact
from mlgate.readers.compressed import zstandard

# A dictionary of at most this many bytes, as they stand in the file, holds few values.
FEW = 1 << 14
_LARGEST = 1 << 20  # bytes unpacked
_HEADER = 1 << 12  # bytes in which the header of a page is looked for
_MOST_PAGES = 64
_DATA, _DICTIONARY, _DATA_2 = 0, 2, 3
# Encodings: PLAIN, PLAIN_DICTIONARY, RLE, BIT_PACKED, RLE_DICTIONARY.
_PLAIN, _PLAIN_DICTIONARY, _RLE, _BIT_PACKED, _RLE_DICTIONARY = 0, 2, 3, 4, 8
_BY_DICTIONARY = frozenset((_PLAIN_DICTIONARY, _RLE_DICTIONARY))
_UNCOMPRESSED, _SNAPPY, _GZIP, _ZSTD = 0, 1, 2, 6
_ANY_GZIP = 31


def few(chunks: Sequence[Chunk]) -> bool:
    """Return whether each of a column's chunks has a small dictionary."""
    return all(chunk.dictionary is not None and 0 < chunk.dictionary <= FEW for chunk in chunks)


def texts(path: Path, chunks: Sequence[Chunk]) -> frozenset[str] | None:
    """Return texts among which are all of a column's, in `chunks` of the file `path`; `None` where that is not sure."""
    if not few(chunks):
        return None
    found: set[str] = set()
    try:
        with path.open("rb") as stream:
            for chunk in chunks:
                if not _only_dictionary(stream, chunk):
                    return None
                found.update(_dictionary(stream, chunk))
    except (*UNREADABLE, zlib.error, ImportError):
        return None
    return frozenset(found)


def _only_dictionary(stream: BinaryIO, chunk: Chunk) -> bool:
    """Return whether every data page of the chunk is coded by its dictionary."""
    if chunk.pages is not None:
        return all(code in _BY_DICTIONARY for kind, code in chunk.pages if kind in (_DATA, _DATA_2))
    if chunk.encodings <= _BY_DICTIONARY | {_RLE, _BIT_PACKED}:
        return True
    # Plain may be the dictionary alone, or data pages too.
    return all(code in _BY_DICTIONARY for code in _data_pages(stream, chunk))


def _data_pages(stream: BinaryIO, chunk: Chunk) -> Iterator[int]:
    """Yield the encoding of each data page; that of no dictionary for what is no such page, or too much to look at."""
    place, end = chunk.offset, chunk.offset + chunk.size
    for _ in range(_MOST_PAGES):
        if place >= end:
            return
        header, length = _header(stream, place)
        if header[1] in (_DATA, _DATA_2):
            yield int(header[5 if header[1] == _DATA else 8][2 if header[1] == _DATA else 4])
        place += length + int(header[3])
    yield _PLAIN


def _header(stream: BinaryIO, place: int) -> tuple[dict[int, Any], int]:
    """Return the header of the page at `place` and its length in bytes."""
    stream.seek(place)
    return compact(stream.read(_HEADER))


def _dictionary(stream: BinaryIO, chunk: Chunk) -> Iterator[str]:
    header, length = _header(stream, chunk.offset)
    about, size, packed = header[7], int(header[2]), int(header[3])
    if header[1] != _DICTIONARY or about[2] not in (_PLAIN, _PLAIN_DICTIONARY):
        raise ValueError("no dictionary")
    if not 0 <= size <= _LARGEST or not 0 <= packed <= FEW:
        raise ValueError("larger than was said")
    stream.seek(chunk.offset + length)
    content = _unpacked(stream.read(packed), chunk.codec, size)
    if len(content) != size:
        raise ValueError("of another size than was said")
    place = 0
    for _ in range(int(about[1])):
        start = place + 4
        place = start + int.from_bytes(content[place:start], "little")
        if not start <= place <= size:
            raise ValueError("cut off")
        yield content[start:place].decode("utf-8")


def _unpacked(content: bytes, codec: int, size: int) -> bytes:
    """Return what `content` unpacks to, at most a byte more than `size`."""
    if codec == _UNCOMPRESSED:
        return content
    if codec == _SNAPPY:
        return _of_snappy(content, size)
    if codec == _GZIP:
        return zlib.decompressobj(_ANY_GZIP).decompress(content, size + 1)
    library = zstandard() if codec == _ZSTD else None
    if library is None:
        raise ValueError("compressed in another way")
    try:
        if hasattr(library, "ZstdFile"):
            return bytes(library.ZstdDecompressor().decompress(content, size + 1))
        return bytes(library.ZstdDecompressor().stream_reader(content).read(size + 1))
    except library.ZstdError as error:
        raise ValueError("damaged") from error


def _of_snappy(content: bytes, size: int) -> bytes:
    place, shift = 0, 0
    while content[place] & 128:
        place, shift = place + 1, shift + 7
    found = bytearray()
    place += 1
    while place < len(content) and len(found) <= size:
        tag = content[place]
        place += 1
        if tag & 3 == 0:
            length, place = _literal(content, tag, place)
            found += content[place : place + length]
            place += length
        else:
            width = (1, 2, 4)[(tag & 3) - 1]
            offset = int.from_bytes(content[place : place + width], "little")
            offset, length = ((tag >> 5 << 8) | offset, (tag >> 2 & 7) + 4) if width == 1 else (offset, (tag >> 2) + 1)
            place += width
            if not 0 < offset <= len(found):
                raise ValueError("a copy of what is not there")
            piece = found[-offset:][:length]
            # A copy may reach into what it has just written.
            found += (piece * (length // len(piece) + 1))[:length]
    return bytes(found)


def _literal(content: bytes, tag: int, place: int) -> tuple[int, int]:
    """Return the length of the literal after `tag`, and where it begins."""
    length = tag >> 2
    if length < 60:  # noqa: PLR2004 - longer ones say their length in 1 to 4 bytes of their own
        return length + 1, place
    width = length - 59
    return int.from_bytes(content[place : place + width], "little") + 1, place + width
