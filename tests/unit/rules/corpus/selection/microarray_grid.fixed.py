#!/usr/bin/env python3
import numpy as np
import pandas as pd
from sklearn.feature_selection import SelectPercentile, f_classif
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import RepeatedStratifiedKFold, cross_val_score
from sklearn.neighbors import NearestCentroid
from sklearn.pipeline import Pipeline

DATASETS = ["golub", "alon", "singh", "pomeroy"]
PERCENTILES = [1, 5, 10]
CLASSIFIERS = {"centroid": NearestCentroid(), "logreg": LogisticRegression(C=0.1, max_iter=5000)}

records = []
for ds in DATASETS:
    with np.load(f"microarray/{ds}.npz") as f:
        X, y = f["X"], f["y"]
    for pct in PERCENTILES:
        for name, clf in CLASSIFIERS.items():
            cv = RepeatedStratifiedKFold(n_splits=5, n_repeats=10, random_state=0)
            pipe = Pipeline([("filter", SelectPercentile(f_classif, percentile=pct)), ("clf", clf)])
            acc = cross_val_score(pipe, X, y, cv=cv)
            records.append(dict(dataset=ds, pct=pct, clf=name, mean=acc.mean(), std=acc.std()))

df = pd.DataFrame.from_records(records)
df["cell"] = df.apply(lambda r: f"{100 * r['mean']:.1f} ({100 * r['std']:.1f})", axis=1)
print(df.pivot(index=["dataset", "clf"], columns="pct", values="cell").to_markdown())
