"""Schemas that no writer writes are refused before they fill the memory."""

import struct
from pathlib import Path

import pytest

from mlgate.core.errors import CheckError
from mlgate.readers.arrow import open_arrow
from mlgate.readers.scratch import Scratch


def footer(fields: int, name: bytes) -> bytes:
    """Return the footer of an Arrow file whose `fields` all lead to one field, with this name."""
    at = 40 + 4 * fields
    table = struct.pack("<HHHH", 8, 8, 0, 4)
    head = struct.pack("<I", 12) + table + struct.pack("<iI", 8, 12) + table + struct.pack("<iII", 8, 4, fields)
    entries = b"".join(struct.pack("<I", at + 8 - (40 + 4 * index)) for index in range(fields))
    return head + entries + struct.pack("<HHHHiII", 6, 8, 4, 0, 8, 4, len(name)) + name


def opened(tmp_path: Path, metadata: bytes) -> tuple[str, ...]:
    """Return the names of the columns of a file with this footer."""
    path = tmp_path / "a.arrow"
    path.write_bytes(b"ARROW1\0\0" + metadata + struct.pack("<i", len(metadata)) + b"ARROW1")
    return open_arrow(path, "a.arrow", Scratch()).names


def test_one_field_is_read(tmp_path: Path) -> None:
    """The footer made here is one."""
    assert opened(tmp_path, footer(1, b"age")) == ("age",)


def test_many_fields_of_one_long_name_are_refused(tmp_path: Path) -> None:
    """A file of 200 KB would be 5 GB of names."""
    with pytest.raises(CheckError, match="its schema cannot be read"):
        opened(tmp_path, footer(50_000, b"x" * 100_000))
