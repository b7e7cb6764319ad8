"""TCGA subtype from RNA-seq counts, nested CV. One primary tumour per patient."""
import numpy as np
import pandas as pd
from sklearn.feature_selection import SelectKBest, f_classif
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GridSearchCV, StratifiedKFold
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import StandardScaler

counts = pd.read_csv("tcga/counts.tsv.gz", sep="\t", index_col=0).T
meta = pd.read_csv("tcga/meta.tsv", sep="\t", index_col=0).loc[counts.index]
y = meta["subtype"].to_numpy()

# library size of each sample, log2 CPM
lib = counts.sum(axis=1)
X = np.log2(counts.div(lib, axis=0) * 1e6 + 1).to_numpy()
print("library size, millions:", (lib / 1e6).describe().round(1).to_dict())

pipe = Pipeline([
    ("anova", SelectKBest(f_classif)),
    ("z", StandardScaler()),
    ("lr", LogisticRegression(max_iter=5000)),
])
grid = {"anova__k": [50, 200, 1000], "lr__C": [0.01, 0.1, 1]}

outer = StratifiedKFold(5, shuffle=True, random_state=1)
acc = []
for tr, te in outer.split(X, y):
    inner = GridSearchCV(pipe, grid, cv=StratifiedKFold(4, shuffle=True, random_state=2), n_jobs=-1)
    inner.fit(X[tr], y[tr])
    acc.append(inner.score(X[te], y[te]))
    print("train %.3f  test %.3f  %s" % (inner.score(X[tr], y[tr]), acc[-1], inner.best_params_))
print("nested CV accuracy %.3f (sd %.3f)" % (np.mean(acc), np.std(acc, ddof=1)))
