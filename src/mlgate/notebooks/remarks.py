"""What linters say, read from what they print: the notebook, the cell, the line within it, the code and the words."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

# What is asked of modules and is otherwise in notebooks: the last line of a cell is shown, later cells import more, and
# between two cells there are no blank lines.
_NOT_OF_NOTEBOOKS = frozenset({
    "B018", "C0114", "C0413", "D100", "E301", "E302", "E303", "E305", "E306", "E402", "W0104", "W0106", "W391",
    "expression-not-assigned", "missing-module-docstring", "pointless-statement", "wrong-import-position",
})  # fmt: skip
# They count columns from 0.
_FROM_ZERO = frozenset({"pylint"})

_PLACE = r"(?P<path>\S.*?\.ipynb):cell_(?P<cell>\d+):(?P<line>\d+)"
_REMARK = re.compile(_PLACE + r"(?::(?P<column>\d+))?:? (?P<words>.+)")
_TITLE = re.compile(r"(?:in|at) .+:")
_EXAMPLE = re.compile(r'File "(?P<path>.+\.ipynb)", cell_(?P<cell>\d+):(?P<line>\d+), in (?P<words>.+)')
_CODE_FIRST = re.compile(r"(?P<code>[A-Z]+\d+|[a-z]+(?:-[a-z]+)+):? (?:\[\*\] )?(?P<message>.+)")
_CODE_LAST = re.compile(r"(?:error|warning): (?P<message>.+?)(?:\s+\[(?P<code>[a-z0-9-]+)\])?")
_RULE = re.compile(r"\*{20,}")


class Remark(msgspec.Struct, frozen=True, kw_only=True):
    """One thing a linter says of a notebook; `cell` counts code cells and `line` lines within it, both from 1."""

    path: str
    cell: int
    line: int
    column: int | None
    code: str
    message: str


def remarks(said: str, tool: str) -> list[Remark]:
    """Return what `tool` says in its output of the cells of notebooks."""
    lines = said.splitlines()
    found = (*_one_line(lines, tool), *_examples(lines, tool))
    return [remark for remark in found if remark.code not in _NOT_OF_NOTEBOOKS]


def _one_line(lines: list[str], tool: str) -> Iterator[Remark]:
    """Yield the remarks of a line each, or of a line with the place and an indented one with the words."""
    for number, line in enumerate(lines):
        match = _REMARK.fullmatch(line)
        # A note of mypy belongs to the error above it.
        if match is None or match["words"].startswith("note: "):
            continue
        words = match["words"]
        if _TITLE.fullmatch(words) and lines[number + 1 : number + 2] and lines[number + 1].startswith(" "):
            words = lines[number + 1].strip()
        coded = _CODE_LAST.fullmatch(words) or _CODE_FIRST.fullmatch(words)
        yield Remark(
            path=match["path"].removeprefix("./"),
            cell=int(match["cell"]),
            line=max(int(match["line"]), 1),
            column=int(match["column"]) + (tool in _FROM_ZERO) if match["column"] else None,
            code=(coded["code"] if coded else None) or tool,
            message=coded["message"] if coded else words,
        )


def _examples(lines: list[str], tool: str) -> Iterator[Remark]:
    """Yield the examples of doctest that failed: what was run, what it should have given, and what it gave."""
    for number, line in enumerate(lines):
        match = _EXAMPLE.fullmatch(line)
        if match is None:
            continue
        parts: dict[str, list[str]] = {}
        title = ""
        for below in lines[number + 1 :]:
            if _RULE.fullmatch(below):
                break
            if below.endswith(":") and not below.startswith(" "):
                title = below.removesuffix(":")
            elif below.strip():
                parts.setdefault(title, []).append(below.strip())
        yield Remark(
            path=match["path"],
            cell=int(match["cell"]),
            line=int(match["line"]),
            column=None,
            code=tool,
            message=_told(parts),
        )


def _told(parts: dict[str, list[str]]) -> str:
    example = " ".join(parts.get("Failed example", ["an example"]))
    if "Exception raised" in parts:
        return f"{example} raised {parts['Exception raised'][-1]}"
    expected, got = (" ".join(parts.get(title, ["nothing"])) for title in ("Expected", "Got"))
    return f"{example} gave {got}, not {expected}"
