"""The secrets in a module or a notebook, with their places."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

import msgspec

from mlgate.core.model import Location
from mlgate.rules.outputs import Piece, Role, pieces, written
from mlgate.rules.secrets_in_text import Secret, may_hold, secrets
from mlgate.rules.sources import Source

# Keys and passwords there are made up; tokens of services are not always.
_OF_TESTS = re.compile(r"(?:^|/)(?:tests?|testing|fixtures|test_[^/]*|[^/]*_test\.py|conftest\.py)(?:/|\Z)")


class Found(msgspec.Struct, frozen=True):
    """A secret of a `kind`, in the `role` of its text; a comment on one of `lines` of the module may excuse it."""

    kind: str
    role: Role
    location: Location
    lines: tuple[int, ...]


def found(source: Source) -> tuple[Found, ...]:
    """Return the secrets in the file of `source`, in its order."""
    text = source.content.decode("utf-8", "replace")
    if source.path.endswith(".ipynb"):
        return tuple(_in_notebook(source)) if may_hold(text) else ()
    return tuple(
        Found(
            one.kind, "source", Location(path=source.path, line=line, column=column), (line, line + _lines(text, one))
        )
        for one in _ordered(source, text)
        for line, column in [_place(text, one)]
    )


def _ordered(source: Source, text: str) -> list[Secret]:
    is_test = _OF_TESTS.search(source.path) is not None
    kept = (one for one in secrets(text) if not (is_test and (one.named or one.kind == "private key")))
    return sorted(kept, key=lambda one: one.at)


def _place(text: str, one: Secret) -> tuple[int, int]:
    return text.count("\n", 0, one.at) + 1, one.at - text.rfind("\n", 0, one.at)


def _lines(text: str, one: Secret) -> int:
    return text.count("\n", one.at, one.end)


def _in_notebook(source: Source) -> Iterator[Found]:
    try:
        document = json.loads(source.content.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        # Another rule says that it is no notebook.
        return
    firsts = {cell.number: cell.first for cell in source.cells}
    position = 0
    for piece in pieces(document):
        for one in _ordered(source, piece.text):
            at = source.content.find(written(piece.text[one.start : one.end]), position)
            row = source.content.count(b"\n", 0, at) + 1 if at >= 0 else None
            position = max(at + 1, position)
            yield _found(source, piece, one, row, firsts.get(piece.code))


def _found(source: Source, piece: Piece, one: Secret, row: int | None, first: int | None) -> Found:
    if piece.code is None:
        return Found(one.kind, piece.role, Location(path=source.path, line=row), ())
    if piece.role != "source":
        lines = () if first is None else tuple(range(first + 1, first + 1 + _length(source, piece.code)))
        return Found(one.kind, piece.role, Location(path=source.path, cell=piece.code, line=1, file_line=row), lines)
    line, column = _place(piece.text, one)
    location = Location(path=source.path, cell=piece.code, line=line, column=column, file_line=row)
    return Found(one.kind, piece.role, location, () if first is None else (first + line,))


def _length(source: Source, code: int) -> int:
    return source.cells[code - 1].text.count("\n") + 1
