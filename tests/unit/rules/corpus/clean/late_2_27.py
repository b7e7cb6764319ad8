import numpy as np
import pandas as pd
from sklearn.inspection import permutation_importance
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import train_test_split
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.utils import resample

icu = pd.read_csv("icu.csv").drop_duplicates("patient")
y = icu["died"]
X = icu.drop(columns=["died", "patient"]).fillna(0)
X_tr, X_te, y_tr, y_te = train_test_split(X, y, test_size=0.3, random_state=27, stratify=y)
m = make_pipeline(StandardScaler(), LogisticRegression(max_iter=1000)).fit(X_tr, y_tr)
p = m.predict_proba(X_te)[:, 1]

boot = []
for b in range(500):
    yy, pp = resample(y_te.to_numpy(), p, random_state=b, stratify=y_te)
    boot.append(roc_auc_score(yy, pp))
lo, hi = np.percentile(boot, [2.5, 97.5])
print(f"AUC {roc_auc_score(y_te, p):.3f} ({lo:.3f}-{hi:.3f})")

imp = permutation_importance(m, X_te, y_te, n_repeats=20, random_state=27)  # shown to the doctors, not used
print(pd.Series(imp.importances_mean, X.columns).nlargest(8))
