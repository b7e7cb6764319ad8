import numpy as np
import pandas as pd
from sklearn.feature_selection import SelectKBest, f_classif
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import LeaveOneOut, StratifiedKFold, cross_val_predict, cross_val_score
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.metrics import accuracy_score

expr = pd.read_csv("GSE_expression_matrix.tsv", sep="\t", index_col=0).T
meta = pd.read_csv("GSE_samples.tsv", sep="\t", index_col=0)
meta = meta.loc[expr.index]
X = np.log2(expr.values + 1)
y = (meta["relapse"] == "yes").astype(int).values
print(X.shape, np.bincount(y))

K = 50
kbest = SelectKBest(f_classif, k=K)


clf = Pipeline(steps=[
    ("kbest", kbest),
    ("scale", StandardScaler()),
    ("lr", LogisticRegression(C=0.1, max_iter=2000)),
])

scores = cross_val_score(clf, X, y, cv=StratifiedKFold(5, shuffle=True, random_state=0))
print("5 fold: %.3f" % scores.mean())

loo = cross_val_predict(clf, X, y, cv=LeaveOneOut())
print("LOO   : %.3f" % accuracy_score(y, loo))
