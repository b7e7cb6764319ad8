"""Plain values to YAML that `mlgate.contracts.load`, and every other reader of YAML, reads back unchanged.

Text that YAML 1.1 or 1.2 would take for something else (`no`, `1.10`, `2024-01-31`, `0o17`, `1:30`, `~`) is quoted.
The order of keys is kept, lines are not folded, and the same values give the same text.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time
from typing import Any

from mlgate.core.tables import KeyPath

# Words that some reader of YAML takes for a boolean, a null or a key of its own (`=` and `<<` begin otherwise).
_WORDS = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null", "nan", "inf", "infinity", "none"})
# Text that begins with a letter and holds nothing that YAML could read as a sign, also within brackets.
_PLAIN = re.compile(r"[A-Za-z_][A-Za-z0-9_ ./()%+*<>=$^;@~-]*")
_FLOW_WIDTH = 100
# YAML readers take a longer text for no key unless it is marked as one.
_LONGEST_KEY = 120
# What a runner obeys in the log of a job, were the document printed there: `::command::` at the beginning of a line,
# `##[command]` anywhere, with characters between that have no weight.
_ANYWHERE = re.compile(r"#(?=[^\x00-\x7f]*#[^\x00-\x7f]*\w*\[)")
_COMMAND = re.compile(rf"^\s*:[^\x00-\x7f]*:|{_ANYWHERE.pattern}")
_ESCAPES = {"#": "\\x23", "\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}
_BYTE, _UNIT = 0xFF, 0xFFFF
_NEW_LINE = "\n"


class Unquoted(str):
    """A date or time in ISO 8601 that is written as it is, for readers that are to take it for YAML's own type."""

    __slots__ = ()


def write(
    tree: Mapping[str, Any],
    comments: Mapping[KeyPath, str] | None = None,
    trailing: Mapping[KeyPath, str] | None = None,
) -> str:
    """Return `tree` as a YAML document.

    `tree` is made of mappings with text as keys, lists, text, numbers, booleans, `None`, and dates and times, which
    are written as text in ISO 8601. A path is the keys down to a value, the positions in lists as text (`"0"`), as in
    `yaml_source.Document.lines`; `comments` stand in lines of their own above what they are about (an empty line is
    an empty line; those of `()` stand at the top), `trailing` behind it.

    Raises:
        ValueError: text holds half a surrogate pair, which is no Unicode text.
        TypeError: a value of another type.
    """
    writer = _Writer(comments or {}, trailing or {})
    lines = [*writer.above((), ""), *writer.mapping(tree, (), "")] if tree else ["{}"]
    return "\n".join(lines) + "\n"


class _Writer:
    def __init__(self, comments: Mapping[KeyPath, str], trailing: Mapping[KeyPath, str]) -> None:
        self._comments = comments
        self._trailing = trailing
        self._commented = {key[:depth] for table in (comments, trailing) for key in table for depth in range(len(key))}

    def above(self, path: KeyPath, indent: str) -> Iterator[str]:
        if path in self._comments:
            for line in self._comments[path].split("\n"):
                yield f"{indent}# {_printable(line).strip()}" if line.strip() else ""

    def mapping(self, entries: Mapping[Any, Any], path: KeyPath, indent: str) -> Iterator[str]:
        for key, value in entries.items():
            inner = (*path, key)
            yield from self.above(inner, indent)
            name = scalar(key) if isinstance(key, str) else _refuse(key)
            if len(name) > _LONGEST_KEY:
                yield f"{indent}? {name}"
                name = ""
            yield from self._entry(f"{indent}{name}:", value, inner, indent)

    def _sequence(self, items: Sequence[Any], path: KeyPath, indent: str) -> Iterator[str]:
        for index, item in enumerate(items):
            inner = (*path, str(index))
            yield from self.above(inner, indent)
            if isinstance(item, Mapping) and item and inner not in self._trailing:
                # `- name: age`: the first line of the mapping follows the dash, its comments stand above.
                lines = list(self.mapping(item, inner, f"{indent}  "))
                first = next(n for n, line in enumerate(lines) if line.strip() and not line.lstrip().startswith("#"))
                yield from (line[2:] if line else line for line in lines[:first])
                yield f"{indent}- {lines[first][len(indent) + 2 :]}"
                yield from lines[first + 1 :]
            else:
                yield from self._entry(f"{indent}-", item, inner, indent)

    def _entry(self, head: str, value: object, path: KeyPath, indent: str) -> Iterator[str]:
        behind = f"  # {_printable(self._trailing[path]).strip()}" if self._trailing.get(path, "").strip() else ""
        deeper = f"{indent}  "
        if isinstance(value, Mapping) and value:
            yield f"{head}{behind}"
            yield from self.mapping(value, path, deeper)
        elif isinstance(value, list | tuple) and value:
            # A comment on one of the items needs a line of its own.
            flow = [] if path in self._commented else _flow(value, len(head))
            if flow:
                yield f"{head} {flow[0]}{behind}"
                yield from (f"{deeper}{line}" for line in flow[1:])
            else:
                yield f"{head}{behind}"
                yield from self._sequence(value, path, deeper)
        elif isinstance(value, str) and _block(value):
            yield f"{head} {'|' if value[-1] == _NEW_LINE else '|-'}{behind}"
            yield from (f"{deeper}{line}" if line else "" for line in value.removesuffix("\n").split("\n"))
        else:
            yield f"{head} {scalar(value)}{behind}"


def scalar(value: object) -> str:
    """Return a single value on one line, as a document of YAML or a list in brackets may hold it.

    Raises:
        ValueError: as `write`.
        TypeError: as `write`.
    """
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float):
        return _number(value)
    if isinstance(value, date | datetime | time):
        return f"'{value.isoformat()}'"
    if isinstance(value, Unquoted):
        return str(value)
    if isinstance(value, Mapping | list | tuple) and not value:
        return "{}" if isinstance(value, Mapping) else "[]"
    return _text(value) if isinstance(value, str) else _refuse(value)


def _refuse(value: object) -> str:
    raise TypeError(f"a {type(value).__name__} is no part of a contract")


def _number(value: float) -> str:
    if not math.isfinite(value):
        return ".nan" if math.isnan(value) else ".inf" if value > 0 else "-.inf"
    text = repr(value)
    # YAML 1.1 takes 1e-05 for text: its numbers with an exponent have a point.
    return text.replace("e", ".0e") if "e" in text and "." not in text else text


def _text(value: str) -> str:
    if any("\ud800" <= letter <= "\udfff" for letter in value):
        raise ValueError("text with half a surrogate pair cannot be written")
    if not _visible(value):
        return '"' + "".join(_escaped(letter) for letter in value) + '"'
    if _PLAIN.fullmatch(value) and not value.endswith(" ") and value.lower() not in _WORDS:
        return value
    return "'" + value.replace("'", "''") + "'"


def _visible(value: str) -> bool:
    """Return whether `value` is one line that is what it shows: no control, no mark of direction, no command."""
    return value.isprintable() and not _COMMAND.search(value)


def _escaped(letter: str) -> str:
    if letter in _ESCAPES:
        return _ESCAPES[letter]
    if letter.isprintable():
        return letter
    code = ord(letter)
    if code <= _BYTE:
        return f"\\x{code:02X}"
    return f"\\u{code:04X}" if code <= _UNIT else f"\\U{code:08X}"


def _block(value: str) -> bool:
    """Return whether `value` can stand as lines of its own: several, and nothing in them that needs an escape."""
    lines = value.removesuffix("\n").split("\n")
    plain = all(_visible(line) and line == line.rstrip() for line in lines)
    return len(lines) > 1 and plain and bool(lines[0]) and bool(lines[-1]) and not lines[0].startswith(" ")


def _flow(values: Sequence[Any], column: int) -> list[str]:
    """Return `values`, if they are simple, in brackets, on as many lines as it takes; the first begins at `column`."""
    if any(isinstance(value, Mapping | list | tuple) for value in values):
        return []
    texts = [scalar(value) for value in values]
    texts = [f"{text}," for text in texts[:-1]] + [f"{texts[-1]}]"]
    lines = [f"[{texts[0]}"]
    for text in texts[1:]:
        if len(lines[-1]) + len(text) + column >= _FLOW_WIDTH:
            lines.append(text)
        else:
            lines[-1] += f" {text}"
    return lines


def _printable(comment: str) -> str:
    shown = "".join(letter if letter.isprintable() else " " for letter in comment)
    return _ANYWHERE.sub("# ", shown)
