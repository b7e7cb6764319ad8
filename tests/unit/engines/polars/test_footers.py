"""Footers that no writer writes are refused at once."""

import struct
import time
from pathlib import Path

import pytest

from mlgate.engines.polars.footers import read_footer

LIST_OF_ONE_LIST = b"\x19"
LIST_OF_TWO_BILLION_DOUBLES = b"\xf7\xff\xff\xff\xff\x07"


@pytest.mark.parametrize(
    "footer",
    [LIST_OF_ONE_LIST * 5_000, LIST_OF_ONE_LIST + LIST_OF_TWO_BILLION_DOUBLES, b"\x1c" * 5_000, b"\x18\xff\xff\x07"],
    ids=["lists in lists", "doubles that are not there", "objects in objects", "text that is not there"],
)
def test_a_hostile_footer_is_none(tmp_path: Path, footer: bytes) -> None:
    """Neither the stack nor the memory is at its mercy."""
    path = tmp_path / "a.parquet"
    path.write_bytes(b"PAR1" + footer + struct.pack("<i", len(footer)) + b"PAR1")
    started = time.process_time()
    assert read_footer(path, frozenset({"x"})) is None
    assert time.process_time() - started < 1
