"""Runs a linter over notebooks through nbQA and reads what it says, with the cell and the line within it.

nbQA copies the code cells to a temporary module beside the notebook, runs the linter on that and puts the places back.
Notebooks are never changed and never run. ruff is asked for its concise format: the places of its default one are
those of the temporary module.
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
import nbqa

from mlgate.core.display import plain
from mlgate.core.errors import CheckError

# What ruff itself does not say of notebooks, where the last line of a cell is shown and later cells import more.
_NOT_OF_NOTEBOOKS = "B018,D100,E402"
_ARGUMENTS = {
    "mypy": ("--no-error-summary", "--show-column-numbers", "--no-color-output", "--no-pretty", "--show-error-codes"),
    "ruff": ("--output-format=concise", "--no-cache", f"--extend-ignore={_NOT_OF_NOTEBOOKS}"),
}
_SUBCOMMANDS = {"ruff": "ruff check"}
_FOUND_NOTHING, _FOUND_SOMETHING = 0, 1
_TIMEOUT_SECONDS = 600

_REMARK = re.compile(r"(?P<path>.+\.ipynb):cell_(?P<cell>\d+):(?P<line>\d+)(?::(?P<column>\d+))?:? (?P<words>.+)")
_CODE_FIRST = re.compile(r"(?P<code>[A-Z]+\d+|[a-z]+(?:-[a-z]+)+):? (?:\[\*\] )?(?P<message>.+)")
_CODE_LAST = re.compile(r"(?:error|warning): (?P<message>.+?)(?:\s+\[(?P<code>[a-z0-9-]+)\])?")


class Remark(msgspec.Struct, frozen=True, kw_only=True):
    """One thing a linter says of a notebook; `cell` counts code cells and `line` lines within it, both from 1."""

    path: str
    cell: int
    line: int
    column: int | None
    code: str
    message: str


def lint(tool: str, notebooks: Sequence[str], root: Path) -> list[Remark]:
    """Return what `tool` says of `notebooks`, paths relative to `root`.

    Raises:
        ImportError: the tool is not installed.
        CheckError: the tool, or nbQA, did not get as far as judging them.
    """
    if importlib.util.find_spec(tool) is None:
        message = f"No module named '{tool}'"
        raise ModuleNotFoundError(message, name=tool)
    done = _run(tool, notebooks, root)
    remarks = [remark for line in done.stdout.splitlines() if (remark := _read(line, tool)) is not None]
    if done.returncode == _FOUND_NOTHING or (done.returncode == _FOUND_SOMETHING and remarks):
        return remarks
    said = [line.strip() for line in (done.stderr + done.stdout).splitlines() if line.strip()]
    reason = plain(said[-1]) if said else f"exit code {done.returncode}"
    message = f"{tool} could not judge {plain(', '.join(notebooks))}: {reason}"
    raise CheckError(message)


def _run(tool: str, notebooks: Sequence[str], root: Path) -> subprocess.CompletedProcess[str]:
    paths = [f"./{path}" if path.startswith("-") else path for path in notebooks]
    command = [sys.executable, "-m", nbqa.__name__, _SUBCOMMANDS.get(tool, tool), *paths, *_ARGUMENTS.get(tool, ())]
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


def _read(line: str, tool: str) -> Remark | None:
    """Return the remark that `line` is, or `None` for what is none: summaries, and mypy's notes to an error."""
    match = _REMARK.fullmatch(line)
    if match is None or match["words"].startswith("note: "):
        return None
    words = match["words"]
    said = _CODE_LAST.fullmatch(words) or _CODE_FIRST.fullmatch(words)
    column = match["column"]
    return Remark(
        path=match["path"].removeprefix("./"),
        cell=int(match["cell"]),
        line=int(match["line"]),
        column=int(column) if column else None,
        code=(said["code"] if said else None) or tool,
        message=said["message"] if said else words,
    )
