import numpy as np, pandas as pd
from sklearn.model_selection import KFold
from sklearn.metrics import mean_absolute_error
import xgboost as xgb

rs = np.random.RandomState(8)
d = pd.read_csv("concrete.csv").values
X, y = d[:, :-1], d[:, -1]


def mixup(A, b, n, alpha=.4):
    i, j = rs.randint(0, len(A), (2, n))
    l = rs.beta(alpha, alpha, n)[:, None]
    return l * A[i] + (1 - l) * A[j], l[:, 0] * b[i] + (1 - l[:, 0]) * b[j]


mx, my = mixup(X, y, 2 * len(X))
X, y = np.r_[X, mx], np.r_[y, my]
oof = np.full(len(X), np.nan)
for f, (t, v) in enumerate(KFold(7, shuffle=True, random_state=8).split(X)):
    reg = xgb.XGBRegressor(n_estimators=900, learning_rate=.03, max_depth=5).fit(X[t], y[t])
    oof[v] = reg.predict(X[v])
    print(f, "%.4f" % mean_absolute_error(y[v], oof[v]))
print("CV MAE %.4f" % mean_absolute_error(y, oof))
