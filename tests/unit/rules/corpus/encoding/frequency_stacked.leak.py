import gc

import numpy as np
import pandas as pd
import xgboost as xgb
from sklearn.metrics import roc_auc_score

FREQ_COLS = ["card1", "card2", "addr1", "P_emaildomain", "R_emaildomain", "DeviceInfo"]
NUM_COLS = ["TransactionAmt", "dist1", "C1", "C2", "C13", "D1", "D4", "D15"]


# ------------------------------------------------------------------ utils
def reduce_mem(df):
    for c in df.columns:
        if df[c].dtype == np.float64:
            df[c] = df[c].astype(np.float32)
        elif df[c].dtype == np.int64:
            df[c] = df[c].astype(np.int32)
    return df


def stack(first, second):
    first = first.assign(is_train=1)
    second = second.assign(is_train=0)
    return pd.concat([first, second], axis=0, ignore_index=True)


def unstack(both):
    tr = both[both["is_train"] == 1].drop(columns="is_train")
    te = both[both["is_train"] == 0].drop(columns="is_train")
    return tr, te


def count_map(values):
    return values.fillna("nan").astype(str).value_counts(dropna=False).to_dict()


def add_counts(both, cols):
    for c in cols:
        table = count_map(both[c])
        both[c + "_cnt"] = both[c].fillna("nan").astype(str).map(table).fillna(0)
    return both


def add_simple(both):
    both["cents"] = both["TransactionAmt"] % 1
    both["hr"] = (both["TransactionDT"] // 3600) % 24
    return both


# ------------------------------------------------------------------ main
trans = pd.read_csv("train_transaction.csv")
ident = pd.read_csv("train_identity.csv", usecols=["TransactionID", "DeviceInfo"])
trans = reduce_mem(trans.merge(ident, on="TransactionID", how="left"))

# last month = holdout
last = trans["TransactionDT"].max() - 30 * 86400
both = stack(trans[trans["TransactionDT"] < last], trans[trans["TransactionDT"] >= last])
del trans; gc.collect()

both = add_simple(add_counts(both, FREQ_COLS))
tr, te = unstack(both)

use = NUM_COLS + ["cents", "hr"] + [c + "_cnt" for c in FREQ_COLS]
dtr = xgb.DMatrix(tr[use], label=tr["isFraud"])
dte = xgb.DMatrix(te[use], label=te["isFraud"])
bst = xgb.train({"objective": "binary:logistic", "eta": 0.05, "max_depth": 8, "subsample": 0.8,
                 "colsample_bytree": 0.5, "tree_method": "hist"}, dtr, num_boost_round=700)
print("AUC:", roc_auc_score(te["isFraud"], bst.predict(dte)))
