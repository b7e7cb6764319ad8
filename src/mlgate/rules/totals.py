"""Means and ranges that are computed by hand: a sum that is divided by how many there are, the most less the least."""

from __future__ import annotations

import ast

from mlgate.rules.columns import About
from mlgate.rules.flow import Flow
from mlgate.rules.values import NONE, Constant, Data, Identities, Value

_ENDS = frozenset({"max", "min"})


def note_total(flow: Flow, name: str, of: Value, result: Value) -> Value:
    """Note that `result` is the sum or an end of one column, or the sum of one number of each row; return it."""
    if isinstance(of, Data) and isinstance(result, Data) and of.rows and of.form == "" and not flow.iterating:
        about: About | None = flow.about(of)
        # A generator goes through one number of each row.
        is_column = about is not None and bool(about.names) and len(about.names or ()) == 1 and about.exact
        if is_column or (about is None and name == "sum"):
            flow.totals[result.identity] = "end" if name in _ENDS else name, of.rows
    return result


def computed(flow: Flow, left: Value, right: Value, node: ast.BinOp) -> Identities:
    """Return what rows learn from which a mean by hand is subtracted, or that are divided by one or by a range."""
    kind, rows = flow.totals.get(right.identity, ("", NONE)) if isinstance(right, Data) else ("", NONE)
    uses = (isinstance(node.op, ast.Sub) and kind == "mean") or (
        isinstance(node.op, ast.Div) and kind not in ("", "sum")
    )
    return flow.lesson("statistic", kind, rows, node) if uses and flow.rows_of(left) else NONE


def combined_total(flow: Flow, left: Value, right: Value, node: ast.BinOp, result: Value) -> None:
    """Note that `result` is a mean or a range, where it was made of a sum or of ends."""
    kind, rows = flow.totals.get(left.identity, ("", NONE)) if isinstance(left, Data) else ("", NONE)
    if not kind or not isinstance(result, Data) or flow.rows_of(right):
        return
    if kind == "sum" and isinstance(node.op, ast.Div) and not isinstance(right, Constant):
        flow.totals[result.identity] = "mean", rows
    elif kind == "end" and isinstance(node.op, ast.Sub) and isinstance(right, Data) and right.identity in flow.totals:
        flow.totals[result.identity] = "range", rows
