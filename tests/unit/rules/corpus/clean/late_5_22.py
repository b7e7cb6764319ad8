"""hERG pIC50 model: scaffold CV for the report, then refit on everything for the web tool."""
import joblib
import numpy as np
import pandas as pd
from scipy.stats import spearmanr
from sklearn.feature_selection import VarianceThreshold
from sklearn.kernel_ridge import KernelRidge
from sklearn.model_selection import GroupKFold
from sklearn.preprocessing import StandardScaler

tab = pd.read_csv("herg/mordred_descriptors.csv").drop_duplicates("inchikey14")
scaffold = tab["murcko"].to_numpy()
y = tab["pic50"].to_numpy()
X = tab.drop(columns=["inchikey14", "murcko", "pic50"]).to_numpy(dtype=float)
print("pIC50 mean %.2f sd %.2f, %d scaffolds" % (y.mean(), y.std(), len(np.unique(scaffold))))


def train(X, y):
    vt = VarianceThreshold(1e-6).fit(X)
    sc = StandardScaler().fit(vt.transform(X))
    ybar = y.mean()
    kr = KernelRidge(kernel="rbf", gamma=1e-3, alpha=0.1).fit(sc.transform(vt.transform(X)), y - ybar)
    return vt, sc, kr, ybar


def predict(model, X):
    vt, sc, kr, ybar = model
    return kr.predict(sc.transform(vt.transform(X))) + ybar


oof = np.zeros_like(y)
for tr, te in GroupKFold(n_splits=5).split(X, y, groups=scaffold):
    oof[te] = predict(train(X[tr], y[tr]), X[te])
print("RMSE %.3f  rho %.3f" % (np.sqrt(np.mean((oof - y) ** 2)), spearmanr(oof, y)[0]))

final = train(X, y)
joblib.dump(final, "herg/herg_krr_v3.joblib")
