"""What functions of polars give: expressions about the columns of whatever frame they are used in."""

from __future__ import annotations

import ast

from mlgate.rules.columns import ANY_FRAME, About, named
from mlgate.rules.flow import Flow
from mlgate.rules.values import Arguments, Data, Items, Symbol

EXPRESSIONS = frozenset({"polars.all", "polars.col", "polars.exclude", "polars.nth"})


def correlated(flow: Flow, symbol: Symbol, arguments: Arguments, node: ast.expr) -> Data | None:
    """Return the expression `pl.corr(…)`."""
    del arguments
    if symbol.root != "polars":
        return None
    return Data(flow.identity(), form="expression", pending=(("selection", symbol.last, node),))


def length(flow: Flow, symbol: Symbol, arguments: Arguments, node: ast.expr) -> Data | None:
    """Return the expression `pl.len()`, or `pl.count()`."""
    if symbol.root != "polars" or arguments.all:
        return None
    return Data(flow.identity(), form="expression", pending=(("total", symbol.last, node),))


def expression(flow: Flow, symbol: Symbol, arguments: Arguments) -> Data:
    """Return an expression about the columns that are named, or about any."""
    given = arguments.positional
    names = named(given[0] if len(given) == 1 else Items(given)) if symbol.last == "col" else None
    return Data(flow.identity(), form="expression", about=About(ANY_FRAME, names) if names else None)
