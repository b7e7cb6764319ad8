import numpy as np
import pandas as pd
from sklearn.metrics import mean_absolute_error
from sklearn.model_selection import GroupKFold
from sklearn.preprocessing import QuantileTransformer
from sklearn.svm import SVR

tele = pd.read_csv("parkinsons_updrs.data")
groups = tele["subject#"].to_numpy()
y = tele["total_UPDRS"].to_numpy()
X = tele.drop(columns=["subject#", "total_UPDRS", "motor_UPDRS", "test_time"]).to_numpy()

errors = []
gkf = GroupKFold(n_splits=6)
for train_idx, test_idx in gkf.split(X, y, groups):
    assert not set(groups[train_idx]) & set(groups[test_idx])  # no patient on both sides
    qt = QuantileTransformer(output_distribution="normal", random_state=0)
    X_q = qt.fit_transform(X)
    X_tr, X_te = X_q[train_idx], X_q[test_idx]
    svr = SVR(C=10.0).fit(X_tr, y[train_idx])
    errors.append(mean_absolute_error(y[test_idx], svr.predict(X_te)))

print("MAE per fold", np.round(errors, 2), "mean", np.mean(errors))
