"""How rows are chosen, and whether something else chooses the others: comparisons, masks, queries."""

from __future__ import annotations

import ast

from mlgate.rules.flow import Flow
from mlgate.rules.part_names import is_part_name, is_training_name
from mlgate.rules.values import Data, Selector, Value

# `df.loc[…]`, where an index always chooses rows first.
ACCESSORS = frozenset({"at", "iat", "iloc", "ix", "loc"})
_COMPLEMENTS: dict[type[ast.cmpop], tuple[str, int]] = {
    ast.Lt: ("<", 0),
    ast.GtE: ("<", 1),
    ast.LtE: ("<=", 0),
    ast.Gt: ("<=", 1),
    ast.Eq: ("==", 0),
    ast.NotEq: ("==", 1),
}


def written(node: ast.expr) -> object:
    """Return what tells `node` from expressions that are written in another way."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Constant):
        return ast.Constant, type(node.value), node.value
    if isinstance(node, ast.Attribute):
        return written(node.value), node.attr
    if isinstance(node, ast.Subscript):
        return ast.Subscript, written(node.value), written(node.slice)
    if isinstance(node, ast.Call) and len(node.args) == 1 and not node.keywords:
        # `pl.col("week")`, as a subscript has its column.
        return ast.Call, written(node.func), written(node.args[0])
    return ast.dump(node)


def compared(index: ast.expr) -> Selector | None:
    """Return how a comparison chooses rows, where another chooses all others."""
    if isinstance(index, ast.Compare) and len(index.ops) == 1:
        complement = _COMPLEMENTS.get(type(index.ops[0]))
        named = index.comparators[0]
        if isinstance(index.ops[0], ast.Eq) and isinstance(named, ast.Constant) and is_part_name(str(named.value)):
            # A column says which part a row belongs to.
            return ("part", written(index.left)), int(not is_training_name(str(named.value)))
        if complement is not None:
            return (complement[0], written(index.left), written(index.comparators[0])), complement[1]
    if isinstance(index, ast.UnaryOp) and isinstance(index.op, ast.Invert):
        turned = compared(index.operand)
        return None if turned is None else (turned[0], 1 - turned[1])
    return _within(index) if isinstance(index, ast.Call) else None


def column_of(index: ast.expr, node: ast.expr) -> Selector | None:
    """Return how `df[df["is_test"]]`, or `df[~df["is_test"]]`, chooses rows by a column of its own."""
    side = int(isinstance(index, ast.UnaryOp) and isinstance(index.op, ast.Invert))
    column = index.operand if isinstance(index, ast.UnaryOp) else index
    if not isinstance(column, ast.Subscript) or not isinstance(column.slice, ast.Constant):
        return None
    base = node.value if isinstance(node, ast.Subscript) else None
    if isinstance(base, ast.Attribute) and base.attr in ACCESSORS:
        base = base.value
    if not isinstance(column.slice.value, str) or base is None or written(base) != written(column.value):
        return None
    return ("mask", written(column)), side


def _within(call: ast.Call) -> Selector | None:
    """Return how `df["a"].isin(…)` chooses rows, where the same call chooses the same again."""
    is_test = isinstance(call.func, ast.Attribute) and call.func.attr in ("between", "isin")
    if not is_test or any(isinstance(one, ast.Attribute) for one in call.args):
        return None
    return ("mask", written(call)), 0


def queried(text: str) -> Selector | None:
    """Return how a query in words, `year < 2020`, chooses rows."""
    try:
        return compared(ast.parse(text, mode="eval").body)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None


def selector(value: Data, index: ast.expr) -> Selector:
    """Return how `value`, which is written as `index`, chooses rows."""
    return compared(index) or value.selector or (("mask", value.identity), 0)


def beside(flow: Flow, numbers: Value, others: Value | None) -> Data:
    """Return those of the `numbers` of rows that are not among the `others`."""
    by = (others.selector or (("mask", others.identity), 0)) if isinstance(others, Data) else None
    return flow.data(flow.rows_of(numbers), form="index", selector=(by[0], 1 - by[1]) if by else None)
