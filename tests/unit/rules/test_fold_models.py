"""Models of the folds whose predictions are averaged: judged on all rows, or on those that each has not seen."""

import pytest

from mlgate import rules
from mlgate.rules.sources import read_module

HEAD = """\
import numpy as np
import pandas as pd
from sklearn.linear_model import Ridge
from sklearn.model_selection import KFold, train_test_split
from sklearn.metrics import roc_auc_score, mean_squared_error
from lightgbm import LGBMRegressor
from sklearn.base import clone
train = pd.read_csv("train.csv"); test = pd.read_csv("test.csv")
cols = ["a", "b"]
X, y = train[cols], train["y"]
X_test = test[cols]
kf = KFold(5, shuffle=True, random_state=0)
"""

LEAKS = {
    "a mean over a comprehension": """
models = []
for tr, va in kf.split(X):
    models.append(LGBMRegressor().fit(X.iloc[tr], y.iloc[tr]))
pred = np.mean([m.predict(X) for m in models], axis=0)
print(mean_squared_error(y, pred))
sub = np.mean([m.predict(X_test) for m in models], axis=0)
""",
    "a dictionary of them, summed": """
models = {}
for k, (tr, va) in enumerate(kf.split(X)):
    models[k] = LGBMRegressor().fit(X.iloc[tr], y.iloc[tr])
def bag(frame):
    return sum(m.predict(frame) for m in models.values()) / len(models)
print(mean_squared_error(y, bag(X)))
pd.DataFrame({"y": bag(X_test) > .5}).to_csv("s.csv")
""",
    "a class that adds them up": """
class Bag:
    def __init__(self, base):
        self.base, self.models_ = base, []
    def fit(self, X, y):
        for tr, va in kf.split(X):
            m = clone(self.base)
            m.fit(X.iloc[tr], y.iloc[tr])
            self.models_.append(m)
        return self
    def predict(self, X):
        p = np.zeros(len(X))
        for m in self.models_:
            p = p + m.predict(X)
        return p / len(self.models_)
b = Bag(LGBMRegressor()).fit(X, y)
print(mean_squared_error(y, b.predict(X)))
test["y"] = b.predict(X_test)
""",
    "columns side by side": """
models = []
for fold, (tr, va) in enumerate(kf.split(X, y)):
    m = LGBMRegressor()
    m.fit(X.values[tr], y.values[tr], eval_set=[(X.values[va], y.values[va])])
    models.append(m)
preds = np.column_stack([m.predict(X.values) for m in models]).mean(axis=1)
print("RMSE", np.sqrt(mean_squared_error(y, preds)))
""",
    "shares added up": """
models = [LGBMRegressor().fit(X.iloc[tr], y.iloc[tr]) for tr, va in kf.split(X)]
total = 0
for m in models:
    total += m.predict(X) / len(models)
print(mean_squared_error(y, total))
""",
    "columns of a table": """
P = pd.DataFrame()
for k, (tr, va) in enumerate(kf.split(X)):
    m = LGBMRegressor().fit(X.iloc[tr], y.iloc[tr])
    P[f"m{k}"] = m.predict(X)
print(mean_squared_error(y, P.mean(axis=1)))
""",
    "shares added up in the folds": """
avg = np.zeros(len(X)); sub = np.zeros(len(X_test))
for k, (tr, va) in enumerate(kf.split(X)):
    m = LGBMRegressor().fit(X.iloc[tr], y.iloc[tr])
    avg += m.predict(X) / kf.n_splits
    sub += m.predict(X_test) / kf.n_splits
print(mean_squared_error(y, avg))
""",
    "columns of an array": """
P = np.zeros((len(X), 5))
for k, (tr, va) in enumerate(kf.split(X)):
    m = LGBMRegressor().fit(X.iloc[tr], y.iloc[tr])
    P[:, k] = m.predict(X)
print(mean_squared_error(y, P.mean(axis=1)))
""",
    "the last of them": """
m = LGBMRegressor()
for k, (tr, va) in enumerate(kf.split(X)):
    m.fit(X.iloc[tr], y.iloc[tr])
train["pred"] = m.predict(X)
test["pred"] = m.predict(X_test)
print(mean_squared_error(train["y"], train["pred"]))
""",
}

FINE = {
    "out of fold, added up": """
oof = np.zeros(len(X)); sub = np.zeros(len(X_test)); models = []
for k, (tr, va) in enumerate(kf.split(X)):
    m = LGBMRegressor().fit(X.iloc[tr], y.iloc[tr])
    oof[va] += m.predict(X.iloc[va])
    sub += m.predict(X_test) / kf.n_splits
    models.append(m)
print(mean_squared_error(y, oof))
""",
    "out of fold, afterwards": """
models = []
for tr, va in kf.split(X):
    models.append(LGBMRegressor().fit(X.iloc[tr], y.iloc[tr]))
oof = np.zeros(len(X))
for m, (tr, va) in zip(models, kf.split(X)):
    oof[va] = m.predict(X.iloc[va])
print(mean_squared_error(y, oof))
""",
    "rows that were left out before": """
models = []
X, X_hold, y, y_hold = train_test_split(X, y, random_state=0)
for tr, va in kf.split(X):
    models.append(LGBMRegressor().fit(X.iloc[tr], y.iloc[tr]))
print(mean_squared_error(y_hold, np.mean([m.predict(X_hold) for m in models], axis=0)))
""",
    "out of fold, for each seed": """
oof = np.zeros((len(X), 2))
seeds = [1, 2, 3]
for s in seeds:
    for tr, va in KFold(5, shuffle=True, random_state=s).split(X):
        m = LGBMRegressor(random_state=s).fit(X.iloc[tr], y.iloc[tr])
        oof[va, 0] += m.predict(X.iloc[va]) / len(seeds)
print(mean_squared_error(y, oof[:, 0]))
""",
    "out of fold, put together": """
parts = []
for tr, va in kf.split(X):
    m = LGBMRegressor().fit(X.iloc[tr], y.iloc[tr])
    parts.append(pd.Series(m.predict(X.iloc[va]), index=va))
print(mean_squared_error(y, pd.concat(parts).sort_index()))
""",
    "beside scores of the folds": """
P = np.zeros(len(X))
scores = []
for k, (tr, va) in enumerate(kf.split(X)):
    m = LGBMRegressor().fit(X.iloc[tr], y.iloc[tr])
    scores.append(mean_squared_error(y.iloc[va], m.predict(X.iloc[va])))
    P += m.predict(X) / 5
print(np.mean(scores), mean_squared_error(y, P))
""",
    "models of models": """
P = np.zeros((len(X), 2)); T = np.zeros((len(X_test), 2))
for j, base in enumerate([LGBMRegressor(), Ridge()]):
    for tr, va in kf.split(X):
        base.fit(X.iloc[tr], y.iloc[tr])
        P[va, j] = base.predict(X.iloc[va])
        T[:, j] += base.predict(X_test) / 5
meta = Ridge()
a = np.zeros(len(X))
for tr, va in kf.split(P):
    meta.fit(P[tr], y.iloc[tr]); a[va] = meta.predict(P[va])
print(mean_squared_error(y, a))
out = meta.fit(P, y).predict(T)
""",
    "test rows that are predicted and trained on": """
m = LGBMRegressor().fit(X, y)
p = m.predict(X_test)
sure = (p > .9) | (p < .1)
X2 = pd.concat([X, X_test[sure]]); y2 = pd.concat([y, pd.Series(p[sure] > .5)])
oof = np.zeros(len(X2))
for tr, va in kf.split(X2):
    m2 = LGBMRegressor().fit(X2.iloc[tr], y2.iloc[tr])
    oof[va] = m2.predict(X2.iloc[va])
print(mean_squared_error(y, oof[:len(y)]))
""",
}


def found(code):
    return {one.subject for one in rules.check_source(read_module("a.py", f"{HEAD}{code}".encode()), ["MLL"])}


@pytest.mark.parametrize("case", LEAKS)
def test_all_rows_are_found(case):
    assert found(LEAKS[case]) == {"MLL108"}


@pytest.mark.parametrize("case", FINE)
def test_unseen_rows_are_left_alone(case):
    assert found(FINE[case]) == set()
