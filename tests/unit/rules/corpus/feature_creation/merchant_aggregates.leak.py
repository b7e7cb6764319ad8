import numpy as np
import pandas as pd
from catboost import CatBoostClassifier
from sklearn.metrics import average_precision_score


def parse_dates(df):
    return df.assign(
        trans_ts=pd.to_datetime(df["trans_date_trans_time"]),
        dob=pd.to_datetime(df["dob"]),
    )


def simple_cols(df):
    return df.assign(
        hour=lambda d: d["trans_ts"].dt.hour,
        age=lambda d: (d["trans_ts"] - d["dob"]).dt.days / 365.25,
        log_amt=lambda d: np.log1p(d["amt"]),
        dist=lambda d: np.hypot(d["lat"] - d["merch_lat"], d["long"] - d["merch_long"]),
    )


def group_stats(df, key, value="amt"):
    stats = df.groupby(key)[value].agg(["mean", "std", "count"])
    stats.columns = [f"{key}_{value}_{c}" for c in stats.columns]
    return df.join(stats, on=key)


def ratios(df):
    return df.assign(
        vs_merchant=df["amt"] / df["merchant_amt_mean"],
        vs_category=df["amt"] / df["category_amt_mean"],
    )


FEATS = ["amt", "log_amt", "hour", "age", "dist", "city_pop",
         "merchant_amt_mean", "merchant_amt_std", "merchant_amt_count",
         "category_amt_mean", "category_amt_std", "category_amt_count",
         "vs_merchant", "vs_category"]

df = (
    pd.read_csv("fraudTrain.csv", index_col=0)
    .pipe(parse_dates)
    .pipe(simple_cols)
    .pipe(group_stats, "merchant")
    .pipe(group_stats, "category")
    .pipe(ratios)
)

is_late = df["trans_ts"] >= "2020-04-01"
train, test = df[~is_late], df[is_late]
print(len(train), len(test), train["is_fraud"].mean(), test["is_fraud"].mean())

cb = CatBoostClassifier(iterations=500, depth=6, learning_rate=0.08, auto_class_weights="Balanced", verbose=100)
cb.fit(train[FEATS], train["is_fraud"])
print("AP", average_precision_score(test["is_fraud"], cb.predict_proba(test[FEATS])[:, 1]))
