"""The comments of a contract's file by the keys that they are about, so that they live on when it is written anew."""

from __future__ import annotations

import re

import yaml

from mlgate.contracts.yaml_source import Document
from mlgate.core.tables import KeyPath

_FULL = re.compile(r"\s*#\s?(.*)")


def read(text: str, document: Document) -> tuple[dict[KeyPath, str], dict[KeyPath, str]]:
    """Return the comments above and behind keys, as `writing.write` takes them.

    `text` is the file and `document` what it says. A comment in a line of its own, and empty lines around it, are about
    the next key; at the end of the file about nothing, and lost.
    """
    places: dict[int, KeyPath] = {}
    for path, line in document.lines.items():
        # A line that begins an entry of a list holds its first key too.
        if line not in places or len(path) < len(places[line]):
            places[line] = path
    last = {line: path for path, line in document.lines.items()}
    ends = _ends(text)
    above: dict[KeyPath, str] = {}
    trailing: dict[KeyPath, str] = {}
    pending: list[str] = []
    for number, spelt in enumerate(text.splitlines(), 1):
        full = _FULL.fullmatch(spelt)
        if number not in ends and (full or not spelt.strip()):
            pending.append(full[1] if full else "")
            continue
        if number in places:
            _keep(above, places[number], pending)
            pending = []
        behind = _FULL.fullmatch(spelt[ends.get(number, 0) :].rstrip()) if ends.get(number, -1) >= 0 else None
        if behind and number in last:
            trailing[last[number]] = behind[1]
    return above, trailing


def _keep(above: dict[KeyPath, str], path: KeyPath, pending: list[str]) -> None:
    if not pending:
        return
    if not above and len(path) == 1:
        # What stands above the first key is about the whole file.
        path = ()
    above[path] = "\n".join(pending) if any(pending) else " "


def _ends(text: str) -> dict[int, int]:
    """Return, by line, where the last value on it ends; -1 where the line is within a text of several lines."""
    ends: dict[int, int] = {}
    for token in yaml.scan(text, Loader=yaml.SafeLoader):
        # Tokens without length mark places, not text.
        if token.start_mark.index == token.end_mark.index:
            continue
        first, final = token.start_mark.line + 1, token.end_mark.line + 1
        block = isinstance(token, yaml.ScalarToken) and token.style in ("|", ">")
        for line in range(first, final):
            ends[line] = -1
        if not block:
            ends[final] = token.end_mark.column
    return ends
