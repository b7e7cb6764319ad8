"""Models that a module writes itself: classes with `fit` and `predict`, which compute what they learn."""

from __future__ import annotations

import ast

from mlgate.rules.events import Application
from mlgate.rules.fitting import FEATURES, fit
from mlgate.rules.flow import UNKNOWN_FIT, Flow
from mlgate.rules.values import NONE, Arguments, Data, Identities, Instance, Value

_FITTING = frozenset({"fit", "train"})
_PREDICTING = frozenset({"predict", "predict_proba"})
METHODS = _FITTING | _PREDICTING


def note(flow: Flow, model: Instance, call: tuple[str, Arguments, ast.expr], result: Value, fits: int) -> Value:
    """Return the `result` of a method of `model`, having noted what that did; there were so many `fits` before.

    Where the class only wraps another model, that one was fitted, and predicts.
    """
    name, arguments, node = call
    methods = model.blueprint.methods
    given = arguments.get(0, *FEATURES)
    rows = flow.rows_of(given) if given is not None else NONE
    if not rows or _FITTING.isdisjoint(methods) or _PREDICTING.isdisjoint(methods):
        return result
    if name in _FITTING:
        if not any(one.supervised or one.maker is not None for one in flow.fits[fits:]) and len(arguments.all) > 1:
            fit(flow, model, name, arguments, node)
        return result
    if flow.predicted(result) or model.identity not in flow.fitted:
        return result
    return _predicted(flow, model, rows, result, node)


def _predicted(flow: Flow, model: Instance, rows: Identities, result: Value, node: ast.expr) -> Data:
    """Return the `result` as what `model` predicts of `rows`."""
    fits = flow.fitted[model.identity]
    known = NONE if fits & UNKNOWN_FIT else fits
    use = Application(place=flow.place(node), identity=model.identity, fits=known, rows=rows, method="predict")
    flow.predictions.append(use)
    learned = known if len(known) == 1 else NONE
    return flow.data(rows, result, learned=learned, predictions=frozenset((len(flow.predictions) - 1,)))
