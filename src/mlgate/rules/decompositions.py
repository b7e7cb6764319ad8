"""What the decomposition of a matrix gives: of one factor a line for each row, of the others numbers about all rows."""

from __future__ import annotations

import ast

from mlgate.rules.flow import Flow
from mlgate.rules.values import NONE, Arguments, Data, Items, Symbol, Value, constant

# The factors that each gives, and which of them has a line for each row; of the transposed matrix it is the last.
_FACTORS = {"qr": 2, "randomized_svd": 3, "svd": 3, "svds": 3}
DECOMPOSING = frozenset(_FACTORS)


def decomposed(flow: Flow, symbol: Symbol, arguments: Arguments, node: ast.expr) -> Value | None:
    """Return the factors of a matrix of rows; `None` where it is given none."""
    given = arguments.get(0, "a", "A", "M", "input")
    rows = flow.rows_of(given) if given is not None else NONE
    is_drawn = isinstance(given, Data) and given.form == "drawn"
    if given is None or is_drawn or not (rows or flow.learned(given)):
        return None
    name = symbol.last
    learned = flow.lesson("statistic", name, rows, node)
    if constant(arguments.get(-1, "compute_uv", "return_singular_vectors")) is False:
        return flow.data(NONE, given, learned=learned)
    factors = [flow.data(NONE, given, learned=learned) for _ in range(_FACTORS[name])]
    factors[-1 if _is_transposed(node) else 0] = flow.data(rows, given, learned=learned, about=None)
    return Items(tuple(factors))


def _is_transposed(node: ast.expr) -> bool:
    first = node.args[0] if isinstance(node, ast.Call) and node.args else None
    return isinstance(first, ast.Attribute) and first.attr == "T"


def of_statistics(flow: Flow, symbol: Symbol, arguments: Arguments) -> Data | None:
    """Return what a function makes of numbers about all rows: such numbers; `None` where it is given anything else."""
    if symbol.root not in ("numpy", "scipy", "torch") or flow.rows_of(*arguments.all):
        return None
    learned = any(map(flow.learned, arguments.all))
    return flow.data(NONE, *arguments.all) if learned else None
