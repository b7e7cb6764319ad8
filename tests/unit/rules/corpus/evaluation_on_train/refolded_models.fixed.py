import numpy as np
from sklearn.datasets import fetch_california_housing
from sklearn.ensemble import ExtraTreesRegressor
from sklearn.metrics import mean_squared_error
from sklearn.model_selection import KFold

X, y = fetch_california_housing(return_X_y=True)

models = []
for train_idx, _ in KFold(n_splits=5, shuffle=True, random_state=3).split(X):
    model = ExtraTreesRegressor(n_estimators=200, random_state=3, n_jobs=-1)
    model.fit(X[train_idx], y[train_idx])
    models.append(model)

# later, in the evaluation cell
rmse = []
folds = KFold(n_splits=5, shuffle=True, random_state=3).split(X)
for model, (_, test_idx) in zip(models, folds):
    rmse.append(mean_squared_error(y[test_idx], model.predict(X[test_idx])) ** 0.5)
print("RMSE %.3f +- %.3f" % (np.mean(rmse), np.std(rmse)))
