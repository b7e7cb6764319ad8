"""ruff over notebooks, which it reads itself: configured as the user did, and by us only where nobody did."""

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import sys
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from mlgate.core.display import plain
from mlgate.core.errors import CheckError
from mlgate.notebooks.remarks import Remark

# What is wrong in any notebook; the rules of mlgate are not among them.
RECOMMENDED = ("E4", "E7", "E9", "F", "B", "ICN", "NPY", "PD", "PLE")
# pandas' rules for what is no frame, and for a name.
_NOT_RECOMMENDED = ("PD011", "PD901")
_OWN_FILES = (".ruff.toml", "ruff.toml")
_FOUND_NOTHING, _FOUND_SOMETHING = 0, 1
_TIMEOUT_SECONDS = 600


def check(notebooks: Mapping[str, str | None], root: Path) -> list[Remark]:
    """Return what ruff says of `notebooks`, paths relative to `root`, each with a text to read instead, if any.

    Raises:
        ImportError: ruff is not installed.
        CheckError: ruff did not get as far as judging them.
    """
    if importlib.util.find_spec("ruff") is None:
        message = "No module named 'ruff'"
        raise ModuleNotFoundError(message, name="ruff")
    found: list[Remark] = []
    for configured in (True, False):
        paths = [path for path in notebooks if is_configured(root / path) == configured]
        chosen = () if configured else _ours()
        whole = [path for path in paths if notebooks[path] is None]
        if whole:
            found += _read(_run([*chosen, "--", *whole], root), whole, {}, root)
        for path in paths:
            text = notebooks[path]
            if text is not None:
                said = _run([*chosen, f"--stdin-filename={path}", "-"], root, text)
                found += _read(said, [path], {path: text}, root)
    return found


def is_configured(notebook: Path) -> bool:
    """Whether ruff has a configuration for `notebook`: a file in a folder above it, or the user's own."""
    home = os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config"
    if any((Path(home, "ruff") / name).is_file() for name in (*_OWN_FILES, "pyproject.toml")):
        return True
    folder = Path(os.path.abspath(notebook)).parent  # noqa: PTH100 - ruff does not follow links either
    return any(_configures(above) for above in (folder, *folder.parents))


def _configures(folder: Path) -> bool:
    if any((folder / name).is_file() for name in _OWN_FILES):
        return True
    project = folder / "pyproject.toml"
    if not project.is_file():
        return False
    try:
        tools = tomllib.loads(project.read_text("utf-8")).get("tool")
    except (OSError, ValueError):
        # ruff says what is wrong with it.
        return True
    return isinstance(tools, dict) and "ruff" in tools


def _ours() -> tuple[str, ...]:
    return (f"--select={','.join(RECOMMENDED)}", f"--ignore={','.join(_NOT_RECOMMENDED)}")


def _run(arguments: Sequence[str], root: Path, text: str | None = None) -> str:
    command = [sys.executable, "-m", "ruff", "check", "--output-format=json", "--no-cache", "--force-exclude"]
    try:
        done = subprocess.run(  # noqa: S603 - no shell; the paths are files that were found, never options
            [*command, *arguments],
            cwd=root,
            input=text,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            timeout=_TIMEOUT_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        message = f"ruff did not finish within {_TIMEOUT_SECONDS} s"
        raise CheckError(message) from error
    if done.returncode in (_FOUND_NOTHING, _FOUND_SOMETHING):
        return done.stdout
    said = [line.strip() for line in done.stderr.splitlines() if line.strip()]
    message = f"ruff could not judge the notebooks: {plain(' '.join(said[:4]), limit=400) or done.returncode}"
    raise CheckError(message)


def _read(said: str, paths: Sequence[str], texts: Mapping[str, str], root: Path) -> list[Remark]:
    known = {os.path.realpath(root / path): path for path in paths}
    cells: dict[str, list[int]] = {}
    found = []
    for one in json.loads(said or "[]"):
        path = known.get(os.path.realpath(root / str(one.get("filename"))))
        if path is None:
            continue
        if path not in cells:
            cells[path] = _code_cells(texts.get(path) or (root / path).read_text("utf-8-sig"))
        found.append(_remark(one, path, cells[path]))
    return found


def _remark(said: dict[str, Any], path: str, cells: list[int]) -> Remark:
    number = int(said.get("cell") or 1)
    place = said["location"]
    return Remark(
        path=path,
        # ruff counts all cells, also those of text.
        cell=cells[number - 1] if number <= len(cells) else number,
        line=int(place["row"]),
        column=int(place["column"]),
        code=str(said.get("code") or "invalid-syntax"),
        message=str(said["message"]),
    )


def _code_cells(text: str) -> list[int]:
    """Return for every cell how many code cells there are up to it."""
    count, counts = 0, list[int]()
    for cell in json.loads(text).get("cells", []):
        count += isinstance(cell, dict) and cell.get("cell_type") == "code"
        counts.append(count)
    return counts
