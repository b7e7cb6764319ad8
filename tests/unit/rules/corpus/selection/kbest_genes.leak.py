import numpy as np
import pandas as pd
from sklearn.feature_selection import SelectKBest, f_classif
from sklearn.model_selection import StratifiedKFold, cross_val_score
from sklearn.pipeline import Pipeline
from sklearn.svm import SVC

# Golub leukemia
expr = pd.read_csv("data_set_ALL_AML_train.csv")
expr = expr[[c for c in expr.columns if "call" not in c]]
X = expr.drop(columns=["Gene Description", "Gene Accession Number"]).T
X.index = X.index.astype(int)
y = pd.read_csv("actual.csv", index_col="patient").loc[X.index, "cancer"].map({"ALL": 0, "AML": 1})

selector = SelectKBest(f_classif, k=50)
X50 = selector.fit_transform(X, y)
cv = StratifiedKFold(5, shuffle=True, random_state=0)
acc = cross_val_score(SVC(kernel="linear"), X50, y, cv=cv)
print("%.3f +- %.3f" % (acc.mean(), acc.std()))
