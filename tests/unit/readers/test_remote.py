"""What is kept of other machines is removed in time, and nothing else is."""

import os
from pathlib import Path

import pytest

from mlgate.readers.remote import fetch

fsspec = pytest.importorskip("fsspec")


def test_only_what_was_fetched_is_forgotten(tmp_path: Path) -> None:
    """A repository may bring a link to any folder by the name of the one that keeps them."""
    system = fsspec.filesystem("memory")
    for name in ("old", "new"):
        system.pipe(f"/forgetting/{name}.csv", b"x\n1\n")
    (old, _), *_ = fetch("memory://forgetting/old.csv", tmp_path)
    mine = tmp_path / "letter.txt"
    mine.write_text("mine")
    for path in (old, mine):
        os.utime(path, (1, 1))
    fetch("memory://forgetting/new.csv", tmp_path)
    assert not old.exists()
    assert mine.read_text() == "mine"
