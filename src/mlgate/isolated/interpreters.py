"""A Python of a version that is not our own, where the machine has one."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from mlgate.core.display import plain
from mlgate.core.errors import CheckError

_SECONDS = 60
_ASK = "import sys; print('%d.%d' % sys.version_info[:2])"


def running() -> str:
    """Return the version of the Python that runs this, `3.11`."""
    return f"{sys.version_info.major}.{sys.version_info.minor}"


def find(versions: Sequence[str], what: str) -> tuple[Path, str]:
    """Return a Python of one of `versions`, the first that there is, and which one it is; our own where it will do.

    Raises:
        CheckError: there is none; `what` is what needs it.
    """
    if running() in versions:
        return Path(sys.executable), running()
    for command in _candidates(versions):
        version = _said([command, "-I", "-c", _ASK])
        if version in versions:
            return Path(command), version
    mend = f"install one of them (`uv python install {versions[0]}`), or run mlgate with it"
    raise CheckError(f"{what} needs Python {' or '.join(versions)}, and this is {running()}; {mend}")


def _candidates(versions: Sequence[str]) -> Iterator[str]:
    yield from (path for version in versions if (path := shutil.which(f"python{version}")) is not None)
    # uv knows of Pythons that it installed itself, and of those in the registry of Windows.
    if uv := shutil.which("uv"):
        # The folder at hand may be a repository with settings of its own for uv.
        find = [uv, "python", "find", "--no-config", "--no-python-downloads", "--system"]
        asked = ([*find, version] for version in versions)
        yield from (path for command in asked if (path := _said(command)))


def _said(command: Sequence[str]) -> str:
    """Return the first line that a program says, empty where it fails: some launchers stand for no program at all."""
    try:
        done = subprocess.run(  # noqa: S603 - no shell; programs that the user's own path names
            command, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=_SECONDS, check=False
        )
    except (OSError, ValueError, subprocess.TimeoutExpired):
        return ""
    lines = done.stdout.splitlines()
    return plain(lines[0].strip(), limit=4096) if done.returncode == 0 and lines else ""
