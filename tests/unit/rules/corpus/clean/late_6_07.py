import numpy as np
import pandas as pd
from sklearn.metrics import log_loss
from sklearn.model_selection import KFold, train_test_split
from xgboost import XGBClassifier

CATS = ["site", "advertiser", "device"]


def smooth_mean(keys, target, weight=20):
    prior = target.mean()
    agg = target.groupby(keys).agg(["sum", "count"])
    return (agg["sum"] + weight * prior) / (agg["count"] + weight), prior


def encode(train, test, col):
    oof = pd.Series(np.nan, index=train.index)
    for fit_idx, enc_idx in KFold(5, shuffle=True, random_state=0).split(train):
        part = train.iloc[fit_idx]
        table, prior = smooth_mean(part[col], part["click"])
        oof.iloc[enc_idx] = train[col].iloc[enc_idx].map(table).fillna(prior)
    table, prior = smooth_mean(train[col], train["click"])
    return oof, test[col].map(table).fillna(prior)


ads = pd.read_csv("ad_clicks.csv").drop_duplicates()
train, test = train_test_split(ads, test_size=0.2, random_state=0)
train, test = train.copy(), test.copy()
for c in CATS:
    train[c + "_ctr"], test[c + "_ctr"] = encode(train, test, c)

cols = [c + "_ctr" for c in CATS] + ["hour", "position"]
clf = XGBClassifier(n_estimators=200, max_depth=4, learning_rate=0.1)
clf.fit(train[cols], train["click"])
print("logloss:", log_loss(test["click"], clf.predict_proba(test[cols])[:, 1]))
