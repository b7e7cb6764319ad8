"""What git has in its index: the files of the next commit as they are there, and not as they lie in the folder.

Names are bytes to git; they are text here as `os.fsdecode` makes it, whatever stands in them. Nothing is fetched: what
a partial clone does not have is missing.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from mlgate.core.display import plain
from mlgate.core.errors import CheckError
from mlgate.stores.git import why_outside
from mlgate.stores.git_program import environment, git

SYMLINK = "120000"
SUBMODULE = "160000"
# Of what is unmerged: our own side.
_STAGES = ("0", "2")
_FIELDS = 3


class Entry(msgspec.Struct, frozen=True):
    """A file in the index: its path relative to the folder asked about, its mode, and the name of its content."""

    path: str
    mode: str
    blob: str


def entries(root: Path) -> tuple[Entry, ...]:
    """Return the files below `root` that git's index has, in its order.

    Raises:
        CheckError: `root` is in no working tree of git, or git is not installed.
    """
    try:
        inside = git(root, "rev-parse", "--is-inside-work-tree").stdout.strip() == b"true"
    except FileNotFoundError:
        inside = False
    if not inside:
        raise CheckError(why_outside(root, so="what it tracks is not known"))
    done = git(root, "ls-files", "-s", "-z", also=_of_this_commit(root))
    if done.returncode != 0:
        message = f"git cannot list what it tracks: {plain(done.stderr.decode('utf-8', 'replace'))}"
        raise CheckError(message)
    return tuple(_entries(done.stdout))


def sizes(root: Path, blobs: Iterable[str]) -> dict[str, int]:
    """Return the size in bytes of each of `blobs` that is here."""
    wanted = "".join(f"{blob}\n" for blob in dict.fromkeys(blobs))
    done = _asked(root, "--batch-check=%(objectname) %(objecttype) %(objectsize)", wanted.encode("ascii"))
    fields = (line.split() for line in done.decode("ascii", "replace").splitlines())
    return {line[0]: int(line[2]) for line in fields if len(line) == _FIELDS and line[1] == "blob"}


def contents(root: Path, blobs: Iterable[str]) -> dict[str, bytes]:
    """Return the whole of each of `blobs` that is here; see to it that none is large."""
    wanted = "".join(f"{blob}\n" for blob in dict.fromkeys(blobs))
    if not wanted:
        return {}
    done = _asked(root, "--batch", wanted.encode("ascii"))
    found, place = dict[str, bytes](), 0
    while (end := done.find(b"\n", place)) >= 0:
        fields = done[place:end].decode("ascii", "replace").split()
        place = end + 1
        if len(fields) == _FIELDS:
            size = int(fields[2])
            found[fields[0]] = done[place : place + size]
            place += size + 1
    return found


def head(root: Path, blob: str, length: int) -> bytes:
    """Return the first `length` bytes of `blob`, however long it is; nothing where it is not here."""
    # As in `git_program`.
    import subprocess

    command = ["git", "-c", "core.fsmonitor=false", "cat-file", "blob", blob]
    env, nothing = environment() | _OFFLINE, subprocess.DEVNULL
    with subprocess.Popen(  # noqa: S603
        command, cwd=root, env=env, stdin=nothing, stdout=subprocess.PIPE, stderr=nothing
    ) as process:
        assert process.stdout is not None
        start: bytes = process.stdout.read(length)
        process.kill()
    return start


def filters(root: Path, paths: Iterable[str]) -> dict[str, str]:
    """Return the filter (`lfs`) that `.gitattributes`, as the index has it, gives to those of `paths` that have one."""
    given = b"".join(os.fsencode(path) + b"\0" for path in paths)
    if not given:
        return {}
    done = git(root, "check-attr", "--cached", "-z", "--stdin", "filter", given=given, also=_of_this_commit(root))
    parts = [os.fsdecode(part) for part in done.stdout.split(b"\0")[:-1]]
    triples = zip(parts[::_FIELDS], parts[2::_FIELDS], strict=True)
    return {path: value for path, value in triples if value not in {"unspecified", "unset", "set"}}


# Before git 2.44, which has a variable for it, a protocol that does not exist keeps a partial clone from fetching.
_OFFLINE = {"GIT_NO_LAZY_FETCH": "1", "GIT_ALLOW_PROTOCOL": "none"}


def _asked(root: Path, how: str, given: bytes) -> bytes:
    done = git(root, "cat-file", how, given=given, also=_OFFLINE)
    if done.returncode != 0:
        why = plain(done.stderr.decode("utf-8", "replace"))
        message = f"git cannot read what it tracks (a partial clone? fetch all of it): {why}"
        raise CheckError(message)
    return done.stdout


def _of_this_commit(root: Path) -> dict[str, str]:
    """Return the index of the commit that is being made, where it is not the repository's own.

    `git commit FILE` and `git commit -a` tell it to their hooks so; of another repository it must not be.
    """
    named = os.environ.get("GIT_INDEX_FILE")
    if not named:
        return {}
    folder = os.fsdecode(git(root, "rev-parse", "--absolute-git-dir").stdout.removesuffix(b"\n"))
    index = Path(named).absolute()
    return {"GIT_INDEX_FILE": str(index)} if folder and index.is_file() and index.is_relative_to(folder) else {}


def _entries(listing: bytes) -> Iterator[Entry]:
    for line in listing.split(b"\0")[:-1]:
        about, _, name = line.partition(b"\t")
        mode, blob, stage = about.decode("ascii").split()
        if stage in _STAGES:
            yield Entry(os.fsdecode(name), mode, blob)
