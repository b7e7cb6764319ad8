"""MLL109: a transformer outside the cross-validation."""

from __future__ import annotations

from collections.abc import Iterator

from mlgate.rules.dataflow import Module
from mlgate.rules.leaks import hits
from mlgate.rules.rule import Hit, Rule

RULE = Rule(
    code="MLL109",
    name="preprocessing-outside-cross-validation",
    what=(
        "A transformer is fitted on training rows that are cross-validated, or searched over by cross- "
        "validation, afterwards."
    ),
    why=(
        "Every fold's held-out rows have shaped the data that the model of that fold is trained on, so "
        "the scores of the folds are too good, and a search chooses by them. The final test rows are not "
        "touched. Put the transformer and the model into one Pipeline and cross-validate that."
    ),
    bad=(
        """\
from sklearn.linear_model import Ridge
from sklearn.model_selection import GridSearchCV, train_test_split
from sklearn.preprocessing import StandardScaler

X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)
scaler = StandardScaler().fit(X_train)
search = GridSearchCV(Ridge(), {"alpha": [1, 10]}).fit(scaler.transform(X_train), y_train)
""",
    ),
    good=(
        """\
from sklearn.linear_model import Ridge
from sklearn.model_selection import GridSearchCV, train_test_split
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)
model = make_pipeline(StandardScaler(), Ridge())
search = GridSearchCV(model, {"ridge__alpha": [1, 10]}).fit(X_train, y_train)
""",
    ),
    source=(
        "scikit-learn user guide, 'Common pitfalls: data leakage during pre-processing'; Varma and Simon, "
        "'Bias in error estimation when using cross-validation for model selection', BMC Bioinformatics "
        "2006"
    ),
)


def find(module: Module) -> Iterator[Hit]:
    """Yield every fit on training rows that are cross-validated afterwards."""
    return hits(module, RULE.code)
