"""A verdict out of what a fork's run has left: bytes that nobody vouches for.

Nothing is unpacked onto the disk. Of an archive the one file of the fixed name is read in memory, within limits that
hold whatever its directory says.
"""

from __future__ import annotations

import io
import os
import stat
import zipfile
import zlib
from pathlib import Path
from typing import Any

from mlgate.core.display import plain
from mlgate.core.errors import UsageError
from mlgate.core.model import Verdict
from mlgate.core.verdict_file import MOST_BYTES, read_verdict
from mlgate.github.api import Client
from mlgate.github.event import FinishedRun, at, number

FILE = "verdict.json"
# A verdict shrinks to a tenth and less.
MOST_PACKED = 16 * 1024 * 1024
_ENCRYPTED = 0x1
_KNOWN = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)


def fetch(client: Client, repository: str, run: FinishedRun, name: str) -> Verdict | None:
    """Return the verdict in the artefact `name` of `run`; `None` where the run has left none.

    Raises:
        ApiError: GitHub refused, or gave no answer.
        UsageError: what was left is no verdict.
    """
    listed = client.pages(f"/repos/{repository}/actions/runs/{run.number}/artifacts", name=name)
    left = [one for one in listed if _is_it(one, run, name)]
    if not left:
        return None
    # A run that was repeated has left several.
    newest = max(left, key=lambda one: one["id"])
    size = newest.get("size_in_bytes")
    if not isinstance(size, int) or size > MOST_PACKED:
        raise UsageError(f"the artefact '{plain(name)}' is too large for a verdict: at most {MOST_PACKED:,} bytes")
    content = client.download(f"/repos/{repository}/actions/artifacts/{newest['id']}/zip", most=MOST_PACKED)
    return read_verdict(unpacked(content), FILE)


def _is_it(one: dict[str, Any], run: FinishedRun, name: str) -> bool:
    named = one.get("name") == name and one.get("expired") is False and number(one.get("id")) is not None
    return named and at(one, "workflow_run", "head_sha") in (None, run.sha)


def unpacked(content: bytes) -> bytes:
    """Return the file `verdict.json` of the archive `content`. Raises UsageError where there is none to trust."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = [entry for entry in archive.infolist() if entry.filename == FILE]
            if len(entries) != 1:
                raise UsageError(f"the artefact holds {len(entries):,} files '{FILE}' at its top, where one is wanted")
            (entry,) = entries
            if entry.flag_bits & _ENCRYPTED or entry.compress_type not in _KNOWN or entry.file_size > MOST_BYTES:
                raise UsageError(f"'{FILE}' in the artefact is encrypted, packed in no usual way, or too large")
            with archive.open(entry) as stream:
                # The directory may lie about the size.
                return _bounded(stream.read(MOST_BYTES + 1))
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError, ValueError) as error:
        raise UsageError(f"the artefact is no archive that can be read: {plain(error, limit=200)}") from error


def from_path(path: Path) -> Verdict:
    """Return the verdict in the file `path`, or in `verdict.json` of the folder `path`; links are not followed.

    Raises:
        UsageError: there is no such file, or it holds no verdict.
    """
    file = path / FILE if path.is_dir() and not path.is_symlink() else path
    try:
        descriptor = os.open(file, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))
        with os.fdopen(descriptor, "rb") as stream:
            if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                raise UsageError(f"{plain(file)} is no file")
            return read_verdict(_bounded(stream.read(MOST_BYTES + 1)), os.fspath(file))
    except OSError as error:
        raise UsageError(f"{plain(file)}: cannot be read: {error.strerror}") from error


def _bounded(content: bytes) -> bytes:
    if len(content) > MOST_BYTES:
        raise UsageError(f"'{FILE}' is too large for a verdict: at most {MOST_BYTES:,} bytes")
    return content
