"""MLE202: a metric of scores is given classes."""

from __future__ import annotations

from collections.abc import Iterator

from mlgate.rules.dataflow import Module
from mlgate.rules.libraries import is_classifier
from mlgate.rules.rule import Hit, Rule

RULE = Rule(
    code="MLE202",
    name="scores-wanted-classes-given",
    what=(
        "A metric of scores or probabilities (ROC AUC, average precision, their curves, log loss, Brier score) is "
        "given what a classifier's `predict` returns."
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
        if not known or any(one.method != "predict" for one in predictions):
            continue
        node = score.place.node
        yield Hit(
            message=f"{score.name} is given classes; use predict_proba(…)[:, 1] or decision_function(…)",
            location=module.location(score.place),
            lines=(node.lineno, node.end_lineno or node.lineno),
            evidence={"called": module.source.line(node.lineno).strip()},
        )
