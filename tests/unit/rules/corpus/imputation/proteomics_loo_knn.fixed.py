# Plasma proteomics, responders vs non-responders (n = 84, one draw per patient)
# LOO-CV, ported from my old R script (impute::impute.knn + glmnet)
import numpy as np
import pandas as pd
from sklearn.impute import KNNImputer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

dat = pd.read_csv("data/olink_npx_wide.csv", index_col="sample_id")
y = (dat.pop("response") == "R").astype(int).to_numpy()
X = dat.to_numpy(dtype=float)

# values below the vendor's limit of detection are treated as missing
lod = pd.read_csv("data/olink_lod.csv", index_col="assay")["lod"]
lod = lod.reindex(dat.columns).to_numpy()
X[X < lod] = np.nan
n, p = X.shape
print("samples %d, assays %d, missing %.1f%%" % (n, p, 100 * np.isnan(X).mean()))

lambdas = [0.01, 0.1, 1.0, 10.0]
pred = np.full((n, len(lambdas)), np.nan)

for i in range(n):
    tr = np.setdiff1d(np.arange(n), i)
    knn = KNNImputer(n_neighbors=10, keep_empty_features=True)
    Xtr = knn.fit_transform(X[tr])
    Xte = knn.transform(X[[i]])

    mu = Xtr.mean(axis=0)
    sd = Xtr.std(axis=0, ddof=1)
    sd[sd == 0] = 1
    Ztr = (Xtr - mu) / sd
    Zte = (Xte - mu) / sd

    for j, lam in enumerate(lambdas):
        fit = LogisticRegression(penalty="l1", solver="liblinear", C=1 / lam, max_iter=500)
        fit.fit(Ztr, y[tr])
        pred[i, j] = fit.predict_proba(Zte)[0, 1]

# all four lambdas go in the supplement, nothing is picked here
tab = pd.DataFrame({"lambda": lambdas, "loo_auc": [roc_auc_score(y, pred[:, j]) for j in range(len(lambdas))]})
print(tab.to_string(index=False))
tab.to_csv("results/loo_auc.csv", index=False)
