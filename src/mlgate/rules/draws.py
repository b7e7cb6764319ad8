"""Numbers of rows that are drawn: of how many there are, or of some that were chosen before."""

from __future__ import annotations

import ast

from mlgate.rules.flow import Flow
from mlgate.rules.sizes import size
from mlgate.rules.values import Arguments, Data, Symbol, Value


def drawn_numbers(flow: Flow, population: Value | None) -> Data:
    """Return numbers of rows in random order, of a `population`: how many rows there are, or some of them."""
    made = flow.drawn_numbers()
    if size(flow, population) is None:
        flow.rows.chosen_from |= made.rows
    return made


def drawn_again(flow: Flow, name: str, numbers: Value | None) -> Data | None:
    """Return what a generator's method draws of `numbers` of rows: all in another order, or some; `None` of others."""
    if not isinstance(numbers, Data) or numbers.form != "index" or not numbers.rows:
        return None
    rows = flow.rows.subset(numbers.rows) if name == "choice" else numbers.rows
    return flow.data(rows, numbers, form="index")


def permuted(flow: Flow, symbol: Symbol, arguments: Arguments, node: ast.expr) -> Data:
    """Return rows in another order; of a number, numbers of rows."""
    del symbol, node
    value = arguments.get(0, "x")
    if isinstance(value, Data) and value.rows:
        return flow.data(value.rows, value, form=value.form, about=flow.shuffled(value))
    return drawn_numbers(flow, value)


def chosen(flow: Flow, symbol: Symbol, arguments: Arguments, node: ast.expr) -> Data | None:
    """Return numbers of rows that were drawn."""
    del node
    given = arguments.get(0, "a")
    return drawn_again(flow, symbol.last, given) if flow.rows_of(*arguments.all) else drawn_numbers(flow, given)
