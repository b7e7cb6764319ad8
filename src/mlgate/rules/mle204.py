"""MLE204: accuracy alone on imbalanced data."""

from __future__ import annotations

from collections.abc import Iterator

from mlgate.rules.dataflow import Module
from mlgate.rules.events import Call
from mlgate.rules.libraries import METRICS
from mlgate.rules.rule import Hit, Rule
from mlgate.rules.values import Items, Symbol, constant

RULE = Rule(
    code="MLE204",
    name="accuracy-of-imbalanced-data",
    what=(
        "Accuracy is the only metric of a module that itself says that its classes are unequal: it sets "
        "`class_weight` or `scale_pos_weight`, resamples (SMOTE and the like), or makes data "
        "with unequal `weights`."
    ),
    why=(
        "Where one class in twenty is positive, a model that never says so is right in 95 % of the cases. Report what "
        "is about the rare class, too: average precision, recall at a fixed precision, balanced accuracy, a confusion "
        "matrix."
    ),
    bad=(
        """\
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import accuracy_score

model = LogisticRegression(class_weight="balanced").fit(X_train, y_train)
print(accuracy_score(y_test, model.predict(X_test)))
""",
        """\
from imblearn.over_sampling import SMOTE
from sklearn.metrics import accuracy_score
from sklearn.tree import DecisionTreeClassifier

X_more, y_more = SMOTE(random_state=0).fit_resample(X_train, y_train)
model = DecisionTreeClassifier(random_state=0).fit(X_more, y_more)
print(accuracy_score(y_test, model.predict(X_test)))
""",
    ),
    good=(
        """\
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import accuracy_score, average_precision_score

model = LogisticRegression(class_weight="balanced").fit(X_train, y_train)
print(accuracy_score(y_test, model.predict(X_test)))
print(average_precision_score(y_test, model.predict_proba(X_test)[:, 1]))
""",
        """\
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import accuracy_score

model = LogisticRegression().fit(X_train, y_train)
print(accuracy_score(y_test, model.predict(X_test)))
""",
    ),
    source=(
        "Saito & Rehmsmeier, 'The precision-recall plot is more informative than the ROC plot …', PLOS ONE 2015; He & "
        "Garcia, 'Learning from imbalanced data', IEEE TKDE 2009; Zhang, Cruz & Lewis, ML code smells, CAIN 2022: "
        "threshold-dependent validation"
    ),
    opt_in=True,
)

_WEIGHTING = ("class_weight", "is_unbalance", "scale_pos_weight")
_RESAMPLING = ("imblearn.combine.", "imblearn.ensemble.", "imblearn.over_sampling.", "imblearn.under_sampling.")
# It says nothing beyond accuracy.
_ACCURACY = frozenset({"accuracy_score", "zero_one_loss"})


def find(module: Module) -> Iterator[Hit]:
    """Yield every accuracy of a module that has no other metric and says that its classes are unequal."""
    metrics = {name.rpartition(".")[2] for name in module.called if name.startswith("sklearn.metrics.")}
    judged = metrics & (METRICS | {"make_scorer", "get_scorer"})
    if "accuracy_score" not in judged or not judged <= _ACCURACY or any(map(_scores_otherwise, module.calls)):
        return
    sign = next((call for call in module.calls if _is_sign(call)), None)
    if sign is None:
        return
    for call in module.calls:
        if call.name.rpartition(".")[2] != "accuracy_score" or module.in_test(call.place):
            continue
        node = call.place.node
        yield Hit(
            message=(
                f"accuracy is the only metric here, and {module.named(sign.place)} says that the classes are unequal; "
                "report one of the rare class, too"
            ),
            location=module.location(call.place),
            lines=(node.lineno, node.end_lineno or node.lineno),
            evidence={
                "called": module.source.line(node.lineno).strip(),
                "unequal": module.source.line(sign.place.node.lineno).strip(),
            },
        )


def _scores_otherwise(call: Call) -> bool:
    """Whether `call` judges by something else: a `scoring`, a display, or the loss of a network."""
    scoring = call.arguments.keywords.get("scoring")
    return (scoring is not None and constant(scoring) != "accuracy") or "Display" in call.name


def _is_sign(call: Call) -> bool:
    given = call.arguments.keywords
    if any(constant(given[name]) not in (None, 1, 1.0, False) for name in _WEIGHTING if name in given):
        return True
    if not isinstance(call.callee, Symbol):
        return False
    if call.name.endswith(".make_classification"):
        return isinstance(given.get("weights"), Items)
    return call.name.startswith(_RESAMPLING)
