"""Models that a module writes itself."""

import pytest

from mlgate import rules
from mlgate.rules.sources import read_module

HEAD = """\
import numpy as np
import pandas as pd
from sklearn.base import BaseEstimator, ClassifierMixin
from sklearn.linear_model import Ridge, LogisticRegression
from sklearn.metrics import mean_absolute_error, accuracy_score
from sklearn.model_selection import train_test_split, KFold, cross_val_score, StratifiedKFold
from sklearn.preprocessing import StandardScaler, MinMaxScaler
df = pd.read_csv("a.csv")
X, y = df.drop(columns="y").values, df["y"].values

class Knn:
    def __init__(self, k=3):
        self.k = k
    def fit(self, X, y):
        self.X, self.y = X, y
        return self
    def predict(self, X):
        d = ((X[:, None] - self.X[None]) ** 2).sum(-1)
        return np.array([np.bincount(self.y[i]).argmax() for i in d.argsort(1)[:, :self.k]])
    def score(self, X, y):
        return np.mean(self.predict(X) == y)

class Net:
    def __init__(self, lr=.1):
        self.lr = lr
    def train(self, X, y):
        self.w = np.zeros(X.shape[1])
        for _ in range(100):
            p = 1 / (1 + np.exp(-X @ self.w))
            self.w -= self.lr * X.T @ (p - y) / len(y)
    def predict(self, X):
        return (X @ self.w > 0).astype(int)

class Wrapped:
    def __init__(self):
        self.scaler, self.model = StandardScaler(), Ridge()
    def fit(self, X, y):
        self.model.fit(self.scaler.fit_transform(X), y)
        return self
    def predict(self, X):
        return self.model.predict(self.scaler.transform(X))

class Est(BaseEstimator, ClassifierMixin):
    def fit(self, X, y):
        self.m_ = X[y == 1].mean(0)
        return self
    def predict(self, X):
        return (np.abs(X - self.m_).sum(1) < 1).astype(int)
"""

LEAKS = {
    "knn train": """
m = Knn().fit(X, y)
print(accuracy_score(y, m.predict(X)))
""",
    "knn score": """
m = Knn()
m.fit(X, y)
print(m.score(X, y))
""",
    "knn refit on test": """
a, b, ya, yb = train_test_split(X, y)
m = Knn().fit(a, ya)
m.fit(b, yb)
print(m.score(b, yb))
""",
    "net": """
net = Net()
net.train(X, y)
p = net.predict(X)
print("acc", np.mean(p == y))
""",
    "net fit all": """
a, b, ya, yb = train_test_split(X, y)
net = Net()
net.train(X, y)
print("acc", accuracy_score(yb, net.predict(b)))
""",
    "est score": """
m = Est().fit(X, y)
print(m.score(X, y))
""",
    "folds": """
for tr, te in KFold(5).split(X):
    m = Knn().fit(X, y)
    print((m.predict(X[te]) == y[te]).mean())
""",
}

FINE = {
    "knn again": """
a, b, ya, yb = train_test_split(X, y)
m = Knn().fit(a, ya)
print(m.score(a, ya), m.score(b, yb))
""",
    "net again": """
net = Net()
net.train(X[:100], y[:100])
p = net.predict(X[100:])
print("acc", np.mean(p == y[100:]))
""",
    "wrapped again": """
a, b, ya, yb = train_test_split(X, y)
m = Wrapped().fit(a, ya)
print(mean_absolute_error(yb, m.predict(b)))
""",
    "est score again": """
a, b, ya, yb = train_test_split(X, y)
m = Est().fit(a, ya)
print(m.score(b, yb))
""",
    "folds again": """
for tr, te in KFold(5).split(X):
    m = Knn().fit(X[tr], y[tr])
    print((m.predict(X[te]) == y[te]).mean())
""",
    "toy again": """
G = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
t = np.array([0, 0, 0, 1])
net = Net()
net.train(G, t)
print("acc", np.mean(net.predict(G) == t))
""",
    "own cross validation again": """
def cv(model, X, y, k=5):
    idx = np.random.permutation(len(X))
    folds = np.array_split(idx, k)
    out = []
    for i in range(k):
        te = folds[i]
        tr = np.concatenate([folds[j] for j in range(k) if j != i])
        model.fit(X[tr], y[tr])
        out.append(np.mean(model.predict(X[te]) == y[te]))
    return np.mean(out)
print(cv(Knn(), X, y))
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
