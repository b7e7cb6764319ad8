"""Metrics that a module writes itself: functions of a truth and of what was predicted, known by their names."""

from __future__ import annotations

import ast
import functools
import re

from mlgate.rules.flow import Flow
from mlgate.rules.libraries import METRICS
from mlgate.rules.values import Arguments, Function, Symbol

_NAMES = frozenset({
    "acc", "accuracy", "amex", "auc", "auroc", "bacc", "f1", "fbeta", "gini", "kappa", "logloss", "mae", "mape", "mapk",
    "mase", "mcc", "mse", "msle", "ndcg", "normalizedgini", "pinball", "qwk", "r2", "rmse", "rmsle", "rmspe", "rocauc",
    "rsquared", "smape", "wape", "wmae", "wrmsse",
})  # fmt: skip
# What people put before and behind the name of a metric.
_AROUND = frozenset({
    "calc", "calculate", "compute", "custom", "eval", "evaluate", "func", "function", "get", "macro", "mean", "metric",
    "my", "numpy", "np", "own", "quadratic", "score", "weighted",
})  # fmt: skip
_WORD = re.compile(r"[A-Z]+(?![a-z])\d*|[A-Z]?[a-z]+\d*|\d+")
# Of these packages, what has such a name may be a loss to train by.
_TRAINING = frozenset({"jax", "keras", "lightning", "optax", "pytorch_lightning", "tensorflow", "torch"})


@functools.cache
def is_metric_name(name: str) -> bool:
    """Whether a function that is called `name` is a metric: `rmsle`, `calc_mape`, `gini_score`, `computeAccuracy`."""
    if name in METRICS:
        return True
    words = [word.lower() for word in _WORD.findall(name)]
    return "".join(word for word in words if word not in _AROUND) in _NAMES


def note(flow: Flow, callee: Function | Symbol, arguments: Arguments, node: ast.expr, since: int) -> None:
    """Note that a metric of the module's own, or of a package that is not known, judges predictions by a truth.

    What its body was seen to judge itself, since there were so many evaluations, is not judged twice. A network that
    the module trains is told by its loss how well it does, whatever that is called.
    """
    name = _name(callee, node)
    if not is_metric_name(name) or arguments.open or len(arguments.all) < len(("truth", "predicted")):
        return
    one, other = arguments.all[:2]
    judged = one if flow.predicted(one) else other
    truth = other if judged is one else one
    if not flow.predicted(judged) or flow.predicted(truth) or not flow.rows_of(truth):
        return
    predictions = [flow.predictions[number] for number in flow.predicted(judged)]
    seen = {(found.identity, found.rows) for found in flow.evaluations[since:] if found.known}
    if any(prediction.identity in flow.networks for prediction in predictions):
        return
    if not all((prediction.identity, prediction.rows) in seen for prediction in predictions):
        flow.judged(node, name, judged, truth)


def _name(callee: Function | Symbol, node: ast.expr) -> str:
    """Return the name of a function of the module, or of one that is imported from elsewhere."""
    if isinstance(callee, Symbol):
        return "" if callee.root in _TRAINING else callee.last
    if isinstance(callee.node, (ast.AsyncFunctionDef, ast.FunctionDef)):
        return callee.node.name
    # A lambda is called as what it was assigned to.
    return node.func.id if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) else ""
