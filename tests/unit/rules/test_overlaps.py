"""Rows to test on that are partly those to train on, by their bounds or by how they were drawn."""

import pytest

from mlgate import rules
from mlgate.rules.sources import read_module

HEAD = """\
import numpy as np
import pandas as pd
from sklearn.linear_model import Ridge
from sklearn.metrics import mean_absolute_error
from sklearn.model_selection import train_test_split
df = pd.read_csv("a.csv")
X, y = df.drop(columns="y").values, df["y"].values
n = len(df)
"""

LEAKS = {
    "the first and the last, by shares that cross": """
train, test = df.head(int(n * .8)), df.tail(int(n * .4))
m = Ridge().fit(train[["a"]], train["y"])
print(mean_absolute_error(test["y"], m.predict(test[["a"]])))
""",
    "bounds that have names": """
cut = round(0.9 * X.shape[0])
begin = int(X.shape[0] * 0.7)
m = Ridge().fit(X[:cut], y[:cut])
print(m.score(X[begin:], y[begin:]))
""",
    "a share by whole numbers": """
N, d = X.shape
split = N * 8 // 10
m = Ridge().fit(X[:split], y[:split])
pred = m.predict(X[N // 2:])
print(mean_absolute_error(y[N // 2:], pred))
""",
    "counted from the end": """
m = Ridge().fit(X[:-100], y[:-100])
print(m.score(X[-500:], y[-500:]))
""",
    "the first of the first": """
m = Ridge().fit(X[:1000], y[:1000])
print(m.score(X[:200], y[:200]))
""",
    "two permutations": """
a = np.random.permutation(n)[:800]
b = np.random.permutation(n)[800:]
m = Ridge().fit(X[a], y[a])
print(m.score(X[b], y[b]))
""",
    "one permutation, by bounds that cross": """
p = np.random.permutation(n)
a, b = p[:800], p[600:]
m = Ridge().fit(X[a], y[a])
print(m.score(X[b], y[b]))
""",
    "numbers drawn twice": """
rng = np.random.default_rng(0)
a = rng.choice(n, 800, replace=False)
b = rng.choice(n, 200, replace=False)
m = Ridge().fit(X[a], y[a])
print(m.score(X[b], y[b]))
""",
    "two random masks": """
train = df[np.random.rand(len(df)) < 0.8]
test = df[np.random.rand(len(df)) >= 0.8]
m = Ridge().fit(train[["a"]], train["y"])
print(mean_absolute_error(test["y"], m.predict(test[["a"]])))
""",
    "two splits by chance": """
X_train, _, y_train, _ = train_test_split(X, y, random_state=0)
_, X_test, _, y_test = train_test_split(X, y, random_state=1)
m = Ridge().fit(X_train, y_train)
print(m.score(X_test, y_test))
""",
    "two samples": """
train = df.sample(n=800, random_state=1)
test = df.sample(n=200, random_state=2)
m = Ridge().fit(train[["a"]], train["y"])
print(mean_absolute_error(test["y"], m.predict(test[["a"]])))
""",
    "pieces from the middle": """
m = Ridge().fit(X[100:900], y[100:900])
print(m.score(X[500:1200], y[500:1200]))
""",
}

FINE = {
    "the first, and as many as are left": """
train, test = df.head(int(n * .8)), df.tail(n - int(n * .8))
m = Ridge().fit(train[["a"]], train["y"])
print(mean_absolute_error(test["y"], m.predict(test[["a"]])))
""",
    "a gap between": """
m = Ridge().fit(X[:-200], y[:-200])
print(m.score(X[-100:], y[-100:]))
""",
    "the first of the first, beside others": """
m = Ridge().fit(X[:1000], y[:1000])
print(m.score(X[:200], y[:200]))
print(m.score(X[1000:], y[1000:]))
""",
    "rows before the first, for windows": """
train = X[:int(n * .8)]
test = X[int(n * .8) - 60:]
def windows(a, k):
    return np.array([a[i:i + k].ravel() for i in range(len(a) - k)]), a[k:, 0]
Xa, ya = windows(train, 60)
Xb, yb = windows(test, 60)
m = Ridge().fit(Xa, ya)
print(m.score(Xb, yb))
""",
    "rows before the first, for lags": """
cut = int(n * .8)
train, test = df[:cut], df[cut - 7:]
for part in (train, test):
    part["lag"] = part["y"].shift(7)
train, test = train.dropna(), test.dropna()
m = Ridge().fit(train[["lag"]], train["y"])
print(mean_absolute_error(test["y"], m.predict(test[["lag"]])))
""",
    "one permutation": """
p = np.random.permutation(n)
a, b = p[:800], p[800:]
m = Ridge().fit(X[a], y[a])
print(m.score(X[b], y[b]))
""",
    "numbers drawn of the others": """
rng = np.random.default_rng(0)
a = rng.choice(n, 800, replace=False)
rest = np.setdiff1d(np.arange(n), a)
b = rng.choice(rest, 100, replace=False)
m = Ridge().fit(X[a], y[a])
print(m.score(X[b], y[b]))
""",
    "numbers drawn of a set of the others": """
rng = np.random.default_rng(0)
a = rng.choice(n, 800, replace=False)
rest = list(set(range(n)) - set(a))
b = rng.choice(rest, 100, replace=False)
m = Ridge().fit(X[a], y[a])
print(m.score(X[b], y[b]))
""",
    "one random mask": """
u = np.random.rand(len(df))
train = df[u < 0.8]
test = df[u >= 0.8]
m = Ridge().fit(train[["a"]], train["y"])
print(mean_absolute_error(test["y"], m.predict(test[["a"]])))
""",
    "the same split twice": """
X_train, _, y_train, _ = train_test_split(X, y, random_state=0)
_, X_test, _, y_test = train_test_split(X, y, random_state=0)
m = Ridge().fit(X_train, y_train)
print(m.score(X_test, y_test))
""",
    "a sample of the others": """
train = df.sample(frac=.8)
rest = df.drop(train.index)
test = rest.sample(frac=.5)
m = Ridge().fit(train[["a"]], train["y"])
print(mean_absolute_error(test["y"], m.predict(test[["a"]])))
""",
    "one piece after another": """
for k in range(100, n, 50):
    m = Ridge().fit(X[:k], y[:k])
    print(m.score(X[k:k + 50], y[k:k + 50]))
""",
    "neighbours": """
m = Ridge().fit(X[100:900], y[100:900])
print(m.score(X[900:1200], y[900:1200]))
""",
    "by labels": """
m = Ridge().fit(df.loc[:"2018"][["a"]], df.loc[:"2018"]["y"])
print(m.score(df.loc["2019":][["a"]], df.loc["2019":]["y"]))
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
