"""A Jupyter notebook (nbformat 3 and 4) as one module: code cells in order, without what only IPython understands."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from mlgate.rules.sources import MAX_NOTEBOOK_BYTES, Cell, Source, broken, parse, parsed

# Cell magics whose cell is still Python.
_PYTHON_MAGICS = frozenset({"capture", "memit", "mprun", "prun", "python", "python3", "snakeviz", "time", "timeit"})
# Line magics that run the Python after them.
_RUNNING = re.compile(r"[ \t]*%(?:time|timeit|prun|memit)[ \t]+(?=[^\s-])")
_MAGIC_LINE = re.compile(r"([ \t]*)(?:[%!?]|\S.*[^#\s?]\?{1,2}[ \t]*$)")
_MAGIC_VALUE = re.compile(r"([ \t]*[\w.,* \t\[\]'\"]+=[ \t]*)[!%](?!=)")
_CANDIDATE = re.compile(r"^[ \t]*[%!?]|\?[ \t]*$|=[ \t]*[!%]", re.MULTILINE)
_CODE = re.compile(r"'''|\"\"\"|'(?:[^'\\\n]|\\.)*'|\"(?:[^\"\\\n]|\\.)*\"|#[^\n]*|[()\[\]{}\n]", re.DOTALL)
_TOKEN = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"|[{}\[\]]', re.DOTALL)


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
    cells = _cells(document)
    if cells is None:
        return broken(path, "not a notebook: there is no list of cells")
    language = _language(document)
    if language not in ("", "python", "ipython", "python3", "python2"):
        return Source(path=path, ignored=f"its kernel runs {language}, not Python")
    source = parsed(path, _modules(cells))
    source.json_lines = lambda: _json_lines(text)
    return source


def _cells(document: object) -> list[str] | None:
    """Return the sources of the code cells, or `None` where the document is no notebook."""
    if not isinstance(document, dict):
        return None
    sheets = document.get("worksheets")
    holders: list[Any] = sheets if isinstance(sheets, list) else [document]
    found: list[dict[str, Any]] = []
    for holder in holders:
        cells = holder.get("cells") if isinstance(holder, dict) else None
        if not isinstance(cells, list):
            return None
        found += [cell for cell in cells if isinstance(cell, dict) and cell.get("cell_type") == "code"]
    return [_text(cell.get("source", cell.get("input", ""))) for cell in found]


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
        python, shifts = _without_magics(text.replace("\r\n", "\n").replace("\r", "\n"))
        yield Cell(text=python, first=first, number=number, shifts=shifts)
        first += python.removesuffix("\n").count("\n") + 1


def _without_magics(text: str) -> tuple[str, dict[int, int]]:
    """Return `text` as Python, line for line, and the columns that were taken from the start of its lines."""
    header = next((line for line in text.split("\n") if line.strip()), "")
    if header.startswith("%%"):
        name = re.match(r"%%(\w*)", header)
        if name is None or name[1] not in _PYTHON_MAGICS:
            return "\n" * text.removesuffix("\n").count("\n"), {}
        text = text.replace(header, "", 1)
    if not _CANDIDATE.search(text) or _parses(text):
        return text, {}
    return _neutralised(text)


def _parses(text: str) -> bool:
    try:
        parse(text, in_notebook=True)
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
            continues, lines[index] = line.endswith("\\"), f"{magic[1]}pass"
        elif assigned := _MAGIC_VALUE.match(line):
            continues, lines[index] = line.endswith("\\"), f"{assigned[1]}None"
    return "\n".join(lines), shifts


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


def _json_lines(text: str) -> dict[int, list[int]]:
    """Return for each code cell, by number, the line of the JSON file that holds each of its lines."""
    codes = [strings for kind, strings in _cell_strings(text) if kind == "code"]
    return {number: _rows(strings) for number, strings in enumerate(codes, start=1)}


def _cell_strings(text: str) -> Iterator[tuple[str, list[tuple[str, int]]]]:
    """Yield the type of every cell, and the strings of its source, each with its line in the JSON's `text`.

    The standard library's parser keeps no positions, and this is asked only for notebooks with findings. A cell is an
    object in a list that is the value of `cells`.
    """
    opened: list[str] = []
    key, kind, strings = "", "", list[tuple[str, int]]()
    line, position = 1, 0
    for token in _TOKEN.finditer(text):
        between = text[position : token.start()]
        line += between.count("\n")
        position = token.end()
        is_value = between.rstrip().endswith(":")
        mark = token[0]
        if mark in "{[":
            opened.append(key if is_value else "")
            if mark == "{" and opened[-2:] == ["cells", ""]:
                kind, strings = "", []
        elif mark in "}]":
            if mark == "}" and opened[-2:] == ["cells", ""]:
                yield kind, strings
            opened.pop()
        elif opened[-3:] in _SOURCE_LISTS or (is_value and opened[-2:] == ["cells", ""] and key in _SOURCES):
            strings.append((json.loads(mark), line))
        elif not is_value:
            key = mark.strip('"')
        elif key == "cell_type" and opened[-2:] == ["cells", ""]:
            kind = mark.strip('"')


_SOURCES = ("source", "input")
_SOURCE_LISTS = tuple(["cells", "", key] for key in _SOURCES)


def _rows(strings: list[tuple[str, int]]) -> list[int]:
    rows = []
    at_start = True
    for string, row in strings:
        parts = string.replace("\r\n", "\n").split("\n")
        for _ in parts[:-1]:
            rows += [row] if at_start else []
            at_start = True
        if parts[-1]:
            rows += [row] if at_start else []
            at_start = False
    return rows
