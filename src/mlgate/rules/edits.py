"""Changes of a module's text that mend what a rule found."""

from __future__ import annotations

import ast

import msgspec


class Edit(msgspec.Struct, frozen=True, kw_only=True):
    """Text that replaces what stands between two places of a module, each a line from 1 and an offset in bytes.

    The places are those of `ast`: lines of the module, and bytes of UTF-8 from the start of the line. One that is
    `as_saved` is of a cell's line as its file has it, which IPython alone may understand.
    """

    line: int
    offset: int
    end_line: int
    end_offset: int
    text: str
    as_saved: bool = False


def replaced(node: ast.expr | ast.stmt, text: str) -> Edit:
    """Return the edit that writes `text` where `node` stands."""
    line, offset = _end(node)
    return Edit(line=node.lineno, offset=node.col_offset, end_line=line, end_offset=offset, text=text)


def before(node: ast.expr | ast.stmt, text: str) -> Edit:
    """Return the edit that writes `text` before `node`."""
    return _inserted(node.lineno, node.col_offset, text)


def after(node: ast.expr | ast.stmt, text: str) -> Edit:
    """Return the edit that writes `text` behind `node`."""
    return _inserted(*_end(node), text)


def renamed(node: ast.Attribute, name: str) -> Edit:
    """Return the edit that writes `name` for the attribute that `node` ends in."""
    line, offset = _end(node)
    return Edit(line=line, offset=offset - len(node.attr.encode()), end_line=line, end_offset=offset, text=name)


def with_keyword(call: ast.Call, name: str, text: str) -> tuple[Edit, ...]:
    """Return the edits that give `name` the value that `text` spells in `call`; none where that would not be safe.

    It is not where `*` or `**` may bring it already. Behind a last argument in parentheses of its own the result is no
    Python, and whoever applies the edits leaves them out.
    """
    for keyword in call.keywords:
        if keyword.arg == name:
            return (replaced(keyword.value, text),)
    if any(isinstance(one, ast.Starred) for one in call.args) or any(one.arg is None for one in call.keywords):
        return ()
    if call.keywords:
        first = min(call.keywords, key=lambda one: (one.lineno, one.col_offset))
        return (_inserted(first.lineno, first.col_offset, f"{name}={text}, "),)
    if not call.args:
        # The closing parenthesis is the last character of the call.
        line, offset = _end(call)
        return (_inserted(line, offset - 1, f"{name}={text}"),)
    return () if isinstance(call.args[-1], ast.GeneratorExp) else (after(call.args[-1], f", {name}={text}"),)


def with_argument(call: ast.Call, text: str) -> tuple[Edit, ...]:
    """Return the edits that give `call`, which has no argument or only one, the one that `text` spells."""
    if len(call.args) == 1 and not call.keywords and not isinstance(call.args[0], ast.Starred):
        return (replaced(call.args[0], text),)
    line, offset = _end(call)
    return () if call.args or call.keywords else (_inserted(line, offset - 1, text),)


def _inserted(line: int, offset: int, text: str) -> Edit:
    return Edit(line=line, offset=offset, end_line=line, end_offset=offset, text=text)


def _end(node: ast.expr | ast.stmt) -> tuple[int, int]:
    assert node.end_lineno is not None
    assert node.end_col_offset is not None
    return node.end_lineno, node.end_col_offset
