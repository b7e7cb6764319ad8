"""MLE202: a metric of scores is given classes."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from mlgate.rules.dataflow import Module
from mlgate.rules.events import Score
from mlgate.rules.libraries import is_classifier
from mlgate.rules.rule import Hit, Rule

RULE = Rule(
    code="MLE202",
    name="scores-wanted-classes-given",
    what=(
        "A metric of scores or probabilities (ROC AUC, average precision, their curves, log loss, Brier score) is "
        "given what a classifier's `predict` returns, or probabilities that are cut at a number: `proba[:, 1] > 0.5`."
    ),
    why=(
        "`predict` returns classes, cut at one threshold. The area under a curve of one point is not the area under "
        "the curve, and a log loss of zeros and ones says nothing. Give `predict_proba(X)[:, 1]` or "
        "`decision_function(X)`."
    ),
    bad=(
        """\
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

model = LogisticRegression().fit(X_train, y_train)
print(roc_auc_score(y_test, model.predict(X_test)))
""",
        """\
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

model = LogisticRegression().fit(X_train, y_train)
proba = model.predict_proba(X_test)
print(roc_auc_score(y_test, (proba[:, 1] > 0.5).astype(int)))
""",
        """\
import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

model = LogisticRegression().fit(X_train, y_train)
late = np.where(model.predict_proba(X_test)[:, 1] >= 0.3, 1, 0)
print(roc_auc_score(y_test, late))
""",
    ),
    good=(
        """\
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

model = LogisticRegression().fit(X_train, y_train)
print(roc_auc_score(y_test, model.predict_proba(X_test)[:, 1]))
""",
    ),
    source=(
        "scikit-learn API reference, `roc_auc_score`: y_score are probability estimates or decision values; Fawcett, "
        "'An introduction to ROC analysis', Pattern Recognition Letters 2006"
    ),
)

_OF_SCORES = frozenset({
    "average_precision_score", "brier_score_loss", "det_curve", "log_loss", "precision_recall_curve", "roc_auc_score",
    "roc_curve",
})  # fmt: skip


def find(module: Module) -> Iterator[Hit]:
    """Yield every metric of scores that is given the classes that a known classifier predicts."""
    for score in module.scores:
        if score.name not in _OF_SCORES or module.in_test(score.place):
            continue
        predictions = module.predictions(score.judged)
        makers = [fit.maker for one in predictions for fit in module.fits(one.fits)]
        known = bool(makers) and all(maker is not None and is_classifier(maker) for maker in makers)
        if not known or (any(one.method != "predict" for one in predictions) and not _is_cut(module, score)):
            continue
        node = score.place.node
        yield Hit(
            message=f"{score.name} is given classes; use predict_proba(…)[:, 1] or decision_function(…)",
            location=module.location(score.place),
            lines=(node.lineno, node.end_lineno or node.lineno),
            evidence={"called": module.source.line(node.lineno).strip()},
        )


def _is_cut(module: Module, score: Score) -> bool:
    """Whether the metric is given the probabilities as classes, as they are on one side of a number."""
    node = score.place.node
    given = node.args[1] if isinstance(node, ast.Call) and len(node.args) > 1 else None
    if isinstance(given, ast.Name):
        given = module.assigned_once.get(given.id)
    if not isinstance(given, ast.Call):
        return _is_comparison(given)
    function = given.func
    if isinstance(function, ast.Attribute) and function.attr == "where":
        sides = given.args[1:]
        return bool(sides) and _is_comparison(given.args[0]) and all(isinstance(one, ast.Constant) for one in sides)
    return isinstance(function, ast.Attribute) and function.attr == "astype" and _is_comparison(function.value)


def _is_comparison(node: ast.expr | None) -> bool:
    return (
        isinstance(node, ast.Compare)
        and len(node.ops) == 1
        and isinstance(node.ops[0], (ast.Gt, ast.GtE, ast.Lt, ast.LtE))
        and isinstance(node.comparators[0], ast.Constant)
    )
