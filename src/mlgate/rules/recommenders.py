"""What functions of surprise do: load ratings, split them, cross-validate and judge."""

from __future__ import annotations

import ast

from mlgate.rules import libraries
from mlgate.rules.flow import Flow
from mlgate.rules.sklearn_calls import call_ours
from mlgate.rules.subsets import random_split
from mlgate.rules.values import Arguments, Data, Items, Symbol, Value


def of_surprise(flow: Flow, symbol: Symbol, arguments: Arguments, node: ast.expr) -> Value | None:
    """Follow a function or class of surprise; `None` for one that is not known."""
    name = symbol.last
    if name.startswith("load_"):
        rows = flow.rows_of(*arguments.positional[:1]) or flow.rows.root()
        return flow.data(rows, *arguments.positional[:1], form="labelled", about=None)
    if name == "train_test_split":
        parts = random_split(flow, arguments, node)
        assert isinstance(parts, Items)
        return Items(tuple(flow.data(flow.rows_of(one), one, form="labelled") for one in parts.values))
    if symbol.name.startswith("surprise.accuracy."):
        flow.judged(node, name, *arguments.all)
        return Data(flow.identity())
    if name in libraries.CROSS_VALIDATIONS:
        return call_ours(flow, symbol, arguments, node)
    return flow.object(symbol, arguments, node) if libraries.is_class_name(name) else None


def rated(flow: Flow, receiver: Value, name: str, arguments: Arguments, node: ast.expr) -> Data | None:
    """Return ratings as surprise fits to them, or as it predicts them."""
    del name, arguments, node
    rows = flow.rows_of(receiver)
    return flow.data(rows, receiver, form="labelled") if rows else None
