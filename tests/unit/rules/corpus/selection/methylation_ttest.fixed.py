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

accs = []
for tr, te in StratifiedKFold(5, shuffle=True, random_state=1).split(X, y):
    Xtr, ytr = X[tr], y[tr]
    t, p = stats.ttest_ind(Xtr[ytr == 1], Xtr[ytr == 0], axis=0)
    keep = np.argsort(p)[:N_CPG]
    knn = KNeighborsClassifier(3).fit(Xtr[:, keep], ytr)
    accs.append(accuracy_score(y[te], knn.predict(X[te][:, keep])))
print("accuracy", np.round(accs, 3), "mean", np.mean(accs))
