"""Counts and sums by group that are kept by hand: a `Counter` of rows, a dict that a loop over rows adds to."""

from __future__ import annotations

import ast

from mlgate.rules.bindings import bind
from mlgate.rules.flow import Flow
from mlgate.rules.values import NONE, Arguments, Data, Each, Identities, Items, Symbol, Value


def counted(flow: Flow, symbol: Symbol, arguments: Arguments, node: ast.expr) -> Value | None:
    """Return how often each value stands in the rows that `Counter` is given; `None` for anything else."""
    if not arguments.all:
        return Items((), ())
    given = arguments.get(0)
    rows = flow.rows_of(given) if isinstance(given, Data | Each) else NONE
    if symbol.root != "collections" or given is None or not rows:
        return None
    made = flow.data(NONE, given, learned=flow.lesson("encoding", symbol.last, _whole(flow, rows), node), about=None)
    flow.counters.add(made.identity)
    return made


def empty(flow: Flow, symbol: Symbol, arguments: Arguments, node: ast.expr) -> Value | None:
    """Return the dict that `defaultdict(float)` makes."""
    del flow, node
    return Items((), ()) if symbol.root == "collections" and len(arguments.all) <= 1 else None


def adds_to(target: ast.expr, value: ast.expr) -> bool:
    """Whether `target = value` is `counts[word] = counts.get(word, 0) + 1`, or the like."""
    if not isinstance(target, ast.Subscript) or not isinstance(value, ast.BinOp) or not isinstance(value.op, ast.Add):
        return False
    before, holder = value.left, target.value
    if isinstance(before, ast.Call) and isinstance(before.func, ast.Attribute) and before.func.attr == "get":
        before = before.func
    of = before.value if isinstance(before, ast.Attribute | ast.Subscript) else None
    return isinstance(of, ast.Name) and isinstance(holder, ast.Name) and of.id == holder.id


def tallied(flow: Flow, target: ast.Subscript, holder: Value, value: Value) -> bool:
    """Note that a loop over rows adds to the element of a dict that one of them names; whether it does."""
    is_dict = isinstance(holder, Items) and holder.keys is not None
    if not flow.iterating or not (is_dict or _is_tally(flow, holder)) or not isinstance(target.value, ast.Name):
        return False
    rows = flow.rows_of(flow.evaluate(target.slice))
    if not rows:
        return False
    learned = flow.lesson("encoding", "a tally", _whole(flow, rows), target)
    bind(flow, target.value, flow.data(NONE, holder, value, learned=learned, about=None))
    return True


def _is_tally(flow: Flow, holder: Value) -> bool:
    """Whether `holder` was a dict that a loop has added to."""
    return isinstance(holder, Data) and not holder.rows and bool(flow.lessons(holder, "encoding"))


def _whole(flow: Flow, rows: Identities) -> Identities:
    """Return the rows that a loop goes through, of which `rows` is one."""
    sets = [(row, flow.rows.sets[row]) for row in rows]
    return NONE.union(*(row_set.parents if row_set.edge == "derived" else {row} for row, row_set in sets))
