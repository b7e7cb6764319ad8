import numpy as np
import pandas as pd
from scipy import stats
from sklearn.neighbors import KNeighborsClassifier
from sklearn.model_selection import StratifiedKFold
from sklearn.metrics import accuracy_score

beta = pd.read_csv("beta_values.csv", index_col=0).T
pheno = pd.read_csv("pheno.csv", index_col=0).loc[beta.index, "status"]
X = beta.to_numpy()
y = (pheno == "tumor").astype(int).to_numpy()

N_CPG = 200

t, p = stats.ttest_ind(X[y == 1], X[y == 0], axis=0)
keep = np.argsort(p)[:N_CPG]
X = X[:, keep]

accs = []
for tr, te in StratifiedKFold(5, shuffle=True, random_state=1).split(X, y):
    knn = KNeighborsClassifier(3).fit(X[tr], y[tr])
    accs.append(accuracy_score(y[te], knn.predict(X[te])))
print("accuracy", np.round(accs, 3), "mean", np.mean(accs))
