"""A Jupyter notebook (nbformat 3 and 4) as one module: code cells in order, without what only IPython understands."""

from __future__ import annotations

import functools
import json
import re
from collections.abc import Iterable, Iterator
from itertools import starmap
from typing import Any

import msgspec

from mlgate.rules.notebook_text import source_lines
from mlgate.rules.sources import MAX_NOTEBOOK_BYTES, Cell, Notebook, NotebookCell, Source, broken, parse, parsed

# What kernels of Python call their language.
PYTHON = frozenset({"", "ipython", "python", "python2", "python3"})
# Cell magics whose cell is still Python.
_PYTHON_MAGICS = frozenset({"capture", "memit", "mprun", "prun", "python", "python3", "snakeviz", "time", "timeit"})
_CELL_MAGIC = re.compile(r"\s*%%(\w*)")
# Line magics that run the Python after them.
_RUNNING = re.compile(r"[ \t]*%(?:time|timeit|prun|memit)[ \t]+(?=[^\s-])")
_MAGIC_LINE = re.compile(r"([ \t]*)(?:[%!?]|\S.*[^#\s?]\?{1,2}[ \t]*$)")
_MAGIC_VALUE = re.compile(r"([ \t]*[\w.,* \t\[\]'\"]+=[ \t]*)[!%](?!=)")
# A comment that excuses what is found in a magic's line.
_EXCUSE = re.compile(r"[ \t]+#[ \t]*(?:noqa\b|mlgate:)[^#\\]*", re.IGNORECASE)
_CANDIDATE = re.compile(r"^[ \t]*[%!?]|\?[ \t]*$|=[ \t]*[!%]", re.MULTILINE)
_CODE = re.compile(r"'''|\"\"\"|'(?:[^'\\\n]|\\.)*'|\"(?:[^\"\\\n]|\\.)*\"|#[^\n]*|[()\[\]{}\n]", re.DOTALL)


def read_notebook(path: str, content: bytes) -> Source:
    """Return the module of the notebook that `content` holds; what is no notebook becomes a failure with its line."""
    source = _read(path, content)
    source.content = content
    return source


def _read(path: str, content: bytes) -> Source:
    if len(content) > MAX_NOTEBOOK_BYTES:
        return broken(path, f"too large to be analysed: {len(content):,} bytes, at most {MAX_NOTEBOOK_BYTES:,}")
    try:
        text = content.decode("utf-8-sig")
        document = json.loads(text)
    except UnicodeDecodeError as error:
        return broken(path, f"not a notebook: {error}", content.count(b"\n", 0, error.start) + 1)
    except json.JSONDecodeError as error:
        return broken(path, f"not a notebook: not JSON ({error.msg})", error.lineno)
    except (RecursionError, ValueError) as error:
        return broken(path, f"not a notebook: JSON that cannot be read ({type(error).__name__})")
    notebook = _notebook(document)
    if notebook is None:
        return broken(path, "not a notebook: there is no list of cells")
    language = _language(document)
    if language not in PYTHON:
        return Source(path=path, ignored=f"its kernel runs {language}, not Python")
    source = parsed(path, _modules([cell.text for cell in notebook.cells]))
    source.json_lines = functools.cache(functools.partial(source_lines, text))
    source.notebook = notebook
    return source


def _notebook(document: object) -> Notebook | None:
    """Return the cells of `document`, or `None` where it is no notebook."""
    if not isinstance(document, dict):
        return None
    sheets = document.get("worksheets")
    holders: list[Any] = sheets if isinstance(sheets, list) else [document]
    found: list[dict[str, Any]] = []
    for holder in holders:
        cells = holder.get("cells") if isinstance(holder, dict) else None
        if not isinstance(cells, list):
            return None
        found += [cell for cell in cells if isinstance(cell, dict)]
    code = [cell for cell in found if cell.get("cell_type") == "code"]
    texts = (_text(cell.get("source")) for cell in found if cell.get("cell_type") == "markdown")
    return Notebook(cells=tuple(starmap(_cell, enumerate(code, start=1))), markdown=tuple(texts))


def _cell(number: int, cell: dict[str, Any]) -> NotebookCell:
    count = cell.get("execution_count", cell.get("prompt_number"))
    outputs, metadata = cell.get("outputs"), cell.get("metadata")
    tags = metadata.get("tags") if isinstance(metadata, dict) else None
    return NotebookCell(
        number=number,
        text=_text(cell.get("source", cell.get("input", ""))),
        execution_count=count if type(count) is int else None,
        outputs=tuple(one for one in outputs if isinstance(one, dict)) if isinstance(outputs, list) else (),
        tags=frozenset(tag for tag in tags if isinstance(tag, str)) if isinstance(tags, list) else frozenset(),
    )


def _text(source: object) -> str:
    if isinstance(source, list):
        return "".join(line for line in source if isinstance(line, str))
    return source if isinstance(source, str) else ""


def _language(document: dict[str, Any]) -> str:
    metadata = document.get("metadata")
    if not isinstance(metadata, dict):
        return ""
    for part, key in (("language_info", "name"), ("kernelspec", "language")):
        entry = metadata.get(part)
        if isinstance(entry, dict) and isinstance(entry.get(key), str):
            return str(entry[key]).lower()
    return ""


def _modules(cells: list[str]) -> Iterator[Cell]:
    first = 0
    for number, text in enumerate(cells, start=1):
        python, shifts = without_magics(text.replace("\r\n", "\n").replace("\r", "\n"))
        yield Cell(text=python, first=first, number=number, interactive=True, shifts=shifts)
        first += python.removesuffix("\n").count("\n") + 1


class Part(msgspec.Struct, frozen=True):
    """A code cell of a notebook that is kept as text: its lines, from `first` (from 0) on and before `end`, as Python.

    `shifts` has the columns that were taken from the start of its lines.
    """

    first: int
    end: int
    python: str
    shifts: dict[int, int]


def cells_of_file(parts: Iterable[Part]) -> Iterator[Cell]:
    """Yield the cells that `parts` are, in order; the lines between them are blank, so that lines are the file's."""
    end = 0
    for part in parts:
        count = part.end - part.first
        rows = part.python.split("\n")[:count]
        rows += [""] * (count - len(rows))
        blank = part.first - end
        yield Cell(
            text="\n" * blank + "\n".join(rows) + "\n",
            first=end,
            blank=blank,
            interactive=True,
            shifts={line + blank: columns for line, columns in part.shifts.items()},
        )
        end = part.end


def is_no_python(text: str) -> bool:
    """Whether the cell with `text` begins with a magic that reads the rest of it itself."""
    name = _CELL_MAGIC.match(text)
    return name is not None and name[1] not in _PYTHON_MAGICS


def blanked(text: str) -> str:
    """Return `text` line for line, with nothing left of it but what excuses."""
    return "".join(f"{_excuse(line)}\n" for line in text.removesuffix("\n").split("\n"))


def without_magics(text: str) -> tuple[str, dict[int, int]]:
    """Return `text` as Python, line for line, and the columns that were taken from the start of its lines."""
    header = next((line for line in text.split("\n") if line.strip()), "")
    if header.startswith("%%"):
        if is_no_python(header):
            return blanked(text), {}
        text = text.replace(header, "", 1)
    if not _CANDIDATE.search(text) or _parses(text):
        return text, {}
    return _neutralised(text)


def _parses(text: str) -> bool:
    try:
        parse(text, interactive=True)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False
    return True


def _neutralised(text: str) -> tuple[str, dict[int, int]]:
    shifts: dict[int, int] = {}
    inside = _continued(text)
    lines = text.split("\n")
    continues = False
    for index, line in enumerate(lines):
        if continues:
            continues, lines[index] = line.endswith("\\"), ""
        elif index in inside:
            continue
        elif running := _RUNNING.match(line):
            indent = len(line) - len(line.lstrip())
            lines[index] = line[:indent] + line[running.end() :]
            shifts[index + 1] = running.end() - indent
        elif magic := _MAGIC_LINE.match(line):
            continues, lines[index] = line.endswith("\\"), f"{magic[1]}pass{_excuse(line)}"
        elif assigned := _MAGIC_VALUE.match(line):
            continues, lines[index] = line.endswith("\\"), f"{assigned[1]}None"
    # A last line of which nothing is left is still a line.
    return "\n".join(lines) + ("" if lines[-1] or text.endswith("\n") else "\n"), shifts


def _excuse(line: str) -> str:
    found = _EXCUSE.search(line)
    return found[0] if found else ""


def _continued(text: str) -> set[int]:
    """Return the indexes of the lines that begin inside brackets or a triple-quoted string."""
    inside: set[int] = set()
    line = depth = 0
    position = 0
    while token := _CODE.search(text, position):
        position = token.end()
        mark = token[0]
        if mark in ("'''", '"""'):
            end = text.find(mark, position)
            end = len(text) if end < 0 else end + 3
            ended = line + text.count("\n", position, end)
            inside.update(range(line + 1, ended + 1))
            line, position = ended, end
        elif mark == "\n":
            line += 1
            if depth > 0:
                inside.add(line)
        elif mark in "([{":
            depth += 1
        elif mark in ")]}":
            depth -= 1
    return inside
