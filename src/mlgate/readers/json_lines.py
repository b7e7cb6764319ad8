"""JSON Lines: an object in each line, looked at before engines guess what they hold."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import msgspec

from mlgate.core.display import plain
from mlgate.core.errors import CheckError
from mlgate.readers.files import DataFile, Reading
from mlgate.readers.scratch import GIB, Bounded, Scratch
from mlgate.readers.text import open_text

_LONGEST_LINE = 1 << 28
_LARGEST_ARRAY = 1 << 30
_OBJECT = msgspec.json.Decoder(dict[str, msgspec.Raw])


def open_json_lines(path: Path, shown: str, reading: Reading, scratch: Scratch) -> DataFile:
    """Return the file `path` of JSON Lines, or of one JSON array of objects, as JSON Lines in UTF-8.

    `names` are the keys of all objects, in the order in which they first appear.

    Raises:
        CheckError: a line is no JSON object; the message names it.
    """
    text = open_text(path, shown, reading.encoding, scratch=scratch, most_gib=reading.disk_gib)
    blocks, copied = text.blocks, text.path
    if text.head.lstrip()[:1] == b"[":
        copied = scratch.file("array.jsonl")
        target = Bounded(copied, most=int(reading.disk_gib * GIB), shown=shown, what="unpacked")
        blocks = _array(text.blocks, target, shown)
    names: dict[str, None] = {}
    rows = 0
    for found, count in _objects(_lines(blocks, shown), shown):
        rows += count
        for keys in found:
            names.update(dict.fromkeys(keys))
    return DataFile(path=copied, shown=shown, format="jsonl", names=tuple(names), rows=rows)


def _lines(blocks: Iterable[bytes], shown: str) -> Iterator[bytes]:
    """Yield whole lines, many at once."""
    rest: list[bytes] = []
    size = 0
    for block in blocks:
        end = block.rfind(b"\n") + 1
        if end:
            yield b"".join([*rest, block[:end]])
            rest, size = [], 0
        rest.append(block[end:])
        size += len(block) - end
        if size > _LONGEST_LINE:
            raise CheckError(f"{shown}: has a line of more than 256 MiB; it is no JSON Lines")
    yield b"".join(rest)


def _objects(pieces: Iterable[bytes], shown: str) -> Iterator[tuple[Iterable[tuple[str, ...]], int]]:
    """Yield which keys objects have, and the number of objects."""
    before = 0
    for piece in pieces:
        try:
            piece.decode()
            objects = _OBJECT.decode_lines(piece)
        except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
            raise _first_broken(piece, before, shown) from None
        if _odd(piece, objects) and (number := _twice(piece)):
            raise CheckError(f"{shown}:{before + number}: has a key twice, of which parsers take one; remove the other")
        # Blank lines are no rows to any reader, and engines differ in what they make of those between rows.
        yield dict.fromkeys(map(tuple, objects)), len(objects)
        before += piece.count(b"\n")


def _odd(piece: bytes, objects: Sequence[Mapping[str, msgspec.Raw]]) -> bool:
    """Return whether `piece` may hold more keys than its `objects` do: by the colons after quotes, at little cost."""
    if any(space in piece for space in (b'" :', b'"\t:', b'"\r:')):
        return True
    signs, keys = piece.count(b'":'), sum(map(len, objects))
    if signs != keys:
        keys += sum(bytes(value).count(b'":') for one in objects for value in one.values())
    return signs != keys


def _twice(piece: bytes) -> int:
    """Return the number of the first line of `piece` whose object has a key twice, at any depth, or 0."""
    repeats: list[bool] = []

    def keep(pairs: list[tuple[str, object]]) -> None:
        repeats.append(len(dict(pairs)) < len(pairs))

    decoder = json.JSONDecoder(object_pairs_hook=keep, parse_int=str)
    for number, line in enumerate(piece.decode().split("\n"), 1):
        # What is nested deeper than this can follow was not refused, and is as it is.
        with contextlib.suppress(RecursionError):
            decoder.decode(line or "0")
        if any(repeats):
            return number
        repeats.clear()
    return 0


def _first_broken(piece: bytes, before: int, shown: str) -> CheckError:
    number = before
    for line in piece.split(b"\n"):
        number += 1
        try:
            line.decode()
            if line.strip():
                _OBJECT.decode(line)
        except UnicodeDecodeError:
            return CheckError(f"{shown}:{number}: is not UTF-8 text; say what it is by `encoding`, or save it as UTF-8")
        except RecursionError:
            return CheckError(f"{shown}:{number}: is nested too deeply")
        except msgspec.ValidationError:
            return CheckError(f'{shown}:{number}: is no JSON object; each line must be one, such as {{"a": 1}}')
        except msgspec.DecodeError as error:
            # msgspec names a place and a character of the syntax, and quotes no values.
            why = plain(str(error).removeprefix("JSON is malformed: "), limit=80)
            return CheckError(f"{shown}:{number}: is no JSON ({why}); mend the line")
    return CheckError(f"{shown}:{before + 1}: is no JSON Lines")


def _array(blocks: Iterable[bytes], target: Bounded, shown: str) -> Iterator[bytes]:
    """Yield the objects of a JSON array as lines, having written them to `target`."""
    parts: list[bytes] = []
    size = 0
    for block in blocks:
        parts.append(block)
        size += len(block)
        if size > _LARGEST_ARRAY:
            raise CheckError(
                f"{shown}: is a JSON array of more than 1 GiB; write it as JSON Lines, an object in each line"
            )
    try:
        rows = msgspec.json.decode(b"".join(parts), type=list[msgspec.Raw])
    except (msgspec.MsgspecError, RecursionError) as error:
        why = plain(str(error), limit=100)
        raise CheckError(f"{shown}: begins as a JSON array and is none ({why}); mend it, or write JSON Lines") from None
    del parts
    with target:
        for row in rows:
            line = msgspec.json.format(bytes(row), indent=-1) + b"\n"
            target.write(line)
            yield line
