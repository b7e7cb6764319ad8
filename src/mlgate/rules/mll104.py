"""MLL104: columns chosen by the target on all rows."""

from __future__ import annotations

from collections.abc import Iterator

from mlgate.rules.dataflow import Module
from mlgate.rules.leaks import hits
from mlgate.rules.rule import Hit, Rule

RULE = Rule(
    code="MLL104",
    name="selection-before-split",
    what=(
        "Columns are chosen by what they tell of the target on all rows (SelectKBest, RFE, "
        "SelectFromModel, a correlation, the importances of a model) before the data is split or cross- "
        "validated."
    ),
    why=(
        "Among many columns some fit the target by chance, in the test rows as well; chosen on all rows "
        "they make the test score good even where there is nothing to learn. Choose on the training rows, "
        "or put the selector and the model into one Pipeline."
    ),
    bad=(
        """\
from sklearn.feature_selection import SelectKBest
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import cross_val_score

chosen = SelectKBest(k=20).fit_transform(X, y)
cross_val_score(LogisticRegression(), chosen, y)
""",
        """\
import pandas as pd
from sklearn.model_selection import train_test_split

df = pd.read_csv("genes.csv")
correlation = df.corr()["ill"].abs()
best = correlation.nlargest(20).index
X_train, X_test = train_test_split(df[best], random_state=0)
""",
    ),
    good=(
        """\
from sklearn.feature_selection import SelectKBest
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import cross_val_score
from sklearn.pipeline import make_pipeline

model = make_pipeline(SelectKBest(k=20), LogisticRegression())
cross_val_score(model, X, y)
""",
    ),
    source=(
        "Hastie, Tibshirani and Friedman, 'The Elements of Statistical Learning', 7.10.2; Ambroise and "
        "McLachlan, PNAS 2002; scikit-learn user guide, 'Common pitfalls: data leakage'"
    ),
)


def find(module: Module) -> Iterator[Hit]:
    """Yield every choice of columns by rows that are held out afterwards."""
    return hits(module, RULE.code)
