"""Arrays that a loop makes longer: each time a name is given what it had, and more behind it."""

from __future__ import annotations

import ast

from mlgate.rules.flow import Flow
from mlgate.rules.values import NONE, Data, Value


def note_growing(flow: Flow, node: ast.Assign) -> None:
    """Note which expressions of an assignment in a loop put something behind what the name has that they are given."""
    for target, value in _pairs(node):
        pieces = _pieces(value)
        names = [one.id for one in pieces if isinstance(one, ast.Name)]
        if isinstance(target, ast.Name) and target.id in names and not any(map(_predicts, pieces)):
            flow.growing.add(id(value))


def _pairs(node: ast.Assign) -> list[tuple[ast.expr, ast.expr]]:
    target = node.targets[0]
    if isinstance(target, ast.Tuple) and isinstance(node.value, ast.Tuple) and len(target.elts) == len(node.value.elts):
        return list(zip(target.elts, node.value.elts, strict=True))
    return [(target, node.value)]


def _pieces(value: ast.expr) -> list[ast.expr]:
    """Return what is put together: what a call is given first, in a list or one by one, or `np.r_`."""
    if isinstance(value, ast.Subscript):
        return value.slice.elts if isinstance(value.slice, ast.Tuple) else []
    if not isinstance(value, ast.Call) or not value.args:
        return []
    given = value.args[0]
    return given.elts if isinstance(given, (ast.List, ast.Tuple)) else value.args


def _predicts(piece: ast.expr) -> bool:
    """Whether `piece` is a prediction, of which several stand behind one another to be turned over."""
    function = piece.func if isinstance(piece, ast.Call) else None
    return isinstance(function, (ast.Attribute, ast.Name)) and "predict" in (
        function.attr if isinstance(function, ast.Attribute) else function.id
    )


def grows(flow: Flow, one: Data, other: Data, node: ast.expr) -> bool:
    """Whether `node` puts rows that were there before all loops around it behind themselves, and no columns of them."""
    if id(node) not in flow.growing or one.predictions or other.predictions:
        return False
    abouts = (flow.about(one), flow.about(other))
    if any(about is not None and about.names for about in abouts):
        return False
    start = flow.around[0].start if flow.around else 0
    return any(max(piece.rows) < start for piece in (one, other))


def added_up(flow: Flow, name: str, by: ast.operator, value: Value, node: ast.expr) -> Data | None:
    """Return what zeros are to which a loop adds every row it goes through, or what is made of it: a statistic.

    `None` where it is anything else that is called `name`.
    """
    before = flow.frame.names.get(name) if flow.around and isinstance(by, ast.Add) else None
    if not isinstance(before, Data) or not before.rows or not before.rows <= flow.filled:
        return None
    over, start = flow.around[-1].rows, flow.around[-1].start
    rows = flow.rows_of(value)
    if not rows or max(before.rows) >= start or min(rows) < start or flow.rows.parts(rows) or flow.predicted(value):
        return None
    if flow.rows.above(rows).isdisjoint(over):
        return None
    return flow.data(NONE, before, value, learned=flow.lesson("statistic", "adding up", over, node))


def summed(flow: Flow, node: ast.Assign) -> Data | None:
    """Return what `total = total + row` gives in a loop, as `total += row` does."""
    target, value = node.targets[0], node.value
    if not isinstance(target, ast.Name) or not isinstance(value, ast.BinOp):
        return None
    if not isinstance(value.left, ast.Name) or value.left.id != target.id:
        return None
    before = flow.frame.names.get(target.id)
    if not isinstance(before, Data) or not before.rows or not before.rows <= flow.filled:
        return None
    return added_up(flow, target.id, value.op, flow.evaluate(value.right), value)
