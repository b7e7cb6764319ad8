# # Radiomics: response to neoadjuvant therapy
# n = 112 patients, 851 pyradiomics features (T2 + ADC)

import numpy as np
import pandas as pd
from sklearn.feature_selection import RFE
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold, cross_val_predict
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.metrics import roc_auc_score, roc_curve
import matplotlib.pyplot as plt

rad = pd.read_csv("radiomics_features.csv").set_index("patient")
clin = pd.read_csv("clinical.csv").set_index("patient")
rad = rad.loc[:, ~rad.columns.str.startswith("diagnostics_")]
rad = rad.join(clin["pCR"], how="inner").dropna()
rad.shape

y = rad.pop("pCR").values
X = rad
print("pCR rate: %.2f" % y.mean())

# Features that could not be reproduced in the test-retest phantom study (ICC < 0.75, separate scans) are left out.

icc = pd.read_csv("phantom_icc.csv", index_col="feature")["icc"]
X = X[[c for c in X.columns if icc.get(c, 0) >= 0.75]]
X.shape[1]

model = Pipeline([
    ("sc", StandardScaler()),
    ("rfe", RFE(LogisticRegression(C=0.1, max_iter=2000), n_features_to_select=10, step=0.1)),
    ("lr", LogisticRegression(C=1.0, max_iter=2000)),
])
cv = StratifiedKFold(10, shuffle=True, random_state=1)
prob = cross_val_predict(model, X, y, cv=cv, method="predict_proba")[:, 1]
auc = roc_auc_score(y, prob)
print("cross-validated AUC %.3f" % auc)

# bootstrap CI of the AUC
rng = np.random.default_rng(0)
bs = []
for _ in range(2000):
    i = rng.integers(0, len(y), len(y))
    if 0 < y[i].mean() < 1:
        bs.append(roc_auc_score(y[i], prob[i]))
np.percentile(bs, [2.5, 97.5]).round(3)

fpr, tpr, _ = roc_curve(y, prob)
plt.plot(fpr, tpr); plt.plot([0, 1], [0, 1], "k--")
plt.xlabel("1 - specificity"); plt.ylabel("sensitivity"); plt.title("AUC %.2f" % auc)
plt.savefig("fig2_roc.pdf")
