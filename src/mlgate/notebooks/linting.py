"""Runs a linter over notebooks through nbQA and reads what it says, with the cell and the line within it.

nbQA copies the code cells to a temporary module beside the notebook, runs the linter on that and puts the places back.
Notebooks are never changed, and never run, unless the tool does so: doctest imports what it tests.
"""

from __future__ import annotations

import importlib.util
import os
import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import msgspec

from mlgate.core.display import plain
from mlgate.core.errors import CheckError
from mlgate.notebooks.remarks import Remark, remarks

_ARGUMENTS = {
    "mypy": ("--no-error-summary", "--show-column-numbers", "--no-color-output", "--no-pretty", "--show-error-codes"),
    "pylint": ("--score=no", "--msg-template={path}:{line}:{column}: {symbol}: {msg}"),
}
_OF_THE_EXTRA = frozenset({"mypy"})
# They read no further file after one with a failure.
_STOPPING = frozenset({"doctest"})
_TIMEOUT_SECONDS = 600
_TRACEBACK = re.compile(r"^Traceback \(most recent call last\)", re.MULTILINE)
_PLACE = re.compile(r"(?::|, )cell_\d+:\d+")
# Exit codes that say that a tool did not judge; where nothing is said here, a tool judged if it said something.
_BROKEN_BITS = {"pylint": 1 | 32, "mypy": 2}


class UnjudgedError(CheckError):
    """Some notebooks could not be judged; `remarks` are those on the others."""

    def __init__(self, message: str, found: list[Remark]) -> None:
        """Keep what was found."""
        super().__init__(message)
        self.remarks = found


def lint(tool: str, notebooks: Sequence[str], root: Path) -> list[Remark]:
    """Return what `tool` says of `notebooks`, paths relative to `root`.

    Raises:
        ImportError: the tool is not installed, and an extra brings it.
        CheckError: the tool is not installed, or it, or nbQA, did not get as far as judging them.
    """
    if importlib.util.find_spec(tool) is None:
        message = f"{plain(tool)} is not installed beside mlgate"
        # What to install is said of what an extra brings.
        raise ModuleNotFoundError(message, name=tool) if tool in _OF_THE_EXTRA else CheckError(message)
    if tool in _STOPPING and len(notebooks) > 1:
        return _each(tool, notebooks, root)
    done = _run(tool, notebooks, root)
    found = [_relative(remark, root) for remark in remarks(done.stdout, tool)]
    if not done.returncode or _has_judged(done, tool):
        return found
    if len(notebooks) > 1:
        # One that cannot be judged must not keep the others from it.
        return _each(tool, notebooks, root)
    said = [line.strip() for line in (done.stderr + done.stdout).splitlines() if line.strip()]
    reason = plain(said[-1]) if said else f"exit code {done.returncode}"
    message = f"{tool} could not judge {plain(', '.join(notebooks))}: {reason}"
    raise CheckError(message)


def _has_judged(done: subprocess.CompletedProcess[str], tool: str) -> bool:
    """Whether `tool`, which ended in an error, did so because of what it found, and after all of it."""
    has_stopped = done.returncode & _BROKEN_BITS.get(tool, 0) or _TRACEBACK.search(done.stderr)
    return not has_stopped and _PLACE.search(done.stdout) is not None


def _each(tool: str, notebooks: Sequence[str], root: Path) -> list[Remark]:
    found, wrong = list[Remark](), list[str]()
    for notebook in notebooks:
        try:
            found += lint(tool, [notebook], root)
        except CheckError as error:
            wrong.append(str(error))
    if wrong:
        raise UnjudgedError("; ".join(wrong), found)
    return found


def _relative(remark: Remark, root: Path) -> Remark:
    path = Path(remark.path)
    if not path.is_absolute():
        return remark
    shown = path.relative_to(root.resolve()) if path.is_relative_to(root.resolve()) else path
    return msgspec.structs.replace(remark, path=shown.as_posix())


def _run(tool: str, notebooks: Sequence[str], root: Path) -> subprocess.CompletedProcess[str]:
    paths = [f"./{path}" if path.startswith("-") else path for path in notebooks]
    command = [sys.executable, "-m", "mlgate.notebooks.nbqa_unspaced", tool, *paths, *_ARGUMENTS.get(tool, ())]
    environment = {**os.environ, "PYTHONUTF8": "1", "NO_COLOR": "1"}
    try:
        return subprocess.run(  # noqa: S603 - no shell; the paths are files that were found, never options
            command,
            cwd=root,
            env=environment,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            timeout=_TIMEOUT_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        message = f"{tool} did not finish within {_TIMEOUT_SECONDS} s"
        raise CheckError(message) from error
