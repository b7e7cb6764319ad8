"""MLE201: predictions where the truth belongs."""

from __future__ import annotations

from collections.abc import Iterator

from mlgate.rules.dataflow import Module
from mlgate.rules.rule import Hit, Rule

RULE = Rule(
    code="MLE201",
    name="swapped-truth-and-prediction",
    what="A metric is given the predictions first and the true labels second.",
    why=(
        "scikit-learn's metrics take `y_true` first. With the two swapped precision is recall, a confusion matrix is "
        "its mirror image, R² and AUC are wrong numbers that look right. Metrics in which the order makes no "
        "difference (accuracy, mean squared and absolute error, and the like) are not reported."
    ),
    bad=(
        """\
from sklearn.ensemble import RandomForestClassifier
from sklearn.metrics import precision_score

model = RandomForestClassifier(random_state=0).fit(X_train, y_train)
print(precision_score(model.predict(X_test), y_test))
""",
    ),
    good=(
        """\
from sklearn.ensemble import RandomForestClassifier
from sklearn.metrics import accuracy_score, precision_score

model = RandomForestClassifier(random_state=0).fit(X_train, y_train)
print(precision_score(y_test, model.predict(X_test)))
print(accuracy_score(model.predict(X_test), y_test))
""",
    ),
    source="scikit-learn API reference, sklearn.metrics: `y_true` is the first parameter of every metric",
)

_SYMMETRIC = frozenset({
    "accuracy_score", "auc", "cohen_kappa_score", "hamming_loss", "matthews_corrcoef", "max_error",
    "mean_absolute_error", "mean_squared_error", "mean_squared_log_error", "median_absolute_error",
    "root_mean_squared_error", "root_mean_squared_log_error", "zero_one_loss",
})  # fmt: skip


def find(module: Module) -> Iterator[Hit]:
    """Yield every metric that has the predictions first, and none second."""
    for score in module.scores:
        if score.name in _SYMMETRIC or not score.truth or score.judged or module.in_test(score.place):
            continue
        node = score.place.node
        yield Hit(
            message=f"{score.name} is given predictions as y_true, which comes first; swap the two arguments",
            location=module.location(score.place),
            lines=(node.lineno, node.end_lineno or node.lineno),
            evidence={"called": module.source.line(node.lineno).strip()},
        )
