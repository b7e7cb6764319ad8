"""Parts that were put together and are taken apart again."""

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
df = pd.read_csv("a.csv")
"""

LEAKS = {
    "flag, learned of both": """
train, test = train_test_split(df)
train["is_train"] = 1
test["is_train"] = 0
full = pd.concat([train, test])
full["a"] = full["a"].fillna(full["a"].mean())
train, test = full[full["is_train"] == 1], full[full["is_train"] == 0]
m = Ridge().fit(train[["a"]], train["y"])
print(mean_absolute_error(test["y"], m.predict(test[["a"]])))
""",
    "split again by chance": """
train, test = train_test_split(df)
full = pd.concat([train, test])
full["a"] = full["a"].fillna(train["a"].median())
train, test = train_test_split(full)
m = Ridge().fit(train[["a"]], train["y"])
print(mean_absolute_error(test["y"], m.predict(test[["a"]])))
""",
    "cut name, learned of both": """
CUT = pd.Timestamp("2015")
train = df[df.date < CUT]
test = df[df.date >= CUT]
both = pd.concat([train, test], ignore_index=True)
scaler = StandardScaler().fit(both[["a", "b"]])
both[["a", "b"]] = scaler.transform(both[["a", "b"]])
train = both[both.date < CUT]
test = both[both.date >= CUT]
m = Ridge().fit(train[["a"]], train["y"])
print(mean_absolute_error(test["y"], m.predict(test[["a"]])))
""",
}

FINE = {
    "by date again": """
train = df[df["date"] < "2015"].copy()
test = df[df["date"] >= "2015"].copy()
stats = train.groupby("g")["y"].agg(["mean"]).add_prefix("g_")
full = pd.concat([train, test]).merge(stats, left_on="g", right_index=True, how="left")
full["g_mean"] = full["g_mean"].fillna(train["y"].mean())
train, test = full[full["date"] < "2015"], full[full["date"] >= "2015"]
m = Ridge().fit(train[["g_mean"]], train["y"])
print(mean_absolute_error(test["y"], m.predict(test[["g_mean"]])))
""",
    "flag": """
train, test = train_test_split(df)
train["is_train"] = 1
test["is_train"] = 0
full = pd.concat([train, test])
full["a"] = full["a"].fillna(train["a"].mean())
train, test = full[full["is_train"] == 1], full[full["is_train"] == 0]
m = Ridge().fit(train[["a"]], train["y"])
print(mean_absolute_error(test["y"], m.predict(test[["a"]])))
""",
    "source text": """
train, test = pd.read_csv("train.csv"), pd.read_csv("test.csv")
train["src"], test["src"] = "train", "test"
full = pd.concat([train, test])
full["a"] = full["a"].fillna(train["a"].median())
full = pd.get_dummies(full, columns=["b"])
train, test = full[full["src"] == "train"], full[full["src"] == "test"]
m = Ridge().fit(train[["a"]], train["y"])
print(mean_absolute_error(test["y"], m.predict(test[["a"]])))
""",
    "by length": """
train, test = pd.read_csv("train.csv"), pd.read_csv("test.csv")
full = pd.concat([train, test]).reset_index(drop=True)
full["a"] = full["a"].fillna(train["a"].median())
train, test = full[:len(train)], full[len(train):]
m = Ridge().fit(train[["a"]], train["y"])
print(mean_absolute_error(test["y"], m.predict(test[["a"]])))
""",
    "by length n": """
train, test = pd.read_csv("train.csv"), pd.read_csv("test.csv")
n_train = train.shape[0]
full = pd.concat([train, test]).reset_index(drop=True)
full["a"] = (full["a"] - train["a"].mean()) / train["a"].std()
train, test = full.iloc[:n_train], full.iloc[n_train:]
m = Ridge().fit(train[["a"]], train["y"])
print(mean_absolute_error(test["y"], m.predict(test[["a"]])))
""",
    "by index": """
train, test = train_test_split(df)
full = pd.concat([train, test])
full["a"] = full["a"].fillna(train["a"].median())
train, test = full.loc[train.index], full.loc[test.index]
m = Ridge().fit(train[["a"]], train["y"])
print(mean_absolute_error(test["y"], m.predict(test[["a"]])))
""",
    "stat of earlier years": """
past = df[df.year < 2014]
df["g_mean"] = df["g"].map(past.groupby("g")["y"].mean())
train, test = df[df.year < 2015], df[df.year >= 2015]
m = Ridge().fit(train[["g_mean"]], train["y"])
print(mean_absolute_error(test["y"], m.predict(test[["g_mean"]])))
""",
    "attribute": """
train = df[df.year <= 2014]
test = df[df.year > 2014]
mu = train.a.mean()
both = pd.concat([train, test], ignore_index=True)
both["a"] -= mu
train = both[both.year <= 2014]
test = both[both.year > 2014]
m = Ridge().fit(train[["a"]], train["y"])
print(mean_absolute_error(test["y"], m.predict(test[["a"]])))
""",
    "cut name": """
CUT = pd.Timestamp("2015")
train = df[df.date < CUT]
test = df[df.date >= CUT]
scaler = StandardScaler().fit(train[["a", "b"]])
both = pd.concat([train, test], ignore_index=True)
both[["a", "b"]] = scaler.transform(both[["a", "b"]])
train = both[both.date < CUT]
test = both[both.date >= CUT]
m = Ridge().fit(train[["a"]], train["y"])
print(mean_absolute_error(test["y"], m.predict(test[["a"]])))
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
