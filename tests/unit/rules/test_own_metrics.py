"""Metrics that a module writes itself, and models that it keeps by name."""

import pytest

from mlgate import rules
from mlgate.rules.own_metrics import is_metric_name
from mlgate.rules.sources import read_module

HEAD = """\
import numpy as np
import pandas as pd
from sklearn.base import clone
from sklearn.ensemble import RandomForestRegressor
from sklearn.linear_model import Ridge
from sklearn.model_selection import KFold, train_test_split
df = pd.read_csv("a.csv")
X, y = df[["a", "b"]], df["y"]
X_tr, X_va, y_tr, y_va = train_test_split(X, y, random_state=0)
def smape(t, p):
    d = (np.abs(t) + np.abs(p)) / 2
    return 100 * np.where(d == 0, 0, np.abs(t - p) / d).mean()
zoo = {"ridge": Ridge(), "rf": RandomForestRegressor(random_state=0)}
"""

LEAKS = {
    "a metric of the module": """
m = Ridge().fit(X, y)
print(smape(y, m.predict(X)))
""",
    "by keywords": """
m = Ridge().fit(X_tr, y_tr)
print(smape(p=m.predict(X_tr), t=y_tr))
""",
    "a lambda": """
wape = lambda t, p: np.abs(t - p).sum() / np.abs(t).sum()
m = Ridge().fit(X, y)
print(wape(y, m.predict(X)))
""",
    "a metric from elsewhere": """
from utils.metrics import rmsle
m = Ridge().fit(X, y)
print(rmsle(y, m.predict(X)))
""",
    "fitted again, by keys": """
fitted = {}
for name, model in zoo.items():
    fitted[name] = clone(model).fit(X_tr, y_tr)
for name in fitted:
    fitted[name].fit(X, y)
for name in fitted:
    print(name, smape(y_va, fitted[name].predict(X_va)))
""",
    "one of them is made anew": """
class Zoo:
    def __init__(self):
        self.models = {}
    def add(self, name, model, X, y):
        self.models[name] = clone(model)
        self.models[name].fit(X, y)
    def score(self, name, X, y):
        return smape(y, self.models[name].predict(X))
z = Zoo()
for name, model in zoo.items():
    z.add(name, model, X_tr, y_tr)
z.add("rf", zoo["rf"], X, y)
print(z.score("rf", X_va, y_va))
""",
}

FINE = {
    "both parts": """
m = Ridge().fit(X_tr, y_tr)
print(smape(y_tr, m.predict(X_tr)), smape(y_va, m.predict(X_va)))
""",
    "judged before": """
fitted = {}
for name, model in zoo.items():
    fitted[name] = clone(model).fit(X_tr, y_tr)
    print(name, smape(y_va, fitted[name].predict(X_va)))
fitted["rf"] = clone(zoo["rf"]).fit(X, y)
test = pd.read_csv("t.csv")
test["y"] = fitted["rf"].predict(test[["a", "b"]])
""",
    "another is made anew": """
fitted = {}
for name, model in zoo.items():
    fitted[name] = clone(model).fit(X_tr, y_tr)
fitted["final"] = clone(zoo["rf"]).fit(X, y)
for name in ("ridge", "rf"):
    print(smape(y_va, fitted[name].predict(X_va)))
""",
    "out of fold": """
oof = np.zeros(len(X))
for tr, te in KFold(5).split(X):
    oof[te] = Ridge().fit(X.iloc[tr], y.iloc[tr]).predict(X.iloc[te])
print(smape(y, oof))
""",
    "the loss of a network": """
import torch
def rmse(p, t):
    return torch.sqrt(torch.mean((p - t) ** 2))
net = torch.nn.Sequential(torch.nn.Linear(2, 1))
opt = torch.optim.Adam(net.parameters())
xb, yb = torch.tensor(X_tr.values), torch.tensor(y_tr.values)
for e in range(10):
    loss = rmse(net(xb), yb)
    opt.zero_grad()
    loss.backward()
    opt.step()
print(rmse(net(torch.tensor(X_va.values)), torch.tensor(y_va.values)))
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


@pytest.mark.parametrize("name", ["rmsle", "calc_mape", "giniScore", "computeAccuracy", "get_roc_auc", "r2", "my_MSE"])
def test_names_of_metrics(name):
    assert is_metric_name(name)


@pytest.mark.parametrize("name", ["loss", "mean", "evaluate", "score", "train", "plot_rmse", "distance", ""])
def test_other_names(name):
    assert not is_metric_name(name)
