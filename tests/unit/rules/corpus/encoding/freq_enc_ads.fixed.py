import gc
import pandas as pd
import lightgbm as lgb
from sklearn.metrics import log_loss
from sklearn.model_selection import train_test_split

CATS = ["site_id", "app_id", "device_model", "banner_pos"]

clicks = pd.read_csv("ad_clicks_sample.csv")
print(clicks.info(memory_usage="deep"))
clicks["hour_of_day"] = clicks["hour"] % 100
clicks["is_mobile"] = clicks["device_type"].isin([1, 4]).astype("int8")

train, test = train_test_split(clicks, test_size=0.25, random_state=2020)
train, test = train.copy(), test.copy()
for c in CATS:
    vc = train[c].value_counts(normalize=True)
    train[c + "_freq"] = train[c].map(vc).astype("float32")
    test[c + "_freq"] = test[c].map(vc).fillna(0).astype("float32")
del clicks
gc.collect()

use = [c + "_freq" for c in CATS] + ["hour_of_day", "is_mobile"]
dtrain = lgb.Dataset(train[use], train["click"])
booster = lgb.train(
    {"objective": "binary", "learning_rate": 0.1, "num_leaves": 31, "verbose": -1},
    dtrain,
    num_boost_round=250,
)
pred = booster.predict(test[use])
print("logloss", log_loss(test["click"], pred))
lgb.plot_importance(booster)
