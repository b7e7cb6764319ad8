"""How cross-validation divides rows, and which of them it puts together."""

from __future__ import annotations

import ast
from typing import Any

from mlgate.rules import libraries
from mlgate.rules.columns import About
from mlgate.rules.events import Mixing
from mlgate.rules.flow import Flow
from mlgate.rules.sizes import counted_by
from mlgate.rules.values import (
    Arguments,
    Data,
    Each,
    Items,
    Object,
    Value,
    constant,
)


def split_rows(flow: Flow, value: Value, node: ast.expr, **fields: Any) -> Each:  # noqa: ANN401 - the fields of Split
    """Return the pairs of row numbers that a cross-validation splitter makes of `value`."""
    # `split(np.arange(len(X)))` divides the rows of X.
    rows = counted_by(flow, value) or flow.rows_of(value) or flow.rows.root()
    number = flow.split("cross-validation", rows, node, learned=flow.learned(value), **fields)
    train, test = (Data(flow.identity(), flow.part(rows, number, part), form="index") for part in ("train", "test"))
    return Each(Items((train, test)))


def mixing_of(flow: Flow, folds: Value | None, arguments: Arguments) -> Mixing:
    """Return which rows a cross-validation by `folds` puts together; `arguments` are of its call."""
    if arguments.get(-1, "groups") is not None:
        return "groups"
    if folds is None or type(constant(folds)) is int:
        return "blocks"
    if not isinstance(folds, Object):
        return ""
    made, name = flow.constructions.get(folds.identity), folds.symbol.last
    if name in libraries.RANDOM_FOLDS:
        return "random"
    if name in libraries.FOLDS:
        shuffles = made is not None and constant(made.arguments.get(1, "shuffle")) is True
        return "random" if shuffles else "blocks"
    return "groups" if "Group" in name else "time" if "Time" in name else ""


def abouts(flow: Flow, arguments: Arguments) -> tuple[About | None, ...]:
    """Return what a call is about that divides what it is given."""
    return tuple(about for about in map(flow.about, arguments.all) if about is not None)
