"""What decompositions and clusterings of rows give: something for each row, and numbers about all of them."""

from __future__ import annotations

import ast

from mlgate.rules.flow import Flow
from mlgate.rules.values import NONE, Arguments, Data, Items, Symbol, Value, constant

# What each gives: `r` is something for each row, `-` a number or a table about all of them.
_GIVEN = {
    "dbscan": "-r", "fastica": "--r", "k_means": "-r-", "kmeans": "--", "kmeans2": "-r", "linkage": "-",
    "non_negative_factorization": "r--", "pca_lowrank": "r--", "qr": "r-", "randomized_svd": "r--",
    "spectral_clustering": "r", "spectral_embedding": "r", "svd": "r--", "svd_lowrank": "r--", "svds": "r--",
}  # fmt: skip
DECOMPOSING = frozenset(_GIVEN)


def decomposed(flow: Flow, symbol: Symbol, arguments: Arguments, node: ast.expr) -> Value | None:
    """Return what `symbol` makes of rows; `None` where it is given none."""
    given = arguments.get(0, "a", "A", "M", "X", "input")
    rows = flow.rows_of(given) if given is not None else NONE
    is_drawn = isinstance(given, Data) and given.form == "drawn"
    if given is None or is_drawn or not (rows or flow.learned(given)):
        return None
    name = symbol.last
    learned = flow.lesson("statistic", name, rows, node)
    if constant(arguments.get(-1, "compute_uv", "return_singular_vectors")) is False:
        return flow.data(NONE, given, learned=learned)
    given_back = _GIVEN[name][:: -1 if _is_transposed(node) else 1]
    made = [flow.data(rows if one == "r" else NONE, given, learned=learned, about=None) for one in given_back]
    return Items(tuple(made)) if len(made) > 1 else made[0]


def _is_transposed(node: ast.expr) -> bool:
    first = node.args[0] if isinstance(node, ast.Call) and node.args else None
    return isinstance(first, ast.Attribute) and first.attr == "T"


def of_statistics(flow: Flow, symbol: Symbol, arguments: Arguments) -> Data | None:
    """Return what a function makes of numbers about all rows: such numbers; `None` where it is given anything else."""
    if symbol.root not in ("numpy", "scipy", "torch") or flow.rows_of(*arguments.all):
        return None
    learned = any(map(flow.learned, arguments.all))
    return flow.data(NONE, *arguments.all) if learned else None
