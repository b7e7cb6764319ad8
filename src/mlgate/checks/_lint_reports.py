"""What the rules say of one file, as it is passed between processes and kept in the cache."""

from __future__ import annotations

import gc
import os
from pathlib import Path

import msgspec

from mlgate import rules
from mlgate.core.model import Finding
from mlgate.rules.reading import read
from mlgate.rules.rule import Limits


class Line(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A finding, by what its line is known again wherever it moves, and whether it can be mended."""

    finding: Finding
    text: str
    fixable: bool = False


class Report(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What was found in the file shown as `shown` when its bytes had `digest`.

    `unread` says why it cannot be read, `crash` where mlgate failed over it, `ignored` why nothing in it is Python.
    """

    shown: str
    digest: str = ""
    lines: tuple[Line, ...] = ()
    ignored: str = ""
    unread: str = ""
    crash: str = ""


class Work(msgspec.Struct, frozen=True, kw_only=True):
    """What is to be linted, files with how they are shown, and by which rules within which limits.

    `summed`: with the files' digests.
    """

    codes: tuple[str, ...]
    files: tuple[tuple[bytes, str], ...]
    summed: bool = False
    limits: Limits = Limits()


def report(work: Work, number: int) -> Report:
    """Return what the rules find in the file of `work` with `number`."""
    path, shown = work.files[number]
    try:
        content = Path(os.fsdecode(path)).read_bytes()
    except OSError as error:
        return Report(shown=shown, unread=error.strerror or type(error).__name__)
    # Looking for cycles takes up to a third of the time that a module is followed in; between files there are few.
    was_on = gc.isenabled()
    gc.disable()
    try:
        source = read(shown, content, work.codes)
        found = rules.examine(source, work.codes, work.limits)
    except Exception as error:  # noqa: BLE001 - one file must not keep the others from being linted
        return Report(shown=shown, crash=_crash(error))
    finally:
        if was_on:
            gc.enable()
    lines = tuple(Line(finding=one.finding, text=digest_of_line(one.line), fixable=one.is_fixable) for one in found)
    return Report(shown=shown, digest=digest(content) if work.summed else "", lines=lines, ignored=source.ignored)


def digest(content: bytes) -> str:
    """Return by what the cache knows a file's bytes again."""
    # 4 ms at start-up, and one file needs none.
    import hashlib

    return hashlib.blake2b(content, digest_size=16).hexdigest()


def digest_of_line(line: str) -> str:
    """Return by what a line is known again; a secret in it cannot be read from that."""
    # As in `digest`: most files have no findings.
    import hashlib

    return hashlib.sha256(line.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _crash(error: Exception) -> str:
    """Say where; the exception's own text may hold what stands in the file."""
    # 10 ms at start-up, for what should never happen.
    import traceback

    place = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__} at {Path(place.filename).name}:{place.lineno}"
