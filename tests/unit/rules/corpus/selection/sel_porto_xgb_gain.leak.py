import numpy as np
import pandas as pd
import xgboost as xgb


def gini(y, pred):
    order = np.argsort(-pred)
    cum = np.cumsum(y[order]) / y.sum()
    return (cum - (np.arange(len(y)) + 1) / len(y)).mean() * 2


porto = pd.read_csv("porto_train.csv", na_values=-1).drop(columns="id")
label = porto.pop("target").to_numpy()
params = {"objective": "binary:logistic", "eta": 0.07, "max_depth": 5, "subsample": 0.8, "seed": 99}

rs = np.random.RandomState(99)
is_test = rs.rand(len(porto)) < 0.2
train_x, test_x = porto[~is_test], porto[is_test]

selector = xgb.train(params, xgb.DMatrix(porto, label=label), num_boost_round=100)
gain = selector.get_score(importance_type="gain")
keep = sorted(gain, key=gain.get, reverse=True)[:20]
print("keep", keep)

bst = xgb.train(params, xgb.DMatrix(train_x[keep], label=label[~is_test]), num_boost_round=300)
print("gini", gini(label[is_test], bst.predict(xgb.DMatrix(test_x[keep]))))
