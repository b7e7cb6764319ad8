# claims severity, gini of the Allstate kind
import numpy as np
import pandas as pd
import xgboost as xgb


def gini(actual, pred):
    data = np.c_[actual, pred, np.arange(len(actual))]
    data = data[np.lexsort((data[:, 2], -1 * data[:, 1]))]
    losses = data[:, 0].sum()
    return (data[:, 0].cumsum().sum() / losses - (len(actual) + 1) / 2.0) / len(actual)


def normalized_gini(actual, pred):
    return gini(actual, pred) / gini(actual, actual)


train = pd.read_csv("train.csv")
holdout = train.sample(frac=0.2, random_state=5)
train = train.drop(holdout.index)
features = [c for c in train.columns if c.startswith("T1_")]

model = xgb.XGBRegressor(n_estimators=300, max_depth=4, eta=0.05)
model.fit(train[features], train["Hazard"])
print("normalized gini", normalized_gini(holdout["Hazard"].values, model.predict(holdout[features])))
