"""The text of a file as UTF-8, a block at a time, however it is encoded and compressed."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from pathlib import Path

import msgspec

from mlgate.core.display import plain
from mlgate.core.errors import CheckError
from mlgate.readers.compressed import BLOCK, SUFFIXES, unpacked
from mlgate.readers.dialects import known_encoding
from mlgate.readers.scratch import GIB, Bounded, Scratch

# UTF-32 first: its mark begins with that of UTF-16.
_MARKS = {
    codecs.BOM_UTF32_LE: "utf-32",
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF8: "utf-8",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}
_HEAD = 1 << 18
_LONGEST_HEADER = 1 << 24


class Text(msgspec.Struct, frozen=True, kw_only=True):
    """The text of a file: its first lines, and all of it as blocks that may be gone through once.

    While they are, what is not plain UTF-8 already is copied; `path` is the file to read afterwards.
    """

    head: bytes
    blocks: Iterator[bytes]
    path: Path


def open_text(path: Path, shown: str, encoding: str | None, *, scratch: Scratch, most_gib: float) -> Text:
    """Return the text of `path`, in `encoding` or what its byte-order mark says or UTF-8, without such a mark.

    `most_gib` limits what is written to `scratch`.

    Raises:
        CheckError: the encoding is not known, or (also while the blocks are gone through) the file is damaged or is
            not in it. That UTF-8 is UTF-8 is not looked at.
    """
    packed = path.suffix.lower() in SUFFIXES
    blocks = unpacked(path, shown) if packed else _blocks(path)
    first = next(blocks, b"")
    mark = next((mark for mark in _MARKS if first.startswith(mark)), b"")
    codec = _codec(encoding, _MARKS.get(mark), shown)
    blocks = _chained([first], blocks)
    blocks = _without(mark, blocks) if codec == "utf-8" else _recoded(blocks, codec, shown)
    copied = path
    if packed or mark or codec != "utf-8":
        copied = scratch.file(path.with_suffix("").name if packed else path.name)
        target = Bounded(copied, most=int(most_gib * GIB), shown=shown, what="unpacked" if packed else "recoded")
        blocks = _copying(blocks, target)
    head: list[bytes] = []
    size = 0
    for block in blocks:
        head.append(block)
        size += len(block)
        if size >= _LONGEST_HEADER or (size >= _HEAD and b"\n" in block):
            break
    return Text(head=b"".join(head), blocks=_chained(head, blocks), path=copied)


def _blocks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as stream:
        while block := stream.read(BLOCK):
            yield block


def _chained(first: list[bytes], rest: Iterator[bytes]) -> Iterator[bytes]:
    yield from first
    yield from rest


def _without(mark: bytes, blocks: Iterator[bytes]) -> Iterator[bytes]:
    yield next(blocks)[len(mark) :]
    yield from blocks


def _codec(stated: str | None, marked: str | None, shown: str) -> str:
    if stated is None:
        return marked or "utf-8"
    known = known_encoding(stated)
    if known is None:
        words = f'`encoding = "{plain(stated, limit=40)}"` is not known; name one such as utf-8, utf-16 or cp1252'
        raise CheckError(f"{shown}: {words}")
    if known in ("utf-8", "utf-8-sig", "ascii"):
        return marked or "utf-8"
    return known


def _recoded(blocks: Iterator[bytes], codec: str, shown: str) -> Iterator[bytes]:
    decoder = codecs.getincrementaldecoder(codec)()
    line = 1
    for block, final in _lasting(blocks):
        try:
            text = decoder.decode(block, final)
        except UnicodeError as error:
            # What lies before the fault in this block is of the same encoding.
            start = getattr(error, "start", 0)
            line += block[:start].count("\n".encode(codec).lstrip(b"\xff\xfe\0").rstrip(b"\0"))
            words = f"is not text in {codec}; say what it is by `encoding`, or save it as UTF-8"
            raise CheckError(f"{shown}:{line}: {words}") from None
        line += text.count("\n")
        yield text.encode()


def _lasting(blocks: Iterator[bytes]) -> Iterator[tuple[bytes, bool]]:
    for block in blocks:
        yield block, False
    yield b"", True


def _copying(blocks: Iterator[bytes], target: Bounded) -> Iterator[bytes]:
    with target:
        for block in blocks:
            target.write(block)
            yield block
