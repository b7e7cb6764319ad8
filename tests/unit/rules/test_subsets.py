"""Data sets that are cut, and models that are judged on more than what they were not fitted on."""

import pytest

from mlgate import rules
from mlgate.rules.sources import read_module

HEAD = """\
import numpy as np
import pandas as pd
import torch
from sklearn.linear_model import Ridge, LogisticRegression
from sklearn.metrics import mean_absolute_error, accuracy_score
from sklearn.model_selection import train_test_split, KFold, cross_val_score
from sklearn.preprocessing import StandardScaler
df = pd.read_csv("a.csv")
X, y = df.drop(columns="y").values, df["y"].values
"""

LEAKS = {
    "dataset scaled inside": """
class D(torch.utils.data.Dataset):
    def __init__(self, path):
        d = pd.read_csv(path).values
        self.x, self.y = d[:, :-1], d[:, -1]
        self.x = (self.x - self.x.mean(0)) / self.x.std(0)
    def __len__(self):
        return len(self.x)
    def __getitem__(self, i):
        return self.x[i], self.y[i]
ds = D("a.csv")
a, b = torch.utils.data.random_split(ds, [800, 200])
""",
    "holder class train": """
class Experiment:
    def __init__(self, path):
        self.df = pd.read_csv(path)
        self.model = Ridge()
    def fit(self):
        self.model.fit(self.df[["a"]], self.df["y"])
    def evaluate(self):
        return mean_absolute_error(self.df["y"], self.model.predict(self.df[["a"]]))
e = Experiment("a.csv")
e.fit()
print(e.evaluate())
""",
    "dataset full eval": """
class D(torch.utils.data.Dataset):
    def __init__(self, x, y):
        self.x, self.y = x, y
    def __len__(self):
        return len(self.x)
    def __getitem__(self, i):
        return self.x[i], self.y[i]
ds = D(X, y)
a, b = torch.utils.data.random_split(ds, [800, 200])
tr, te = torch.utils.data.DataLoader(a, shuffle=True), torch.utils.data.DataLoader(ds)
net = torch.nn.Linear(3, 1)
for x, t in tr:
    loss = ((net(x) - t) ** 2).mean()
    loss.backward()
good = 0
for x, t in te:
    good += (net(x).argmax(1) == t).sum()
print(good)
""",
    "dataset train eval": """
ds = torch.utils.data.TensorDataset(torch.tensor(X), torch.tensor(y))
tr = torch.utils.data.DataLoader(ds, shuffle=True)
net = torch.nn.Linear(3, 1)
opt = torch.optim.SGD(net.parameters())
for _ in range(9):
    for x, t in tr:
        loss = torch.nn.functional.cross_entropy(net(x), t)
        opt.zero_grad()
        loss.backward()
        opt.step()
with torch.no_grad():
    p = net(torch.tensor(X)).argmax(1)
print("test accuracy", (p == torch.tensor(y)).float().mean())
""",
}

FINE = {
    "holder class": """
class Experiment:
    def __init__(self, path):
        self.df = pd.read_csv(path)
        self.train, self.test = train_test_split(self.df)
        self.model = Ridge()
    def fit(self):
        self.model.fit(self.train[["a"]], self.train["y"])
    def evaluate(self):
        return mean_absolute_error(self.test["y"], self.model.predict(self.test[["a"]]))
e = Experiment("a.csv")
e.fit()
print(e.evaluate())
""",
    "windows with rows before the first": """
class W(torch.utils.data.Dataset):
    def __init__(self, a, k):
        self.a, self.k = a, k
    def __len__(self):
        return len(self.a) - self.k
    def __getitem__(self, i):
        return self.a[i:i + self.k], self.a[i + self.k, 0]
cut = int(n * .8)
tr = torch.utils.data.DataLoader(W(X[:cut], 60), 32)
te = torch.utils.data.DataLoader(W(X[cut - 60:], 60), 32)
net = torch.nn.Linear(60, 1)
opt = torch.optim.Adam(net.parameters())
for x, t in tr:
    loss = ((net(x) - t) ** 2).mean()
    loss.backward()
    opt.step()
err = 0
for x, t in te:
    err += ((net(x) - t) ** 2).sum()
print(err)
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
