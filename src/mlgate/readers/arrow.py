"""Arrow and Feather files: whole, and which columns they have.

Readers drop all but one of the columns of a name, so that the names are read here from the file's own schema: it is in
the footer of a file, and the first message of a stream (Apache Arrow, format/File.fbs, Message.fbs and Schema.fbs).
"""

from __future__ import annotations

import struct
from pathlib import Path

from mlgate.core.errors import CheckError
from mlgate.readers.files import DataFile
from mlgate.readers.names import distinct
from mlgate.readers.scratch import Scratch

_MAGIC = b"ARROW1"
_FEATHER_1 = b"FEA1"
_CONTINUED = b"\xff\xff\xff\xff"
_PADDED = 8
_TAIL = 10  # the length of the footer, and the magic bytes
_MOST_METADATA = 1 << 28
_SCHEMA_MESSAGE = 1


def open_arrow(path: Path, shown: str, scratch: Scratch) -> DataFile:
    """Return the Arrow file `path` in the file format, with the names of all its columns.

    Raises:
        CheckError: it is damaged, truncated or no Arrow.
    """
    with path.open("rb") as stream:
        head = stream.read(_PADDED)
        size = stream.seek(0, 2)
        stream.seek(max(0, size - _TAIL))
        tail = stream.read()
        _whole(head, tail, shown)
        in_file = head.startswith(_MAGIC)
        if in_file:
            length = struct.unpack("<i", tail[:4])[0] if len(tail) == _TAIL else 0
            stream.seek(max(0, size - _TAIL - max(0, length)))
        else:
            stream.seek(4)
            length = struct.unpack("<i", stream.read(4).ljust(4, b"\0"))[0]
        metadata = stream.read(length) if 0 < length < _MOST_METADATA else b""
    try:
        names = _names(metadata, in_file=in_file)
    except (struct.error, IndexError, UnicodeDecodeError, ValueError) as error:
        raise CheckError(f"{shown}: is damaged: its schema cannot be read; fetch or write it anew") from error
    twice = len(set(names)) < len(names)
    if twice or not in_file:
        path = _rewritten(path, shown, scratch, stream_format=not in_file)
    return DataFile(path=path, shown=shown, format="arrow", names=names)


def _whole(head: bytes, tail: bytes, shown: str) -> None:
    if head.startswith(_FEATHER_1):
        raise CheckError(f"{shown}: is in version 1 of Feather, which no engine reads; write it as version 2")
    if head.startswith(_MAGIC) and not tail.endswith(_MAGIC):
        raise CheckError(f"{shown}: is a truncated Arrow file: it does not end with 'ARROW1'; fetch or write it anew")
    if not head.startswith((_MAGIC, _CONTINUED)):
        raise CheckError(f"{shown}: is damaged, or no Arrow file: it does not begin with 'ARROW1'; write it anew")


def _names(metadata: bytes, *, in_file: bool) -> tuple[str, ...]:
    """Return the names of the fields of the schema in `metadata`, a file's footer or a stream's first message."""
    root = _uint(metadata, 0)
    if not in_file:
        kind = _slot(metadata, root, 1)
        if not kind or metadata[kind] != _SCHEMA_MESSAGE:
            raise ValueError
    schema = _followed(metadata, _slot(metadata, root, 1 if in_file else 2))
    fields = _followed(metadata, _slot(metadata, schema, 1))
    names: list[str] = []
    room = len(metadata)
    for index in range(min(_uint(metadata, fields), len(metadata) // 4)):
        field = _followed(metadata, fields + 4 + 4 * index)
        named = _slot(metadata, field, 0)
        if not named:
            names.append("")
            continue
        start = _followed(metadata, named)
        name = metadata[start + 4 : start + 4 + _uint(metadata, start)]
        # Writers write each name anew; many fields that lead to one long name are no writer's.
        room -= len(name)
        if room < 0:
            raise ValueError
        names.append(name.decode())
    return tuple(names)


def _uint(buffer: bytes, place: int) -> int:
    return int(struct.unpack_from("<I", buffer, place)[0])


def _followed(buffer: bytes, place: int) -> int:
    """Return where the offset at `place` leads; a flatbuffer's offsets lead forward only."""
    if not place:
        raise ValueError
    return place + _uint(buffer, place)


def _slot(buffer: bytes, table: int, index: int) -> int:
    """Return the place of the field `index` of the `table`, 0 where it is left out."""
    vtable = table - struct.unpack_from("<i", buffer, table)[0]
    if vtable < 0:
        raise ValueError
    size = struct.unpack_from("<H", buffer, vtable)[0]
    place = 4 + 2 * index
    if place + 2 > size:
        return 0
    offset: int = struct.unpack_from("<H", buffer, vtable + place)[0]
    return table + offset if offset else 0


def _rewritten(path: Path, shown: str, scratch: Scratch, *, stream_format: bool) -> Path:
    """Write the file anew in the file format, with the columns' positions as a part of names that stand twice."""
    try:
        # 150 ms, and only for streams and for names that stand twice.
        import pyarrow as pa
    except ImportError:
        words = "in Arrow's stream format" if stream_format else "of columns with one name for several"
        raise CheckError(f"{shown}: is {words}, which takes another library to read: pip install pyarrow") from None
    target = scratch.file("rewritten.arrow")
    opened = pa.ipc.open_stream if stream_format else pa.ipc.open_file
    try:
        with pa.OSFile(str(path)) as source, opened(source) as reader:
            schema = reader.schema
            pairs = zip(schema, distinct(schema.names), strict=True)
            renamed = pa.schema([field.with_name(name) for field, name in pairs])
            with pa.ipc.new_file(str(target), renamed) as writer:
                batches = reader if stream_format else map(reader.get_batch, range(reader.num_record_batches))
                for batch in batches:
                    writer.write_batch(pa.record_batch(batch.columns, schema=renamed))
    except (pa.ArrowException, OSError, ValueError) as error:
        words = f"is damaged or truncated ({type(error).__name__}); fetch or write it anew"
        raise CheckError(f"{shown}: {words}") from error
    return target
