# Ad click prediction -- LGBM 5 folds, CV 0.78xx
# please upvote if useful
import gc
import warnings

import lightgbm as lgb
import numpy as np
import pandas as pd
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import KFold

warnings.filterwarnings("ignore")
SEED = 2718
NFOLDS = 5

train = pd.read_parquet("../input/ads/train.parquet")
test = pd.read_parquet("../input/ads/test.parquet")
print(train.shape, test.shape)
# hosts say: both parts are a random sample of the same 10 days, so plain KFold is fine

for d in (train, test):
    d["ts"] = pd.to_datetime(d["ts"])
    d["hour"] = d["ts"].dt.hour.astype("int8")
    d["dow"] = d["ts"].dt.dayofweek.astype("int8")
    d["banner_area"] = np.log1p(d["w"] * d["h"])
    d["is_night"] = ((d["hour"] < 6) | (d["hour"] > 22)).astype("int8")
    d.drop(columns=["ts"], inplace=True)

te_cols = ["site_id", "app_id", "device_model", "ad_id"]
y = train["click"].values
num_cols = ["hour", "dow", "banner_area", "is_night", "price_floor", "bid_cnt"]
feats = num_cols + [f"{c}_te" for c in te_cols]


def smooth_te(keys, target, alpha=50):
    prior = target.mean()
    g = pd.DataFrame({"k": keys, "t": target}).groupby("k")["t"].agg(["sum", "count"])
    return (g["sum"] + alpha * prior) / (g["count"] + alpha), prior


params = dict(objective="binary", metric="auc", learning_rate=0.03, num_leaves=127,
              feature_fraction=0.7, bagging_fraction=0.8, bagging_freq=1,
              min_data_in_leaf=200, seed=SEED, verbose=-1)

oof = np.zeros(len(train))
sub = np.zeros(len(test))
kf = KFold(NFOLDS, shuffle=True, random_state=SEED)

for c in te_cols:
    enc, prior = smooth_te(train[c], y)
    train[f"{c}_te"] = train[c].map(enc).fillna(prior).astype("float32")
    test[f"{c}_te"] = test[c].map(enc).fillna(prior).astype("float32")

for fold, (trn, val) in enumerate(kf.split(train)):
    X_tr, X_va = train.iloc[trn].copy(), train.iloc[val].copy()
    X_te = test.copy()
    booster = lgb.train(params, lgb.Dataset(X_tr[feats], y[trn]), num_boost_round=900)
    oof[val] = booster.predict(X_va[feats])
    sub += booster.predict(X_te[feats]) / NFOLDS
    print(f"fold {fold} auc {roc_auc_score(y[val], oof[val]):.5f}")
    del X_tr, X_va, X_te, booster
    gc.collect()

print(f"OOF AUC {roc_auc_score(y, oof):.5f}")
pd.DataFrame({"id": test["id"], "click": sub}).to_csv("submission.csv", index=False)
