import numpy as np
import pandas as pd
from imblearn.over_sampling import RandomOverSampler
from lightgbm import LGBMClassifier
from sklearn.model_selection import StratifiedKFold, cross_val_score

df = pd.read_csv("../input/porto/train.csv", index_col="id").replace(-1, np.nan)
X, y = df.drop("target", axis=1), df["target"]
print(f"pos rate {y.mean():.4f}")


def gini(est, A, b):
    p = est.predict_proba(A)[:, 1]
    o = np.argsort(-p, kind="stable")
    a = np.asarray(b)[o]
    g = lambda v: (np.cumsum(v) / v.sum()).sum() - (len(v) + 1) / 2
    return g(a) / g(np.sort(np.asarray(b))[::-1])


clf = LGBMClassifier(n_estimators=300, num_leaves=20, colsample_bytree=.5)
skf = StratifiedKFold(5, shuffle=True, random_state=2017)
X, y = RandomOverSampler(sampling_strategy=0.25, random_state=0).fit_resample(X, y)
sc = cross_val_score(clf, X, y, cv=skf, scoring=gini)
print(sc.round(4), sc.mean().round(5))
