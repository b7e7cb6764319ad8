"""Environments that a later step, or a later job, finds again: named by all that decides what is in them.

Needs nothing beyond Python, since it runs before mlgate's own dependencies are there.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import shutil
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

# What the wheel is made of.
_SOURCES = ("src", "pytest_plugin", "hooks")
_COMPLETE = "mlgate-complete"
# Nobody installs for so long: the job was cancelled on the way.
_GIVEN_UP = 3600.0


def name(action: Path, *parts: str) -> str:
    """Return the name of an environment with mlgate of the checkout `action`, which differs by any of `parts`.

    The checkout is told by its content, as a job may pin a tag, which moves.
    """
    summed = hashlib.sha256(json.dumps(parts).encode("ascii"))
    for file in _files(action):
        content = file.read_bytes()
        place = file.relative_to(action).as_posix().encode("utf-8", "surrogateescape")
        summed.update(b"%d %s %d\n" % (len(place), place, len(content)) + content)
    return f"mlgate-{summed.hexdigest()[:24]}"


def _files(action: Path) -> Iterator[Path]:
    yield action / "pyproject.toml"
    for top in _SOURCES:
        for folder, folders, files in os.walk(action / top):
            folders[:] = sorted(one for one in folders if one != "__pycache__")
            yield from (Path(folder, file) for file in sorted(files))


def packages(folders: Iterable[str]) -> tuple[str, ...]:
    """Return the packages in `folders` with their versions, as the names of their metadata tell them."""
    found: set[str] = set()
    for folder in folders:
        with contextlib.suppress(OSError):
            names = (one.name for one in Path(folder).iterdir())
            found |= {one for one in names if one.endswith((".dist-info", ".egg-info", ".egg-link"))}
    return tuple(sorted(found))


def is_complete(environment: Path) -> bool:
    """Return whether all is in `environment` that was to come in."""
    return (environment / _COMPLETE).is_file()


def claim(environment: Path) -> bool:
    """Make the folder `environment`; return whether it is ours to fill, and no other job's that is at it."""
    environment.parent.mkdir(parents=True, exist_ok=True)
    with contextlib.suppress(OSError):
        if environment.stat().st_mtime < time.time() - _GIVEN_UP:
            shutil.rmtree(environment)
    try:
        environment.mkdir(mode=0o700)
    except FileExistsError:
        return False
    return True


def complete(environment: Path) -> None:
    """Let others use `environment`."""
    (environment / _COMPLETE).touch()
