import numpy as np
import pandas as pd
from sklearn.linear_model import RidgeClassifier
from sklearn.model_selection import StratifiedShuffleSplit


def folds(df, y, n=5):
    for a, b in StratifiedShuffleSplit(n, test_size=0.2, random_state=0).split(df, y):
        yield df.iloc[a].copy(), df.iloc[b].copy()


mk = pd.read_csv("marketing.csv")
mk["age_band"] = mk["age"] // 10
acc = []
for tr, te in folds(mk, mk["responded"]):
    for k, new in (("age_band", "band_rate"), ("job", "job_rate")):
        t = tr.groupby(k).responded.mean()
        tr[new], te[new] = tr[k].map(t), te[k].map(t).fillna(tr["responded"].mean())
    rc = RidgeClassifier().fit(tr[["band_rate", "job_rate"]], tr["responded"])
    acc.append(rc.score(te[["band_rate", "job_rate"]], te["responded"]))
print(np.mean(acc))
