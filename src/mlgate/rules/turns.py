"""Rows that a loop takes by where they stand: those before a place and those from it on, one row and all others."""

from __future__ import annotations

import ast

from mlgate.rules.flow import Flow
from mlgate.rules.rows import Rows
from mlgate.rules.selectors import written
from mlgate.rules.values import Arguments, Data, Identities, Symbol, Value, constant

Turn = tuple[str, object]

# Which choices have no row in common with which others at the same place.
_APART = (("before", "from"), ("from", "before"), ("but", "only"), ("only", "but"))


def turns(index: ast.expr) -> frozenset[Turn]:
    """Return where the rows stand that `index` takes; nothing where that is not how they are chosen."""
    if isinstance(index, ast.Slice):
        return _between(index.lower, index.upper) if index.step is None else frozenset()
    if isinstance(index, ast.List) and len(index.elts) == 1:
        index = index.elts[0]
    if isinstance(index, ast.Name):
        return frozenset((("only", index.id), ("from", index.id)))
    return frozenset()


def is_counted(flow: Flow, index: ast.List) -> bool:
    """Whether `index` is the number that a loop counts with, in a list by itself."""
    value = flow.evaluate(index.elts[0]) if len(index.elts) == 1 and isinstance(index.elts[0], ast.Name) else None
    return isinstance(value, Data) and value.identity in flow.loop_numbers


def deleted(flow: Flow, symbol: Symbol, arguments: Arguments, node: ast.expr) -> Value | None:
    """Return what `np.delete(rows, i, axis=0)` leaves; `None` where it is not known to take rows."""
    given, number = arguments.get(0, "arr"), arguments.get(1, "obj")
    if not isinstance(given, Data) or not given.rows or number is None or symbol.root != "numpy":
        return None
    if constant(arguments.get(2, "axis")) not in (..., 0):
        return flow.data(given.rows, given, about=None)
    at = node.args[1] if isinstance(node, ast.Call) and len(node.args) > 1 else None
    if not isinstance(at, ast.Name) or flow.rows_of(number):
        return None
    return flow.choose(given, (("==", "delete", at.id), 1), node)


def _between(lower: ast.expr | None, upper: ast.expr | None) -> frozenset[Turn]:
    found = set[Turn]()
    if upper is not None:
        found.add(("before", written(upper)))
    if lower is not None:
        found.add(("from", written(lower)))
        if upper is not None and written(upper) == written(_next(lower)):
            found.add(("only", written(lower)))
    return frozenset(found)


def _next(lower: ast.expr) -> ast.expr:
    return ast.BinOp(lower, ast.Add(), ast.Constant(1))


def are_in_turn(rows: Rows, some: Identities, others: Identities) -> bool:
    """Whether `some` and `others` were chosen from the same rows, and surely have none in common."""
    return bool(some and others) and all(_are_apart(rows, one, other) for one in some for other in others)


def _are_apart(rows: Rows, one: int, other: int) -> bool:
    if rows.sets[one].parents != rows.sets[other].parents:
        return False
    theirs = _turns_of(rows, other)
    return any((apart, place) in theirs for how, place in _turns_of(rows, one) for here, apart in _APART if how == here)


def _turns_of(rows: Rows, row: int) -> frozenset[Turn]:
    found = rows.turns.get(row, frozenset())
    selector = rows.sets[row].selector
    if selector is not None and selector[0][0] == "==" and selector[1] == 1:
        # `numbers != i`
        found |= {("but", selector[0][-1])}
    return found
