"""What is written into arrays in place."""

import pytest

from mlgate import rules
from mlgate.rules.sources import read_module

HEAD = """\
import numpy as np
import pandas as pd
from sklearn.linear_model import Ridge
from sklearn.metrics import mean_absolute_error, accuracy_score
from sklearn.model_selection import train_test_split, KFold, cross_val_score
from sklearn.preprocessing import StandardScaler, MinMaxScaler
from sklearn.impute import SimpleImputer
data = np.genfromtxt("a.csv", delimiter=",")
X, y = data[:, :-1], data[:, -1]
"""

LEAKS = {
    "col view": """
for j in range(X.shape[1]):
    c = X[:, j]
    c[np.isnan(c)] = np.nanmean(c)
a, b, ya, yb = train_test_split(X, y)
print(Ridge().fit(a, ya).score(b, yb))
""",
    "col view inplace op": """
for j in range(X.shape[1]):
    c = X[:, j]
    c -= c.mean()
    c /= c.std()
a, b, ya, yb = train_test_split(X, y)
print(Ridge().fit(a, ya).score(b, yb))
""",
    "rows of T": """
for c in X.T:
    c[np.isnan(c)] = np.nanmedian(c)
a, b, ya, yb = train_test_split(X, y)
print(Ridge().fit(a, ya).score(b, yb))
""",
    "out": """
np.subtract(X, X.mean(0), out=X)
a, b, ya, yb = train_test_split(X, y)
print(Ridge().fit(a, ya).score(b, yb))
""",
    "copyto": """
np.copyto(X, np.nanmean(X, axis=0), where=np.isnan(X))
a, b, ya, yb = train_test_split(X, y)
print(Ridge().fit(a, ya).score(b, yb))
""",
    "helper fill in place": """
def fill(a):
    for j in range(a.shape[1]):
        col = a[:, j]
        ok = ~np.isnan(col)
        col[~ok] = col[ok].mean()
fill(X)
a, b, ya, yb = train_test_split(X, y)
print(Ridge().fit(a, ya).score(b, yb))
""",
    "dev refit": """
X_dev, X_test, y_dev, y_test = train_test_split(X, y)
s = StandardScaler()
X_dev = s.fit_transform(X_dev)
X_test = s.fit_transform(X_test)
print(Ridge().fit(X_dev, y_dev).score(X_test, y_test))
""",
}

FINE = {
    "helper fill in place, of the training rows": """
def fill(a):
    for j in range(a.shape[1]):
        col = a[:, j]
        ok = ~np.isnan(col)
        col[~ok] = col[ok].mean()
a, b, ya, yb = train_test_split(X, y)
fill(a)
print(Ridge().fit(a, ya).score(b, yb))
""",
    "train columns, of the training rows": """
a, b, ya, yb = train_test_split(X, y)
for j in range(X.shape[1]):
    m = np.nanmean(a[:, j])
    for part in (a, b):
        c = part[:, j]
        c[np.isnan(c)] = m
print(Ridge().fit(a, ya).score(b, yb))
""",
    "copy of a column, of the training rows": """
c = X[:, 0].copy()
c[np.isnan(c)] = np.nanmean(c)
print(c.min())
a, b, ya, yb = train_test_split(X, y)
print(Ridge().fit(a, ya).score(b, yb))
""",
    "dev, of the training rows": """
X_dev, X_test, y_dev, y_test = train_test_split(X, y)
s = StandardScaler()
X_dev = s.fit_transform(X_dev)
X_test = s.transform(X_test)
print(Ridge().fit(X_dev, y_dev).score(X_test, y_test))
""",
    "val split off test, of the training rows": """
X_train, X_rest, y_train, y_rest = train_test_split(X, y)
X_dev, X_test, y_dev, y_test = train_test_split(X_rest, y_rest)
s = StandardScaler().fit(X_train)
X_dev = s.transform(X_dev)
print(Ridge().fit(s.transform(X_train), y_train).score(X_dev, y_dev))
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
