"""Predictions that are written into arrays and columns."""

import pytest

from mlgate import rules
from mlgate.rules.sources import read_module

HEAD = """\
import numpy as np
import pandas as pd
from sklearn.linear_model import Ridge, LogisticRegression
from sklearn.metrics import mean_absolute_error, accuracy_score
from sklearn.model_selection import train_test_split, KFold, cross_val_score, StratifiedKFold
from sklearn.preprocessing import StandardScaler, MinMaxScaler
X, y = np.load("X.npy"), np.load("y.npy")
kf = KFold(5)
"""

LEAKS = {
    "oof": """
oof = np.zeros(len(X))
for tr, te in kf.split(X):
    m = Ridge().fit(X[tr], y[tr])
    oof[tr] = m.predict(X[tr])
print(mean_absolute_error(y, oof))
""",
    "oof whole": """
oof = np.zeros(len(X))
m = Ridge().fit(X, y)
oof[:] = m.predict(X)
print(mean_absolute_error(y, oof))
""",
    "train column": """
df = pd.read_csv("a.csv")
m = Ridge().fit(df[["a"]], df["y"])
df["p"] = m.predict(df[["a"]])
print(mean_absolute_error(df["y"], df["p"]))
""",
    "train column2": """
df = pd.read_csv("a.csv")
m = LogisticRegression().fit(df[["a"]], df["y"])
df["p"] = m.predict(df[["a"]])
print("accuracy", (df["p"] == df["y"]).mean())
""",
    "stacking": """
S = np.zeros((len(X), 2))
S[:, 0] = Ridge().fit(X, y).predict(X)
S[:, 1] = LogisticRegression().fit(X, y).predict_proba(X)[:, 1]
print(cross_val_score(LogisticRegression(), S, y).mean())
""",
    "stacking in folds": """
S = np.zeros((len(X), 2))
ms = [Ridge(), LogisticRegression()]
for k, m in enumerate(ms):
    m.fit(X, y)
    S[:, k] = m.predict(X)
scores = []
for tr, te in kf.split(S):
    top = LogisticRegression().fit(S[tr], y[tr])
    scores.append(accuracy_score(y[te], top.predict(S[te])))
print(np.mean(scores))
""",
}

FINE = {
    "oof, of the others": """
oof = np.zeros(len(X))
for tr, te in kf.split(X):
    m = Ridge().fit(X[tr], y[tr])
    oof[te] = m.predict(X[te])
print(mean_absolute_error(y, oof))
""",
    "test column, of the others": """
df = pd.read_csv("a.csv")
tr, te = train_test_split(df)
m = LogisticRegression().fit(tr[["a"]], tr["y"])
te["p"] = m.predict(te[["a"]])
print("accuracy", accuracy_score(te["y"], te["p"]))
""",
    "test and train column, of the others": """
df = pd.read_csv("a.csv")
tr, te = train_test_split(df)
m = LogisticRegression().fit(tr[["a"]], tr["y"])
te["p"] = m.predict(te[["a"]])
tr["p"] = m.predict(tr[["a"]])
print("accuracy", accuracy_score(te["y"], te["p"]), accuracy_score(tr["y"], tr["p"]))
""",
    "stacking, of the others": """
a, b, ya, yb = train_test_split(X, y)
S, T = np.zeros((len(a), 2)), np.zeros((len(b), 2))
for k, m in enumerate([Ridge(), LogisticRegression()]):
    for tr, te in kf.split(a):
        S[te, k] = m.fit(a[tr], ya[tr]).predict(a[te])
    T[:, k] = m.fit(a, ya).predict(b)
top = LogisticRegression().fit(S, ya)
print(top.score(T, yb))
""",
}


def found(code):
    return rules.check_source(read_module("a.py", f"{HEAD}{code}".encode()), ["MLL"])


@pytest.mark.parametrize("case", LEAKS)
def test_what_is_wrong_is_found(case):
    assert found(LEAKS[case])


@pytest.mark.parametrize("case", FINE)
def test_what_is_right_is_left_alone(case):
    assert found(FINE[case]) == []
