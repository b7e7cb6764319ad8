"""Files that are no tables, recognised by their first bytes, since a parser's words about them help nobody."""

from __future__ import annotations

import stat
from pathlib import Path, PurePosixPath

from mlgate.core.display import plain
from mlgate.core.errors import CheckError
from mlgate.readers.compressed import compression_of

_LFS = b"version https://git-lfs.github.com/spec/"
_HTML = (b"<!doctype html", b"<html", b"<?xml", b"<error>")
_OTHERS = {
    b"PAR1": ("a Parquet file", ".parquet"),
    b"ARROW1": ("an Arrow file", ".arrow"),
    b"PK\x03\x04": ("a zip archive, as Excel's workbooks are; save the table as CSV or Parquet", None),
    b"\xd0\xcf\x11\xe0": ("an Excel workbook; save the table as CSV or Parquet", None),
    b"SQLite format 3": ("an SQLite database", None),
    b"%PDF": ("a PDF document", None),
    b"\x80\x04": ("a Python pickle, which is never loaded; write the table as Parquet", None),
    b"\x80\x05": ("a Python pickle, which is never loaded; write the table as Parquet", None),
    b"\x89HDF": ("an HDF5 file; write the table as Parquet", None),
    b"ORC": ("an ORC file; write the table as Parquet", None),
    b"Obj\x01": ("an Avro file; write the table as Parquet", None),
}
_HEAD = 512


def refuse_others(path: Path, shown: str, form: str, *, packed: bool) -> None:
    """Say what `path`, which should be of the format `form` (or compressed where `packed`), is instead.

    Raises:
        CheckError: it is empty, no plain file, or recognised as something else.
    """
    status = path.stat()
    if not stat.S_ISREG(status.st_mode):
        raise CheckError(f"{shown}: is not a plain file")
    if status.st_size == 0:
        raise CheckError(f"{shown}: is empty (0 bytes)")
    # What was fetched has a name of its own here.
    name = PurePosixPath(shown)
    with path.open("rb") as stream:
        head = stream.read(_HEAD)
    if head.startswith(_LFS):
        raise CheckError(f"{shown}: is a pointer of Git LFS, not the file itself; run `git lfs pull`")
    if head.lstrip().lower().startswith(_HTML) and form != "parquet":
        words = "is a web page or an error message saved as data (HTML or XML); fetch the file again"
        raise CheckError(f"{shown}: {words}")
    if packed:
        return
    if suffix := compression_of(head):
        raise CheckError(
            f"{shown}: is compressed, though its name does not say so; name it '{plain(name.name)}{suffix}'"
        )
    for magic, (words, right) in _OTHERS.items():
        if head.startswith(magic) and (right is None or form not in right):
            mend = f"; name it '{plain(name.stem)}{right}', or set `format`" if right else ""
            raise CheckError(f"{shown}: is {words}{mend}")
