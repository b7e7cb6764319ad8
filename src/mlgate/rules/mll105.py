"""MLL105: rows drawn again before the split."""

from __future__ import annotations

from collections.abc import Iterator

from mlgate.rules.dataflow import Module
from mlgate.rules.leaks import hits
from mlgate.rules.rule import Hit, Rule

RULE = Rule(
    code="MLL105",
    name="resampling-before-split",
    what=(
        "Rows are drawn again or made up to balance the classes (SMOTE and other samplers, `resample`, "
        "`sample(replace=True)`, rows stacked on themselves) before the data is split or cross-validated."
    ),
    why=(
        "Copies of one row, or rows made from it, then stand on both sides of the split, and the model is "
        "asked what it has seen; where rows were left out instead, the test rows no longer have the "
        "classes as they occur. Split first and resample the training rows only, or use the Pipeline of "
        "imbalanced-learn, which resamples in each fold."
    ),
    bad=(
        """\
from imblearn.over_sampling import SMOTE
from sklearn.model_selection import train_test_split

X, y = SMOTE(random_state=0).fit_resample(X, y)
X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)
""",
        """\
import pandas as pd
from sklearn.model_selection import train_test_split

ill = df[df["ill"] == 1]
df = pd.concat([df, ill, ill])
train, test = train_test_split(df, random_state=0)
""",
    ),
    good=(
        """\
from imblearn.over_sampling import SMOTE
from sklearn.model_selection import train_test_split

X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=0)
X_train, y_train = SMOTE(random_state=0).fit_resample(X_train, y_train)
""",
    ),
    source=(
        "imbalanced-learn user guide, 'Common pitfalls and recommended practices: data leakage'; Kapoor "
        "and Narayanan, Patterns 2023 (L1.2)"
    ),
)


def find(module: Module) -> Iterator[Hit]:
    """Yield every resampling of rows that are held out afterwards."""
    return hits(module, RULE.code)
