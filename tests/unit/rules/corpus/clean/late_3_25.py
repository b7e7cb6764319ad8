import numpy as np
import pandas as pd
from sklearn.feature_selection import SelectKBest, f_classif
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GridSearchCV, StratifiedKFold, cross_val_score
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.svm import SVC

X, y = np.load("fmri_X.npy"), np.load("fmri_y.npy")
GRID = {"kbest__k": [50, 200, 1000], "clf__C": [0.01, 0.1, 1, 10]}

rows = []
for seed in range(5):
    outer = StratifiedKFold(5, shuffle=True, random_state=seed)
    inner = StratifiedKFold(4, shuffle=True, random_state=100 + seed)
    for name, clf in {"svm": SVC(kernel="linear"), "lr": LogisticRegression(max_iter=5000)}.items():
        pipe = Pipeline([("sc", StandardScaler()), ("kbest", SelectKBest(f_classif)), ("clf", clf)])
        search = GridSearchCV(pipe, GRID, cv=inner)
        acc = cross_val_score(search, X, y, cv=outer)
        rows.append((name, seed, acc.mean()))
        # for the appendix: which parameters would the full data choose
        print(name, seed, search.fit(X, y).best_params_)

print(pd.DataFrame(rows, columns=["model", "seed", "acc"]).groupby("model").acc.agg(["mean", "std"]))
