"""The text of a notebook's document: outputs as they are shown, markdown, sources with their magics."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, Literal

import msgspec

# Escape sequences with which tracebacks are coloured.
_ANSI = re.compile(r"\x1b\[[0-9;:?]{0,32}[A-Za-z]")
_BINARY = re.compile(r"(?:image/(?!svg)|audio/|video/|font/|application/(?:pdf|octet-stream|zip|wasm))")
# Of nbformat 3, where the kinds of an output are keys beside its other keys.
_BINARY_KEYS = frozenset({"png", "jpeg", "jpg", "pdf"})
_DEEPEST = 30

Role = Literal["source", "output", "text", "metadata"]


class Piece(msgspec.Struct, frozen=True):
    """A text of a notebook, in what role, and of which cell (`cell` counts all, `code` the code cells, from 1)."""

    role: Role
    text: str
    cell: int = 0
    code: int | None = None


def pieces(document: object) -> Iterator[Piece]:
    """Yield the texts of a notebook's `document`, in the order of its file; what is binary is left out."""
    if not isinstance(document, dict):
        return
    cell = code = 0
    for key, value in document.items():
        if key == "worksheets" and isinstance(value, list):
            cells = [one for sheet in value if isinstance(sheet, dict) for one in _listed(sheet.get("cells"))]
        elif key == "cells":
            cells = _listed(value)
        else:
            yield from (Piece("metadata", text) for text in _texts(value))
            continue
        for one in cells:
            cell += 1
            is_code = one.get("cell_type") == "code"
            code += is_code
            yield from _of_cell(one, cell, code if is_code else None)


def _listed(value: object) -> list[dict[str, Any]]:
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def _of_cell(one: dict[str, Any], cell: int, code: int | None) -> Iterator[Piece]:
    for key, value in one.items():
        if key in ("source", "input"):
            role: Role = "text" if code is None else "source"
        elif key == "outputs":
            role = "output"
        elif key in ("metadata", "attachments"):
            role = "metadata"
        else:
            continue
        for text in _texts(value):
            yield Piece(role, _ANSI.sub("", text) if role == "output" else text, cell, code)


def _texts(value: object, depth: int = 0) -> Iterator[str]:
    """Yield the strings in `value`; those of a list, which are the lines of one text, together."""
    if isinstance(value, str):
        yield value
    elif depth > _DEEPEST:
        return
    elif isinstance(value, list):
        if value and all(isinstance(one, str) for one in value):
            yield "".join(value)
        else:
            for one in value:
                yield from _texts(one, depth + 1)
    elif isinstance(value, dict):
        for key, one in value.items():
            if key not in _BINARY_KEYS and not _BINARY.match(key):
                yield from _keyed(key, one, depth)


def _keyed(key: str, value: object, depth: int) -> Iterator[str]:
    if isinstance(value, str) and len(key) < _LONGEST_KEY:
        # A name and its value, as in a printed dictionary, so that the name is seen.
        yield f'"{key}": "{value}"' if '"' not in value and "\n" not in value else value
    else:
        yield from _texts(value, depth + 1)


_LONGEST_KEY = 60


def written(text: str) -> bytes:
    """Return `text` as it stands in the file of a notebook."""
    return json.dumps(text)[1:-1].encode()
