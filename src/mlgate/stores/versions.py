"""What a file was before: its versions along the first parents of a commit, which are what a branch was.

Asked of git in three questions, whatever there is: which commits changed the file, how large each version is, and what
is in them. All is bounded: a repository may have a million commits, and a file a gigabyte.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from mlgate.stores.git_program import git as _git

# The newest are returned; looked for among so many commits: on a branch of pull requests, as many of these.
MOST = 50
MOST_COMMITS = 2000
MOST_BYTES = 8 * 1024 * 1024
# What a user has set for `git log` must not change what it says.
_PLAIN = ("log.showRoot=true", "log.showSignature=false", "log.follow=false", "log.diffMerges=first-parent")
_FILES = ("100644", "100755")
# In a clone without all objects git would fetch those that are missing, one by one. Before 2.45 it knows the second.
_LOCAL = {"GIT_NO_LAZY_FETCH": "1", "GIT_ALLOW_PROTOCOL": "none"}


class Version(msgspec.Struct, frozen=True, kw_only=True):
    """A file as the commit `commit` made it, on the day `day` (`2026-01-31`, in UTC)."""

    commit: str
    day: str
    content: bytes


class _Change(msgspec.Struct, frozen=True, kw_only=True):
    commit: str
    day: str
    blob: str


def versions(root: Path, commit: str, path: str) -> list[Version]:
    """Return the newest versions of `path` (relative to `root`) up to `commit`, the oldest first; none where git fails.

    Of merged branches only the merge counts.
    """
    changes = list(_changes(root, commit, path))[:MOST]
    contents = _contents(root, [change.blob for change in changes]) if changes else {}
    return [
        Version(commit=change.commit, day=change.day, content=contents[change.blob])
        for change in reversed(changes)
        if change.blob in contents
    ]


def _changes(root: Path, commit: str, path: str) -> Iterator[_Change]:
    """Yield the commits that changed `path`, the newest first, each with what it made of it."""
    settings = [part for setting in _PLAIN for part in ("-c", setting)]
    # `--sparse` lists the other commits too, so that they are counted, and not only those that are found.
    walk = ("--first-parent", "-m", "--sparse", f"--max-count={MOST_COMMITS}", "--format=%H %ct")
    shown = ("--raw", "--no-abbrev", "--no-renames", "--no-ext-diff", "--no-color")
    done = _git(root, *settings, "log", *walk, *shown, "--end-of-options", commit, "--", f"./{path}", also=_LOCAL)
    at, day = "", ""
    for line in done.stdout.splitlines() if done.returncode == 0 else ():
        if line.startswith(b":"):
            _, mode, _, blob, what = line.decode("utf-8", "replace").split(maxsplit=4)
            if mode in _FILES and not what.startswith("D") and day:
                yield _Change(commit=at, day=day, blob=blob)
        elif line:
            at, _, seconds = line.decode("ascii", "replace").partition(" ")
            day = _day(seconds)


def _day(seconds: str) -> str:
    try:
        return f"{datetime.fromtimestamp(int(seconds), UTC):%Y-%m-%d}"
    except (ValueError, OverflowError, OSError):
        # A commit may say any number.
        return ""


def _contents(root: Path, blobs: Sequence[str]) -> dict[str, bytes]:
    """Return what is in `blobs`, the newest first, as many as fit."""
    wanted = list(dict.fromkeys(blobs))
    sizes = _git(root, "cat-file", "--batch-check=%(objectsize)", given=_lines(wanted), also=_LOCAL).stdout.split(b"\n")
    small, room = [], MOST_BYTES
    for blob, size in zip(wanted, sizes, strict=False):
        # Of one that is not there git says so in words.
        if size.isdigit() and int(size) <= room:
            room -= int(size)
            small.append(blob)
    told = _git(root, "cat-file", "--batch", given=_lines(small), also=_LOCAL).stdout if small else b""
    return dict(_batch(told))


def _lines(blobs: Sequence[str]) -> bytes:
    return "".join(f"{blob}\n" for blob in blobs).encode("ascii")


def _batch(told: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield the id and the content of each object in the answer of `git cat-file --batch`."""
    at = 0
    while at < len(told):
        end = told.index(b"\n", at)
        blob, _, size = told[at:end].decode("ascii", "replace").split(maxsplit=2)
        start, at = end + 1, end + 2 + int(size)
        yield blob, told[start : at - 1]
