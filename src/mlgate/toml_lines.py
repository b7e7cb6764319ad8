"""Which line a key of a TOML file stands on; `tomllib` does not say.

The scan reads only headers and key beginnings, and skips strings, comments and brackets; the values come from
`tomllib`, which has accepted the file before this is asked.
"""

from __future__ import annotations

import re
import tomllib

KeyPath = tuple[str, ...]

_PART = r"""(?:"(?:[^"\\\n]|\\.)*"|'[^'\n]*'|[A-Za-z0-9_-]+)"""
_KEY = rf"{_PART}(?:[ \t]*\.[ \t]*{_PART})*"
_HEADER = re.compile(rf"[ \t]*\[\[?[ \t]*({_KEY})[ \t]*\]\]?")
_ENTRY = re.compile(rf"[ \t]*({_KEY})[ \t]*=")
_STRINGS_AND_COMMENTS = (
    r'''"""(?:[^\\]|\\.)*?"{3,5}''',
    r"""'''.*?'{3,5}""",
    r'"(?:[^"\\\n]|\\.)*"',
    r"'[^'\n]*'",
    r"#[^\n]*",
)
_SKIPPED = re.compile("|".join(_STRINGS_AND_COMMENTS), re.DOTALL)


def key_lines(text: str) -> dict[KeyPath, int]:
    """Return the line, from 1, on which each table header and each key of a valid TOML `text` begins.

    A table without a header of its own (`[a.b]` alone makes `a`) is where the first of its tables is.
    """
    lines: dict[KeyPath, int] = {}
    implied: dict[KeyPath, int] = {}
    table: KeyPath = ()
    position, line = 0, 1
    while position < len(text):
        if header := _HEADER.match(text, position):
            table = _path(header[1])
            lines.setdefault(table, line)
            for length in range(1, len(table)):
                implied.setdefault(table[:length], line)
            end = header.end()
        elif entry := _ENTRY.match(text, position):
            key = (*table, *_path(entry[1]))
            for length in range(len(table) + 1, len(key) + 1):
                lines.setdefault(key[:length], line)
            end = entry.end()
        else:
            end = position
        end = _end_of_statement(text, end)
        line += text.count("\n", position, end)
        position = end
    return implied | lines


def _path(key: str) -> KeyPath:
    value: object = tomllib.loads(f"{key} = 0")
    parts = []
    while isinstance(value, dict):
        name, value = next(iter(value.items()))
        parts.append(name)
    return tuple(parts)


def _end_of_statement(text: str, position: int) -> int:
    depth = 0
    while position < len(text):
        if skipped := _SKIPPED.match(text, position):
            position = skipped.end()
            continue
        character = text[position]
        position += 1
        if character == "\n" and depth <= 0:
            break
        depth += (character in "[{") - (character in "]}")
    return position
