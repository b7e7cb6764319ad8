import numpy as np
import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import KFold, train_test_split


def target_encode(train, test, col, target, n=5, seed=0):
    prior = train[target].mean()
    enc = pd.Series(np.nan, index=train.index)
    for a, b in KFold(n, shuffle=True, random_state=seed).split(train):
        m = train.iloc[a].groupby(col)[target].mean()
        enc.iloc[b] = train.iloc[b][col].map(m).to_numpy()
    full = train.groupby(col)[target].mean()
    return enc.fillna(prior), test[col].map(full).fillna(prior)


ads = pd.read_csv("ads.csv")
tr, te = train_test_split(ads, test_size=0.25, random_state=0)
tr, te = tr.copy(), te.copy()
enc_cols = []
for c in ["publisher", "campaign", "device"]:
    tr[c + "_te"], te[c + "_te"] = target_encode(tr, te, c, "click")
    enc_cols.append(c + "_te")

lr = LogisticRegression().fit(tr[enc_cols], tr["click"])
print("AUC", roc_auc_score(te["click"], lr.predict_proba(te[enc_cols])[:, 1]))
