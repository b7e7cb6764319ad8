import numpy as np
import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import train_test_split


def double_up(d, label):
    rare = d[d[label] == 1]
    while d[label].mean() < 0.3:
        d = pd.concat([d, rare], ignore_index=True)
    return d


pumps = pd.read_csv("pumps.csv").select_dtypes("number").fillna(-1)
print("broken:", pumps["broken"].mean())
tr, te = train_test_split(pumps, test_size=0.2, random_state=8)
tr = double_up(tr, "broken")
lr = LogisticRegression(max_iter=3000).fit(tr.drop(columns="broken"), tr["broken"])
print(roc_auc_score(te["broken"], lr.predict_proba(te.drop(columns="broken"))[:, 1]))
