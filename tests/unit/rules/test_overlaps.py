"""Rows to test on that are partly those to train on, by their bounds or by how they were drawn."""

import pytest

from mlgate import rules
from mlgate.rules.sources import read_module

HEAD = """\
import numpy as np
import pandas as pd
import torch
from sklearn.linear_model import Ridge
from sklearn.metrics import mean_absolute_error
from sklearn.model_selection import KFold, train_test_split
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
    "a split that is made again without a seed": """
def parts():
    return train_test_split(df[["a"]], df["y"], test_size=.2)
a, _, b, _ = parts()
m = Ridge().fit(a, b)
_, a, _, b = parts()
print(mean_absolute_error(b, m.predict(a)))
""",
    "a split with another seed, through a function": """
def parts(seed=0):
    return train_test_split(X, y, random_state=seed)
a, _, b, _ = parts()
m = Ridge().fit(a, b)
_, a, _, b = parts(1)
print(m.score(a, b))
""",
    "a split with the same seed, by class now": """
tr, _ = train_test_split(df, random_state=0)
m = Ridge().fit(tr[["a"]], tr["y"])
_, te = train_test_split(df, random_state=0, stratify=df["c"])
print(mean_absolute_error(te["y"], m.predict(te[["a"]])))
""",
    "a part of a part, and a split of all": """
tr, _ = train_test_split(df, random_state=0)
tr, _ = train_test_split(tr, random_state=0)
m = Ridge().fit(tr[["a"]], tr["y"])
_, te = train_test_split(df, random_state=5)
print(mean_absolute_error(te["y"], m.predict(te[["a"]])))
""",
    "numbers that were split twice": """
tr, _ = train_test_split(np.arange(n), random_state=1)
m = Ridge().fit(X[tr], y[tr])
_, te = train_test_split(np.arange(n), random_state=2)
print(m.score(X[te], y[te]))
""",
    "folds that are made again without a seed": """
folds, models = KFold(5, shuffle=True), []
for tr, te in folds.split(X):
    models.append(Ridge().fit(X[tr], y[tr]))
for m, (tr, te) in zip(models, folds.split(X)):
    print(m.score(X[te], y[te]))
""",
    "a file that is read and split twice": """
def parts(seed):
    d = pd.read_csv("b.csv")
    return train_test_split(d[d["year"] > 2010], random_state=seed)
tr, _ = parts(0)
m = Ridge().fit(tr[["a"]], tr["y"])
_, te = parts(1)
print(mean_absolute_error(te["y"], m.predict(te[["a"]])))
""",
    "a data set that is cut twice": """
from torch.utils.data import random_split
a, _ = random_split(X, [800, 200], generator=torch.Generator().manual_seed(0))
m = Ridge().fit(a, y)
_, b = random_split(X, [800, 200], generator=torch.Generator().manual_seed(1))
print(m.score(b, y))
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
    "a file that is read and split twice, alike": """
def parts(seed):
    d = pd.read_csv("b.csv")
    return train_test_split(d[d["year"] > 2010], random_state=seed)
tr, _ = parts(0)
m = Ridge().fit(tr[["a"]], tr["y"])
_, te = parts(0)
print(mean_absolute_error(te["y"], m.predict(te[["a"]])))
""",
    "other files": """
def parts(name):
    return train_test_split(pd.read_csv(name))
tr, _ = parts("b.csv")
m = Ridge().fit(tr[["a"]], tr["y"])
_, te = parts("c.csv")
print(mean_absolute_error(te["y"], m.predict(te[["a"]])))
""",
    "seeded anew before each": """
def parts():
    np.random.seed(3)
    return train_test_split(X, y)
a, _, b, _ = parts()
m = Ridge().fit(a, b)
_, a, _, b = parts()
print(m.score(a, b))
""",
    "a seed from outside": """
seed = int(input())
a, _, b, _ = train_test_split(X, y, random_state=seed)
m = Ridge().fit(a, b)
_, a, _, b = train_test_split(X, y, random_state=seed)
print(m.score(a, b))
""",
    "the same folds twice": """
folds, models = KFold(5, shuffle=True, random_state=0), []
for tr, te in folds.split(X):
    models.append(Ridge().fit(X[tr], y[tr]))
for m, (tr, te) in zip(models, folds.split(X)):
    print(m.score(X[te], y[te]))
""",
    "parts of the other part": """
rest, te = train_test_split(df, random_state=0)
tr, _ = train_test_split(rest, random_state=1)
m = Ridge().fit(tr[["a"]], tr["y"])
_, te = train_test_split(te, random_state=5)
print(mean_absolute_error(te["y"], m.predict(te[["a"]])))
""",
    "a data set that is cut twice, alike": """
from torch.utils.data import random_split
a, _ = random_split(X, [800, 200], generator=torch.Generator().manual_seed(0))
m = Ridge().fit(a, y)
_, b = random_split(X, [800, 200], generator=torch.Generator().manual_seed(0))
print(m.score(b, y))
""",
    "a split for each seed": """
for seed in range(5):
    a, b, c, d = train_test_split(X, y, random_state=seed)
    m = Ridge().fit(a, c)
    print(m.score(b, d))
a, b, c, d = train_test_split(X, y, random_state=0)
m = Ridge().fit(a, c)
print(m.score(b, d))
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
