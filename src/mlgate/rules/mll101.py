"""MLL101: fitted before the split."""

from __future__ import annotations

from collections.abc import Iterator

from mlgate.rules.dataflow import Module
from mlgate.rules.leaks import hits
from mlgate.rules.rule import Hit, Rule

RULE = Rule(
    code="MLL101",
    name="fit-before-split",
    what=(
        "A transformer or estimator is fitted on rows that are split or cross-validated afterwards, or on all rows "
        "when it is then applied to one part of them."
    ),
    why=(
        "What was learned from the test rows (means, vocabularies, components, chosen features) shapes the training "
        "data, so the test rows are no longer new to the model and its score is too good. Split first and fit on the "
        "training part, or put the transformer and the model into one Pipeline, which cross-validation fits anew on "
        "each training part."
    ),
    bad=(
        """\
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

scaled = StandardScaler().fit_transform(X)
X_train, X_test, y_train, y_test = train_test_split(scaled, y, random_state=0)
""",
        """\
from sklearn.decomposition import PCA
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import cross_val_score

flat = PCA(20).fit_transform(X)
cross_val_score(LogisticRegression(), flat, y)
""",
    ),
    good=(
        """\
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler

X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)
scaler = StandardScaler().fit(X_train)
X_train, X_test = scaler.transform(X_train), scaler.transform(X_test)
""",
        """\
from sklearn.decomposition import PCA
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import cross_val_score
from sklearn.pipeline import make_pipeline

model = make_pipeline(PCA(20), LogisticRegression())
cross_val_score(model, X, y)
""",
    ),
    source=(
        "scikit-learn user guide, 'Common pitfalls: data leakage'; Kaufman et al., 'Leakage in data mining', TKDD "
        "2012; Yang et al., 'Data leakage in notebooks', ASE 2022"
    ),
)


def find(module: Module) -> Iterator[Hit]:
    """Yield every fit on rows that are divided afterwards, or on more than the part that it is used on."""
    return hits(module, RULE.code)
