"""The text of a notebook's file: where its code cells stand in the JSON, and how to change one and nothing else.

The standard library's parser keeps no places, and writing a notebook anew changes its indentation, its escapes and its
numbers. Here the text between the places that change stays as it is, byte for byte. The text has to be JSON.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping

import msgspec

from mlgate.rules.json_places import JsonReader, Span, elements_at

_ESCAPED = re.compile(r"\\u(?!00[0-7])[0-9a-fA-F]{4}")
_SURROGATE = re.compile("[\ud800-\udfff]")

_SOURCES = ("source", "input")
_COUNTS = ("execution_count", "prompt_number")


class CodeCell(msgspec.Struct, frozen=True):
    """Where the values of a code cell stand in the file's text, by their keys."""

    spans: dict[str, Span]

    @property
    def source(self) -> Span | None:
        """Where the source stands, under the name of format 4 or of format 3."""
        return next((self.spans[key] for key in _SOURCES if key in self.spans), None)


def code_cells(text: str) -> list[CodeCell]:
    """Return the code cells of a notebook's `text`, in order.

    Raises:
        ValueError: the text is not JSON, or holds no cells.
    """
    reader = JsonReader(text)
    cells: list[CodeCell] | None = None
    sheets: list[CodeCell] | None = None
    # Of a key that is there twice the last counts, as in other parsers.
    for key in reader.members():
        if key == "worksheets":
            sheets = [cell for _ in reader.elements() for cell in _sheet(reader)] if reader.at("[") else reader.skip()
        elif key == "cells":
            cells = _cells(reader) if reader.at("[") else reader.skip()
        else:
            reader.skip()
    found = cells if sheets is None else sheets
    if found is None:
        raise ValueError("there is no list of cells")
    return found


def _sheet(reader: JsonReader) -> list[CodeCell]:
    cells: list[CodeCell] | None = None
    for key in reader.members():
        cells = _cells(reader) if key == "cells" and reader.at("[") else reader.skip(cells if key != "cells" else None)
    if cells is None:
        raise ValueError("there is no list of cells")
    return cells


def _cells(reader: JsonReader) -> list[CodeCell]:
    found = []
    for _ in reader.elements():
        if not reader.at("{"):
            reader.skip()
            continue
        kind, spans = None, dict[str, Span]()
        for key in reader.members():
            start = reader.position
            value = reader.value()
            spans[key] = (start, reader.position)
            kind = value if key == "cell_type" else kind
        if kind == "code":
            found.append(CodeCell(spans))
    return found


def source_lines(text: str) -> dict[int, list[int]]:
    """Return for each code cell, by number from 1, the line of the file that holds each line of its source."""
    found: dict[int, list[int]] = {}
    line, position = 1, 0
    for number, cell in enumerate(code_cells(text), start=1):
        strings = []
        for start, end in _strings(text, cell.source):
            if start < position:
                line, position = 1, 0
            line += text.count("\n", position, start)
            position = start
            strings.append((json.loads(text[start:end], strict=False), line))
        found[number] = _rows(strings)
    return found


def with_sources(text: str, sources: Mapping[int, str]) -> str:
    """Return the notebook's `text` with `sources` as those of the code cells with these numbers, from 1.

    The strings of lines that stay are kept as they are written; the others are written as the file writes its own.

    Raises:
        ValueError: the text is not JSON, holds no such cell, or a cell has no source to replace.
    """
    changes: dict[Span, str] = {}
    known = code_cells(text)
    escape = text.isascii() and _ESCAPED.search(text) is not None
    for cell, source in sources.items():
        span = _numbered(cell, known).source
        if span is None or text[span[0]] not in '["':
            message = f"cell {cell} has no source"
            raise ValueError(message)
        if _joined(_value(text, span)) != source:
            is_text = text[span[0]] == '"'
            changes[span] = _spelled(source, escape=escape) if is_text else _listed(text, span, source, escape=escape)
    return _changed(text, changes)


def without_outputs(text: str, cells: Iterable[int]) -> str:
    """Return the notebook's `text` without the outputs and execution counts of the code `cells`, numbers from 1.

    Raises:
        ValueError: the text is not JSON, or holds no such cell.
    """
    changes: dict[Span, str] = {}
    known = code_cells(text)
    for number in cells:
        spans = _numbered(number, known).spans
        if "outputs" in spans and elements_at(text, spans["outputs"][0]):
            changes[spans["outputs"]] = "[]"
        changes |= {spans[key]: "null" for key in _COUNTS if key in spans}
    return _changed(text, changes)


def _changed(text: str, changes: Mapping[Span, str]) -> str:
    pieces, position = list[str](), 0
    for (start, end), new in sorted(changes.items()):
        pieces += [text[position:start], new]
        position = end
    return "".join([*pieces, text[position:]])


def _joined(source: object) -> object:
    if isinstance(source, list) and all(isinstance(line, str) for line in source):
        return "".join(source)
    return source


def _numbered(number: int, cells: list[CodeCell]) -> CodeCell:
    if not 0 < number <= len(cells):
        message = f"there is no code cell {number}"
        raise ValueError(message)
    return cells[number - 1]


def _listed(text: str, span: Span, source: str, *, escape: bool) -> str:
    """Return the list of lines `source`, written as the one in `span`."""
    strings = elements_at(text, span[0])
    values = [_value(text, one) for one in strings]
    if not all(isinstance(value, str) for value in values):
        raise ValueError("the source holds something else than lines")
    kept, left, middle = _around([str(value) for value in values], source)
    raw = [text[start:end] for start, end in strings]
    lines = [*raw[:kept], *(_spelled(line, escape=escape) for line in middle), *raw[left:]]
    if not lines:
        return "[]"
    opening, between, closing = _layout(text, span, strings)
    return f"[{opening}{between.join(lines)}{closing}]"


def _around(before: list[str], source: str) -> tuple[int, int, list[str]]:
    """Return how many of the strings `before` stay at the start, from which on at the end, and the lines between."""
    kept, position = 0, 0
    while kept < len(before) and before[kept].endswith("\n") and source.startswith(before[kept], position):
        position += len(before[kept])
        kept += 1
    left, end = len(before), len(source)
    while left > kept and (left == 1 or before[left - 2].endswith("\n")):
        last = before[left - 1]
        begins_line = end - len(last) == position or source[: end - len(last)].endswith("\n")
        if not last or end - len(last) < position or not source.endswith(last, position, end) or not begins_line:
            break
        end -= len(last)
        left -= 1
    return kept, left, source[position:end].splitlines(keepends=True)


def _layout(text: str, span: Span, strings: list[Span]) -> tuple[str, str, str]:
    """Return what stands behind the opening bracket, between two strings, and before the closing bracket."""
    start, end = span
    comma = "," if text[start - 1] == ":" else ", "
    if len(strings) > 1:
        between = text[strings[0][1] : strings[1][0]]
        return text[start + 1 : strings[0][0]], between, text[strings[-1][1] : end - 1]
    if strings:
        opening = text[start + 1 : strings[0][0]]
        return opening, f",{opening}" if opening else comma, text[strings[0][1] : end - 1]
    # An empty list stands on one line; its key is indented as the lines below it would be, less one step.
    newline = "\r\n" if "\r\n" in text else "\n"
    line = text[text.rfind("\n", 0, start) + 1 : start]
    indent = line[: len(line) - len(line.lstrip())]
    root = re.match(r"\s*\{\r?\n([ \t]+)", text.removeprefix("\ufeff"))
    if root is None or not line.lstrip().startswith('"'):
        return "", comma, ""
    return f"{newline}{indent}{root[1]}", f",{newline}{indent}{root[1]}", f"{newline}{indent}"


def _spelled(value: str, *, escape: bool) -> str:
    spelled = json.dumps(value, ensure_ascii=escape)
    # Half a pair cannot be written in UTF-8.
    return _SURROGATE.sub(lambda half: f"\\u{ord(half[0]):04x}", spelled)


def _strings(text: str, span: Span | None) -> Iterator[Span]:
    if span is None:
        return
    if text[span[0]] == '"':
        yield span
    elif text[span[0]] == "[":
        yield from (one for one in elements_at(text, span[0]) if text[one[0]] == '"')


def _rows(strings: list[tuple[str, int]]) -> list[int]:
    rows = []
    at_start = True
    for string, row in strings:
        parts = string.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        for _ in parts[:-1]:
            rows += [row] if at_start else []
            at_start = True
        if parts[-1]:
            rows += [row] if at_start else []
            at_start = False
    return rows


def _value(text: str, span: Span) -> object:
    value: object = json.loads(text[span[0] : span[1]], strict=False)
    return value
