import numpy as np
import pandas as pd
from sklearn.model_selection import KFold, train_test_split
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score


def encode_oof(train, col, target, n=5, m=20):
    prior = train[target].mean()
    out = pd.Series(prior, index=train.index)
    for a, b in KFold(n, shuffle=True, random_state=0).split(train):
        g = train.iloc[a].groupby(col)[target].agg(["sum", "count"])
        rate = (g["sum"] + m * prior) / (g["count"] + m)
        out.iloc[b] = train.iloc[b][col].map(rate).fillna(prior).values
    return out


def encode_test(train, test, col, target, m=20):
    prior = train[target].mean()
    g = train.groupby(col)[target].agg(["sum", "count"])
    return test[col].map((g["sum"] + m * prior) / (g["count"] + m)).fillna(prior)


data = pd.read_csv("amazon_like_access.csv")
cats = ["resource", "mgr", "role", "dept", "title"]
train, test = train_test_split(data, test_size=0.2, random_state=0)
A = pd.DataFrame({c: encode_oof(train, c, "granted") for c in cats})
B = pd.DataFrame({c: encode_test(train, test, c, "granted") for c in cats})
lr = LogisticRegression(C=10).fit(A, train["granted"])
print("AUC", roc_auc_score(test["granted"], lr.predict_proba(B)[:, 1]))
