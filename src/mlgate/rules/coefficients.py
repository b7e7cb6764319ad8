"""Models that are coefficients: found by least squares or by solving equations, and multiplied with rows to predict."""

from __future__ import annotations

import ast

from mlgate.rules.events import Fit
from mlgate.rules.flow import Flow
from mlgate.rules.networks import predicted
from mlgate.rules.values import Arguments, Data, Items, Object, Symbol, Value

SOLVING = frozenset({"lstsq", "nnls", "pinv", "polyfit", "solve"})
# How many things they give: the coefficients, and what is told of how they fit.
_PIECES = {"lstsq": 4, "nnls": 2}


def solved(flow: Flow, symbol: Symbol, arguments: Arguments, node: ast.expr) -> Value | None:
    """Return the coefficients that `symbol` finds for rows; `None` where it is given no rows."""
    rows = flow.rows_of(*arguments.positional[:1]) or flow.rows_of(*arguments.positional[1:2])
    if not rows:
        return None
    found = flow.object(symbol, arguments, node)
    learned = flow.learned(Items(arguments.positional))
    flow.fits.append(
        Fit(
            place=flow.place(node),
            identity=found.identity,
            maker=found,
            method=symbol.last,
            rows=rows,
            supervised=True,
            learned=learned,
        )
    )
    flow.put(flow.fitted, found.identity, frozenset((len(flow.fits) - 1,)))
    count = _PIECES.get(symbol.last, 1)
    return Items((found, *(Data(flow.identity()) for _ in range(count - 1)))) if count > 1 else found


def is_found(value: Value) -> bool:
    """Whether `value` is such coefficients."""
    return isinstance(value, Object) and value.symbol.last in SOLVING


def multiplied(flow: Flow, left: Value, right: Value, node: ast.expr) -> Value | None:
    """Return what `rows @ coefficients` predicts; the coefficients, where they come first; `None` for others."""
    if is_found(left):
        return left
    if isinstance(right, Object) and is_found(right) and flow.rows_of(left):
        return predicted(flow, right, Arguments((left,)), node)
    return None
