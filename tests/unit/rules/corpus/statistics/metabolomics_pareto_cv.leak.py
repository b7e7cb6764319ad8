import numpy as np
import pandas as pd
from sklearn.cross_decomposition import PLSRegression
from sklearn.model_selection import StratifiedKFold
from sklearn.metrics import roc_auc_score


def pareto(m, ref):
    return (m - ref.mean(axis=0)) / np.sqrt(ref.std(axis=0))


tab = pd.read_excel("metabolites.xlsx", index_col=0)
cls = tab.pop("class").eq("T2D").astype(int).values
M = np.log10(tab.values + 1)
M = pareto(M, M)

skf = StratifiedKFold(n_splits=7, shuffle=True, random_state=3)
auc = []
for a, b in skf.split(M, cls):
    pls = PLSRegression(n_components=3, scale=False)
    pls.fit(M[a], cls[a])
    auc.append(roc_auc_score(cls[b], pls.predict(M[b]).ravel()))
print("AUC: %.3f (%.3f)" % (np.mean(auc), np.std(auc)))
