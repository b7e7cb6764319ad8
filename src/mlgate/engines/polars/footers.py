"""The footer of a Parquet file, read as far as proofs need it: Thrift's compact protocol, nothing else.

A reader of our own, since pyarrow is not needed otherwise and DuckDB gives bounds as text. What cannot be read gives no
footer, and nothing is proven by it. Source: parquet.thrift and the compact protocol's specification (Apache).
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec

_MAGIC = b"PAR1"
_TAIL = 8
_LARGEST = 1 << 28
_DEEPEST = 24
_STOP, _TRUE, _FALSE, _BYTE, _I16, _I64 = 0, 1, 2, 3, 4, 6
_DOUBLE, _BINARY, _LIST, _SET, _STRUCT = 7, 8, 9, 10, 12
_LONG_LIST = 15
# What is raised where a file is not what it should be.
UNREADABLE = (OSError, IndexError, KeyError, ValueError, TypeError, AttributeError, OverflowError)


class Leaf(msgspec.Struct, frozen=True, kw_only=True):
    """A column without parts: its position among the leaves, physical type, and what the file says of its meaning."""

    position: int
    physical: int
    converted: int | None
    logical: dict[int, Any]
    scale: int | None
    length: int | None


class Chunk(msgspec.Struct, frozen=True, kw_only=True):
    """One column in one row group: its values with nulls, bytes of its dictionary (if it has one) and statistics.

    It begins at `offset` and takes `size` bytes, packed by `codec`. `encodings` are those of all its pages, `pages` the
    sort and encoding of each sort of page, where the file says that.
    """

    values: int
    dictionary: int | None
    offset: int
    size: int
    codec: int
    encodings: frozenset[int]
    pages: tuple[tuple[int, int], ...] | None
    nulls: int | None
    low: bytes | None
    high: bytes | None


class Footer(msgspec.Struct, frozen=True, kw_only=True):
    """What a file says of itself; `chunks` are each leaf's, by its position, one a row group."""

    writer: str
    rows: int
    groups: tuple[int, ...]
    leaves: dict[str, Leaf]
    chunks: dict[int, tuple[Chunk, ...]]
    ordered: bool


def read_footer(path: Path, wanted: frozenset[str]) -> Footer | None:
    """Return the footer of the Parquet file `path`, with the flat columns `wanted`; `None` where it cannot be read."""
    try:
        with path.open("rb") as stream:
            size = stream.seek(0, 2)
            stream.seek(max(0, size - _TAIL))
            tail = stream.read(_TAIL)
            length = int.from_bytes(tail[:4], "little")
            if tail[4:] != _MAGIC or not 0 < length <= min(size - _TAIL, _LARGEST):
                return None
            stream.seek(size - _TAIL - length)
            content = stream.read(length)
        return _footer(compact(content)[0], wanted)
    except UNREADABLE:
        return None


def compact(content: bytes) -> tuple[dict[int, Any], int]:
    """Return the object of the compact protocol that `content` begins with, by numbers of fields, and its length.

    Raises:
        one of UNREADABLE: it begins with none.
    """
    return _Compact(content).struct(0)


def _footer(parts: dict[int, Any], wanted: frozenset[str]) -> Footer | None:
    leaves = _leaves(parts[2])
    kept = {name: leaf for name, leaf in leaves.items() if leaf is not None and name in wanted}
    groups = parts[4]
    found: dict[int, list[Chunk]] = {leaf.position: [] for leaf in kept.values()}
    for group in groups:
        for position, chunks in found.items():
            chunks.append(_chunk(group[1][position]))
    return Footer(
        writer=bytes(parts.get(6, b"")).decode("utf-8", "replace"),
        rows=int(parts[3]),
        groups=tuple(int(group[3]) for group in groups),
        leaves=kept,
        chunks={position: tuple(chunks) for position, chunks in found.items()},
        ordered=all(1 in order for order in parts.get(7, [{}])),
    )


def _leaves(elements: list[dict[int, Any]]) -> dict[str, Leaf | None]:
    """Return the leaves that are columns themselves, in no list or object, at most null; `None` for names in doubt."""
    found: dict[str, Leaf | None] = {}
    position, place = 0, 1
    while place < len(elements):
        element = elements[place]
        if element.get(5):
            place, position = _past(elements, place, position)
            continue
        name = bytes(element[4]).decode("utf-8")
        flat = element.get(3, 0) in (0, 1)
        leaf = Leaf(
            position=position,
            physical=int(element[1]),
            converted=element.get(6),
            logical=element.get(10, {}),
            scale=element.get(7),
            length=element.get(2),
        )
        found[name] = leaf if flat and name not in found else None
        place, position = place + 1, position + 1
    return found


def _past(elements: list[dict[int, Any]], place: int, position: int) -> tuple[int, int]:
    """Return what follows the group at `place` and all below it."""
    left = 1
    while left:
        children = elements[place].get(5) or 0
        left += children - 1
        position += not children
        place += 1
    return place, position


def _chunk(chunk: dict[int, Any]) -> Chunk:
    about = chunk[3]
    if 1 in chunk:
        raise ValueError("the chunk is in another file")
    seen, pages = about.get(12, {}), about.get(13)
    dictionary = about.get(11)
    return Chunk(
        values=int(about[5]),
        dictionary=None if not dictionary else int(about[9]) - int(dictionary),
        offset=int(dictionary or about[9]),
        size=int(about[7]),
        codec=int(about[4]),
        encodings=frozenset(about[2]),
        pages=None if pages is None else tuple((page[1], page[2]) for page in pages),
        nulls=seen.get(3),
        low=seen.get(6),
        high=seen.get(5),
    )


class _Compact:
    """Reads values of the compact protocol, as dictionaries by the number of the field."""

    def __init__(self, content: bytes) -> None:
        self.content = content

    def struct(self, place: int, depth: int = 0) -> tuple[dict[int, Any], int]:
        content = self.content
        found: dict[int, Any] = {}
        number = 0
        while True:
            head = content[place]
            place += 1
            kind = head & 15
            if kind == _STOP:
                return found, place
            if head >> 4:
                number += head >> 4
            else:
                number, place = self._whole(place)
            if kind <= _FALSE:
                found[number] = kind == _TRUE
            else:
                found[number], place = self._value(kind, place, depth)

    def _unsigned(self, place: int) -> tuple[int, int]:
        content = self.content
        value = shift = 0
        while True:
            byte = content[place]
            place += 1
            value |= (byte & 127) << shift
            if byte < 128:  # noqa: PLR2004 - the highest bit says that more follows
                return value, place
            shift += 7
            if shift > 63:  # noqa: PLR2004 - no number is longer
                raise ValueError("a number too long")

    def _whole(self, place: int) -> tuple[int, int]:
        value, place = self._unsigned(place)
        return (value >> 1) ^ -(value & 1), place

    def _value(self, kind: int, place: int, depth: int) -> tuple[Any, int]:
        if depth > _DEEPEST:
            raise ValueError("too deep")
        if kind == _STRUCT:
            return self.struct(place, depth + 1)
        if _I16 <= kind <= _I64:
            return self._whole(place)
        if kind == _BINARY:
            length, place = self._unsigned(place)
            return self._bytes(place, length)
        if kind in (_LIST, _SET):
            return self._list(place, depth)
        if kind in (_BYTE, _TRUE, _FALSE):
            return self.content[place], place + 1
        if kind == _DOUBLE:
            return self._bytes(place, 8)
        raise ValueError("a type that no footer has")

    def _bytes(self, place: int, length: int) -> tuple[bytes, int]:
        if place + length > len(self.content):
            raise ValueError("cut off")
        return self.content[place : place + length], place + length

    def _list(self, place: int, depth: int) -> tuple[list[Any], int]:
        head = self.content[place]
        place += 1
        size, kind = head >> 4, head & 15
        if size == _LONG_LIST:
            size, place = self._unsigned(place)
        found = []
        for _ in range(size):
            value, place = self._value(kind, place, depth + 1)
            found.append(value)
        return found, place
