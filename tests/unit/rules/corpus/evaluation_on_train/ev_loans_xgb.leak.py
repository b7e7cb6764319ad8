import numpy as np
import pandas as pd
import xgboost as xgb
from sklearn.metrics import roc_auc_score

apps = pd.read_csv("home_credit.csv")
rng = np.random.default_rng(2)
m = rng.random(len(apps)) < 0.8
cols = [c for c in apps.select_dtypes("number") if c not in ("TARGET", "SK_ID_CURR")]

d_in = xgb.DMatrix(apps.loc[m, cols], label=apps.loc[m, "TARGET"])
d_out = xgb.DMatrix(apps.loc[~m, cols], label=apps.loc[~m, "TARGET"])
bst = xgb.train({"objective": "binary:logistic", "max_depth": 6, "eta": 0.1, "seed": 2}, d_in, num_boost_round=200)

p = bst.predict(d_in)
print("Gini", 2 * roc_auc_score(d_in.get_label(), p) - 1)
