"""Notebooks as nbstripout would leave them, and which cells it would change.

nbstripout itself strips them, to its standard output, with the arguments that the repository gives it: those of its
pre-commit hook, or of its git filter. Keys of git's configuration it reads for itself. No file is changed.
"""

from __future__ import annotations

import importlib.util
import json
import os
import shlex
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec
import yaml

from mlgate.core.display import plain
from mlgate.core.errors import CheckError

_TIMEOUT_SECONDS = 600
_HOOKS = ".pre-commit-config.yaml"
# They say what to do with the file, not what to strip.
_ACTIONS = frozenset({"--dry-run", "--force", "--textconv", "--verify", "-f", "-t"})


class Unstripped(msgspec.Struct, frozen=True, kw_only=True):
    """A cell that nbstripout would change, by number among the code cells (`None`: the notebook's own, or text)."""

    path: str
    cell: int | None
    what: str


def arguments(root: Path) -> tuple[str, ...]:
    """Return the arguments that the repository at `root` gives to nbstripout."""
    found = _of_hook(root)
    return tuple(one for one in (_of_filter(root) if found is None else found) if one not in _ACTIONS)


def unstripped(paths: Sequence[str], given: Sequence[str], root: Path) -> list[Unstripped]:
    """Return what nbstripout, with the arguments `given`, would strip from the notebooks `paths`, relative to `root`.

    Raises:
        ImportError: nbstripout is not installed.
        CheckError: nbstripout did not get as far.
    """
    if importlib.util.find_spec("nbstripout") is None:
        message = "No module named 'nbstripout'"
        raise ModuleNotFoundError(message, name="nbstripout")
    said = _run([*given, "--textconv", "--", *paths], root)
    decoder, position = json.JSONDecoder(), 0
    found: list[Unstripped] = []
    for path in paths:
        position += len(said[position:]) - len(said[position:].lstrip())
        after, position = decoder.raw_decode(said, position)
        before = json.loads((root / path).read_text("utf-8-sig"))
        found += [Unstripped(path=path, cell=cell, what=what) for cell, what in differences(before, after)]
    return found


def differences(before: dict[str, Any], after: dict[str, Any]) -> Iterator[tuple[int | None, str]]:
    """Yield which code cells of a notebook were changed, and how."""
    if before.get("metadata", {}) != after.get("metadata", {}):
        gone = sorted(set(before.get("metadata", {})) - set(after.get("metadata", {})))
        yield None, f"metadata of the notebook ({', '.join(gone) or 'some keys'})"
    cells, left = _cells(before), _cells(after)
    number = 0
    kept = _kept(cells, left)
    for cell, stripped in zip(cells, kept, strict=True):
        is_code = cell.get("cell_type") == "code"
        number += is_code
        what = ", ".join(_changed(cell, stripped)) if stripped is not None else "the whole cell"
        if what:
            yield (number if is_code else None), what


def _kept(cells: list[dict[str, Any]], left: list[dict[str, Any]]) -> list[dict[str, Any] | None]:
    """Return for each of `cells` what is left of it, `None` where it was dropped."""
    found: list[dict[str, Any] | None] = []
    position = 0
    for index, cell in enumerate(cells):
        is_last = len(cells) - index <= len(left) - position
        same = position < len(left) and _identity(cell) == _identity(left[position])
        if same or is_last:
            found.append(left[position])
            position += 1
        else:
            found.append(None)
    return found


def _identity(cell: dict[str, Any]) -> tuple[object, ...]:
    source = cell.get("source", cell.get("input", ""))
    return cell.get("cell_type"), "".join(map(str, source)) if isinstance(source, list) else source


def _changed(cell: dict[str, Any], stripped: dict[str, Any]) -> Iterator[str]:
    before, after = cell.get("outputs") or [], stripped.get("outputs") or []
    if len(before) != len(after):
        yield "outputs"
    elif [one.get("execution_count") for one in before] != [one.get("execution_count") for one in after]:
        yield "the counts of outputs"
    for key in ("execution_count", "prompt_number"):
        if cell.get(key) != stripped.get(key):
            yield "the execution count"
    if cell.get("id") != stripped.get("id"):
        yield "the cell's id"
    if cell.get("metadata", {}) != stripped.get("metadata", {}):
        gone = sorted(set(cell.get("metadata", {})) - set(stripped.get("metadata", {})))
        yield f"metadata ({', '.join(gone) or 'some keys'})"
    rest = {"cell_type", "execution_count", "id", "input", "metadata", "outputs", "prompt_number", "source"}
    if any(cell.get(key) != stripped.get(key) for key in set(cell) - rest):
        yield "other keys"


def _cells(document: dict[str, Any]) -> list[dict[str, Any]]:
    sheets = document.get("worksheets")
    holders = sheets if isinstance(sheets, list) else [document]
    return [cell for holder in holders for cell in holder.get("cells", [])]


def _of_hook(root: Path) -> list[str] | None:
    """Return the arguments of nbstripout's hook in pre-commit's configuration, `None` where there is no such hook."""
    try:
        configured = yaml.safe_load((root / _HOOKS).read_text("utf-8"))
        hooks = [hook for repository in configured["repos"] for hook in repository.get("hooks", [])]
        chosen = next(hook for hook in hooks if hook.get("id") == "nbstripout")
        return [str(one) for one in chosen.get("args", [])]
    except (OSError, ValueError, yaml.YAMLError, KeyError, TypeError, AttributeError, StopIteration):
        return None


def _of_filter(root: Path) -> list[str]:
    """Return the arguments that git's filter has behind the name of nbstripout."""
    asked = ["git", "config", "--get", "filter.nbstripout.clean"]
    try:
        done = subprocess.run(asked, cwd=root, capture_output=True, encoding="utf-8", errors="replace", check=False)  # noqa: S603 - fixed
        words = shlex.split(done.stdout)
    except (OSError, ValueError):
        return []
    behind = next((index for index, word in enumerate(words, start=1) if Path(word).stem == "nbstripout"), len(words))
    return [word for word in words[behind:] if word not in ("%f", "--")]


def _run(given: Sequence[str], root: Path) -> str:
    command = [sys.executable, "-m", "nbstripout", *given]
    environment = {**os.environ, "PYTHONUTF8": "1"}
    try:
        done = subprocess.run(  # noqa: S603 - no shell; the paths are files that were found
            command,
            cwd=root,
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            errors="surrogatepass",
            timeout=_TIMEOUT_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        message = f"nbstripout did not finish within {_TIMEOUT_SECONDS} s"
        raise CheckError(message) from error
    if done.returncode:
        said = [line for line in done.stderr.splitlines() if line.strip()]
        message = f"nbstripout could not judge the notebooks: {plain(said[-1]) if said else done.returncode}"
        raise CheckError(message)
    return done.stdout
