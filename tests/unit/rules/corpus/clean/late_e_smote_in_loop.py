import numpy as np
from imblearn.over_sampling import SMOTE
from sklearn.datasets import make_classification
from sklearn.ensemble import RandomForestClassifier
from sklearn.metrics import average_precision_score
from sklearn.model_selection import StratifiedKFold

X, y = make_classification(5000, weights=[.95], random_state=0)
aps = []
for tr, te in StratifiedKFold(5).split(X, y):
    X_res, y_res = SMOTE(random_state=0).fit_resample(X[tr], y[tr])
    clf = RandomForestClassifier(200, n_jobs=-1).fit(X_res, y_res)
    aps.append(average_precision_score(y[te], clf.predict_proba(X[te])[:, 1]))
print(np.mean(aps))
