import numpy as np
from sklearn.datasets import load_diabetes
from sklearn.feature_selection import SelectKBest, f_regression
from sklearn.model_selection import KFold
from sklearn.preprocessing import QuantileTransformer
from sklearn.svm import SVR


def learn_prep(rows, target):
    qt = QuantileTransformer(n_quantiles=100, output_distribution="normal", random_state=0)
    best = SelectKBest(f_regression, k=6).fit(qt.fit_transform(rows), target)
    return lambda new: best.transform(qt.transform(new))


X, y = load_diabetes(return_X_y=True)
oof = np.full(len(y), np.nan)
for fit_rows, rest in KFold(n_splits=6, shuffle=True, random_state=9).split(X):
    prep = learn_prep(X[fit_rows], y[fit_rows])
    oof[rest] = SVR(C=50).fit(prep(X[fit_rows]), y[fit_rows]).predict(prep(X[rest]))

print("out-of-fold MAE:", np.abs(oof - y).mean())
