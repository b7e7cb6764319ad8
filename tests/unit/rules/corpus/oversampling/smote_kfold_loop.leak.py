import pandas as pd
import numpy as np
from imblearn.over_sampling import SMOTE
from sklearn.model_selection import StratifiedKFold
from xgboost import XGBClassifier
from sklearn.metrics import roc_auc_score

aps = pd.read_csv("aps_failure.csv", na_values="na").fillna(0)
y = aps.pop("class").map({"neg": 0, "pos": 1}).values
X = aps.values
aucs = []
X, y = SMOTE().fit_resample(X, y)
for tr, te in StratifiedKFold(5, shuffle=True, random_state=0).split(X, y):
    X_tr, y_tr = X[tr], y[tr]
    clf = XGBClassifier(n_estimators=100).fit(X_tr, y_tr)
    aucs.append(roc_auc_score(y[te], clf.predict_proba(X[te])[:, 1]))
print(np.mean(aucs))
