"""Numbers of rows that are drawn: of how many there are, or of some that were chosen before."""

from __future__ import annotations

import ast

from mlgate.rules.flow import Flow
from mlgate.rules.sizes import size
from mlgate.rules.values import Arguments, Data, Symbol, Value


def counted(flow: Flow, population: Value | None) -> Data:
    """Return numbers of rows in random order, of a `population`: how many rows there are, or some of them."""
    made = flow.drawn_numbers()
    if size(flow, population) is None:
        flow.rows.chosen_from |= made.rows
    return made


def permuted(flow: Flow, symbol: Symbol, arguments: Arguments, node: ast.expr) -> Data:
    """Return rows in another order; of a number, numbers of rows."""
    del symbol, node
    value = arguments.get(0, "x")
    if isinstance(value, Data) and value.rows:
        return flow.data(value.rows, value, form=value.form, about=flow.shuffled(value))
    return counted(flow, value)
