"""Metrics that a module writes itself: functions of a truth and of what was predicted, known by their names."""

from __future__ import annotations

import ast
import functools
import re

from mlgate.rules.flow import Flow
from mlgate.rules.libraries import METRICS
from mlgate.rules.values import Arguments, Function, Symbol

_NAMES = frozenset({
    "acc", "accuracy", "amex", "auc", "auroc", "bacc", "brier", "ccc", "cindex", "concordance", "concordanceindex",
    "concordanceindexcensored", "crps", "dice", "errorrate", "f1", "fbeta", "gini", "hitrate", "iou", "kappa", "kge",
    "logloss", "mae", "mape", "mapk", "mase", "mcc", "mse", "msle", "ndcg", "nmae", "normalizedgini", "nrmse", "nse",
    "pinball", "qwk", "r2", "rmse", "rmsep", "rmsle", "rmspe", "rocauc", "rsquared", "smape", "wape", "wmae", "wrmsse",
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
    if arguments.open or not (is_metric_name(name) or _is_of_metrics(callee)):
        return
    judged = next((one for one in arguments.all if flow.predicted(one)), None)
    # The truth may be more than one: whether something happened, and when.
    is_compared = any(flow.rows_of(one) and not flow.predicted(one) for one in arguments.all)
    if judged is None or not is_compared:
        return
    predictions = [flow.predictions[number] for number in flow.predicted(judged)]
    seen = {(found.identity, found.rows) for found in flow.evaluations[since:] if found.known}
    if any(prediction.identity in flow.networks for prediction in predictions):
        return
    if not all((prediction.identity, prediction.rows) in seen for prediction in predictions):
        flow.judged(node, name, *arguments.all)


def _is_of_metrics(callee: Function | Symbol) -> bool:
    """Whether a function comes from a module of metrics: `sksurv.metrics.integrated_brier_score`."""
    if not isinstance(callee, Symbol) or callee.root in _TRAINING:
        return False
    return any(part.endswith("metrics") for part in callee.name.split(".")[:-1])


def _name(callee: Function | Symbol, node: ast.expr) -> str:
    """Return the name of a function of the module, or of one that is imported from elsewhere."""
    if isinstance(callee, Symbol):
        return "" if callee.root in _TRAINING else callee.last
    if isinstance(callee.node, (ast.AsyncFunctionDef, ast.FunctionDef)):
        return callee.node.name
    # A lambda is called as what it was assigned to.
    return node.func.id if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) else ""
