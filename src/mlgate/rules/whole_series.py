"""What functions and classes of other packages learn of all rows as they are called: gaps filled, curves smoothed."""

from __future__ import annotations

import ast

from mlgate.rules.flow import Flow
from mlgate.rules.values import NONE, Arguments, Constant, Items, Symbol, Value, constant

# They fill the gaps of what they are made with.
_IMPUTATIONS = frozenset({"BayesGaussMI", "ImputationKernel", "MICEData"})
# They give every row what all others say of it, those behind it too; and in how many pieces.
_SMOOTHERS = {"STL": 1, "MSTL": 1, "bkfilter": 1, "cffilter": 2, "hpfilter": 2, "lowess": 1, "seasonal_decompose": 1}

# They give each moment what those around it say.
FILTERS = frozenset({
    "filtfilt", "gaussian_filter1d", "medfilt", "savgol_filter", "sosfiltfilt", "uniform_filter1d", "wiener",
})  # fmt: skip


def filtered(flow: Flow, symbol: Symbol, arguments: Arguments, node: ast.expr) -> Value | None:
    """Return one column in the order of time, smoothed by what comes before and after; `None` for other rows."""
    given = arguments.positional[0 if symbol.last not in ("filtfilt", "sosfiltfilt") else -1 :][:1]
    about = flow.about(given[0]) if given else None
    if about is None or not about.names or len(about.names) > 1:
        return None
    if not flow.is_timed(about) and about.frame not in flow.lagging:
        return None
    seen = flow.glimpse(symbol.last, about, flow.place(node))
    return flow.data(flow.rows_of(given[0]), given[0], about=seen)


def call_series(flow: Flow, symbol: Symbol, arguments: Arguments, node: ast.expr) -> Value | None:
    """Return what is made of all rows at once; `None` where `symbol` does something else."""
    given = arguments.get(0, "data", "endog", "x", "X")
    if given is None or not flow.rows_of(given):
        return None
    if symbol.last in _IMPUTATIONS:
        made = flow.object(symbol, arguments, node)
        flow.fit(made, "fit", given, node)
        return flow.data(flow.rows_of(given), given, learned=flow.fitted[made.identity], about=flow.about(given))
    if symbol.last in _SMOOTHERS and constant(arguments.get(-1, "two_sided")) is not False:
        return _smoothed(flow, symbol.last, given, arguments, node)
    return None


def _smoothed(flow: Flow, name: str, given: Value, arguments: Arguments, node: ast.expr) -> Value:
    of, at = arguments.get(1, "exog"), arguments.get(-1, "xvals") or given
    learned = flow.lesson("statistic", name, flow.rows_of(given), node)
    sources = (given, of) if name == "lowess" and of is not None and not isinstance(of, Constant) else (given,)
    count = _SMOOTHERS[name]
    pieces = tuple(flow.data(flow.rows_of(at) or NONE, *sources, learned=learned, about=None) for _ in range(count))
    return Items(pieces) if count > 1 else pieces[0]
