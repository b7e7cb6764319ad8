import gc
import os

import lightgbm as lgb
import numpy as np
import pandas as pd
from sklearn.metrics import roc_auc_score

INPUT = os.environ.get("IEEE_DIR", "../input/ieee-fraud-detection")
FREQ_COLS = ["card1", "card2", "addr1", "P_emaildomain", "DeviceInfo"]

params = {
    "objective": "binary",
    "metric": "auc",
    "num_leaves": 128,
    "learning_rate": 0.02,
    "feature_fraction": 0.5,
    "bagging_fraction": 0.8,
    "bagging_freq": 1,
    "verbosity": -1,
}


def reduce_mem(d):
    for c in d.select_dtypes("float64"):
        d[c] = d[c].astype(np.float32)
    return d


trans = pd.read_csv(f"{INPUT}/train_transaction.csv")
ident = pd.read_csv(f"{INPUT}/train_identity.csv")
data = reduce_mem(trans.merge(ident, on="TransactionID", how="left"))
del trans, ident
gc.collect()

data = data.sort_values("TransactionDT").reset_index(drop=True)
data["hour"] = (data["TransactionDT"] // 3600) % 24
data["cents"] = data["TransactionAmt"] - np.floor(data["TransactionAmt"])
data["amt_log"] = np.log1p(data["TransactionAmt"])

cut = int(len(data) * 0.8)
tr, te = data.iloc[:cut].copy(), data.iloc[cut:].copy()

for c in FREQ_COLS:
    counts = tr[c].value_counts(dropna=False)
    tr[c + "_freq"] = tr[c].map(counts)
    te[c + "_freq"] = te[c].map(counts).fillna(0)
features = ["hour", "cents", "amt_log"] + [c + "_freq" for c in FREQ_COLS]
print("period:", tr.TransactionDT.max(), te.TransactionDT.min())

dtrain = lgb.Dataset(tr[features], label=tr["isFraud"])
booster = lgb.train(params, dtrain, num_boost_round=600)

pred = booster.predict(te[features])
print("holdout AUC: %.5f" % roc_auc_score(te["isFraud"], pred))
imp = pd.Series(booster.feature_importance("gain"), index=features).sort_values(ascending=False)
print(imp.head(10))
