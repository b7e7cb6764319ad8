"""MLL102: a statistic of all rows in data that is split afterwards."""

from __future__ import annotations

from collections.abc import Iterator

from mlgate.rules.dataflow import Module
from mlgate.rules.leaks import hits
from mlgate.rules.rule import Hit, Rule

RULE = Rule(
    code="MLL102",
    name="statistic-before-split",
    what=(
        "A statistic of all rows (mean, median, deviation, quantile, rank, bins of equal size) is written "
        "into data that is split or cross-validated afterwards, or rows are dropped by it."
    ),
    why=(
        "The statistic holds the test rows too, so that what fills a gap, scales a column or cuts an "
        "outlier in the training rows knows them, and the test score is too good. Split first and take "
        "the statistic from the training rows, or use a transformer (SimpleImputer, StandardScaler, "
        "KBinsDiscretizer) in a Pipeline. Rows that are dropped by a statistic of all rows (outliers) are "
        "dropped from the test rows, too, which are then easier than what will come. A statistic that is only "
        "printed or plotted is not reported, and neither is the least or the most of a column that is only subtracted."
    ),
    bad=(
        """\
import pandas as pd
from sklearn.model_selection import train_test_split

df = pd.read_csv("houses.csv")
df["age"] = df["age"].fillna(df["age"].median())
train, test = train_test_split(df, random_state=0)
""",
        """\
import numpy as np
from sklearn.model_selection import train_test_split

X = (X - X.mean(axis=0)) / X.std(axis=0)
X_train, X_test = train_test_split(X, random_state=0)
""",
    ),
    good=(
        """\
import pandas as pd
from sklearn.model_selection import train_test_split

train, test = train_test_split(pd.read_csv("houses.csv"), random_state=0)
median = train["age"].median()
train["age"] = train["age"].fillna(median)
test["age"] = test["age"].fillna(median)
""",
        """\
import pandas as pd
from sklearn.model_selection import train_test_split

df = pd.read_csv("houses.csv")
print(df["age"].median())
df["age"] = df["age"].fillna(0)
train, test = train_test_split(df, random_state=0)
""",
    ),
    source=(
        "Kaufman et al., 'Leakage in data mining', TKDD 2012; Kapoor and Narayanan, 'Leakage and the "
        "reproducibility crisis', Patterns 2023 (L1.2); scikit-learn user guide, 'Common pitfalls: data "
        "leakage during pre-processing'"
    ),
)


def find(module: Module) -> Iterator[Hit]:
    """Yield every statistic of rows that are held out afterwards."""
    return hits(module, RULE.code)
