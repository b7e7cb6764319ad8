"""The nodes of a syntax tree, faster than by `ast.walk`, and without operators and contexts, which hold nothing."""

from __future__ import annotations

import ast

# Fields that hold no node that anybody asks for.
_EMPTY = frozenset({
    "arg", "asname", "attr", "conversion", "ctx", "id", "kind", "level", "module", "op", "ops", "rest", "simple",
    "type_comment", "type_ignores",
})  # fmt: skip
# By the type of a node, those of its fields that may hold others.
_FIELDS: dict[type[ast.AST], tuple[str, ...]] = {ast.Constant: ()}


def _fields(kind: type[ast.AST]) -> tuple[str, ...]:
    return _FIELDS.setdefault(kind, tuple(one for one in kind._fields if one not in _EMPTY))


def children(node: ast.AST) -> list[ast.AST]:
    """Return the nodes that `node` holds, in the order of its fields."""
    kind = type(node)
    found: list[ast.AST] = []
    for field in _FIELDS[kind] if kind in _FIELDS else _fields(kind):
        value = getattr(node, field, None)
        if type(value) is list:
            found += [one for one in value if isinstance(one, ast.AST)]
        elif isinstance(value, ast.AST):
            found.append(value)
    return found


def walk(*roots: ast.AST) -> list[ast.AST]:
    """Return `roots` and all nodes below them, those that are less deep first."""
    found = [*roots]
    for node in found:
        found += children(node)
    return found
