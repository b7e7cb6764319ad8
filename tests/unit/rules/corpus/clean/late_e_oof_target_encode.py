import numpy as np
import pandas as pd
from sklearn.model_selection import KFold, train_test_split
from sklearn.ensemble import GradientBoostingClassifier


def oof_encode(col, y, n=5, seed=0):
    out = np.full(len(col), np.nan)
    for a, b in KFold(n, shuffle=True, random_state=seed).split(col):
        m = y.iloc[a].groupby(col.iloc[a]).mean()
        out[b] = col.iloc[b].map(m).fillna(y.iloc[a].mean())
    return out


df = pd.read_csv("clicks.csv")
tr, te = train_test_split(df, test_size=0.25, random_state=6)
tr, te = tr.copy(), te.copy()
for c in ("site", "device", "banner"):
    mapping = tr["click"].groupby(tr[c]).mean()
    te[c + "_te"] = te[c].map(mapping).fillna(tr["click"].mean())
    tr[c + "_te"] = oof_encode(tr[c], tr["click"])
f = ["site_te", "device_te", "banner_te", "hour"]
m = GradientBoostingClassifier().fit(tr[f], tr["click"])
print(m.score(te[f], te["click"]))
