import numpy as np
import pandas as pd
import matplotlib.pyplot as plt
import lightgbm as lgb
import xgboost as xgb
from catboost import CatBoostRegressor
from sklearn.metrics import mean_squared_error
from sklearn.model_selection import KFold
from sklearn.preprocessing import QuantileTransformer

N_FOLDS = 5
SEED = 7

train = pd.read_csv("../input/tabular-playground-series-jan-2021/train.csv", index_col="id")
test = pd.read_csv("../input/tabular-playground-series-jan-2021/test.csv", index_col="id")
sub = pd.read_csv("../input/tabular-playground-series-jan-2021/sample_submission.csv")

train.describe()
train.hist(bins=100, figsize=(16, 12))
plt.show()

train = train[train["target"] > 4]
features = [f"cont{i}" for i in range(1, 15)]
y = train["target"].values

qt = QuantileTransformer(n_quantiles=500, random_state=SEED)
X = qt.fit_transform(train[features])
X_test = qt.transform(test[features])

lgb_params = {
    "num_leaves": 150,
    "learning_rate": 0.02,
    "n_estimators": 1500,
    "feature_fraction": 0.5,
    "bagging_fraction": 0.8,
    "bagging_freq": 1,
    "random_state": SEED,
}
xgb_params = {"max_depth": 8, "eta": 0.03, "subsample": 0.7, "colsample_bytree": 0.5, "n_estimators": 800}

oof = {"lgb": np.zeros(len(X)), "xgb": np.zeros(len(X)), "cat": np.zeros(len(X))}
pred = {k: np.zeros(len(X_test)) for k in oof}
kf = KFold(n_splits=N_FOLDS, shuffle=True, random_state=SEED)
for fold, (tr, va) in enumerate(kf.split(X)):
    A, B, C = X[tr], X[va], X_test
    models = {
        "lgb": lgb.LGBMRegressor(**lgb_params),
        "xgb": xgb.XGBRegressor(**xgb_params),
        "cat": CatBoostRegressor(iterations=1200, depth=7, verbose=0, random_seed=SEED),
    }
    for name, model in models.items():
        model.fit(A, y[tr])
        oof[name][va] = model.predict(B)
        pred[name] += model.predict(C) / N_FOLDS
        print(fold, name, mean_squared_error(y[va], oof[name][va]) ** 0.5)

for name in oof:
    print(name, "OOF RMSE", mean_squared_error(y, oof[name]) ** 0.5)
blend = sum(oof.values()) / 3
print("blend", mean_squared_error(y, blend) ** 0.5)
sub["target"] = sum(pred.values()) / 3
sub.to_csv("submission.csv", index=False)
