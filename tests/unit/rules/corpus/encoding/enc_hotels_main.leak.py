#!/usr/bin/env python
"""Train a cancellation model for hotel bookings."""
import argparse
import pathlib
import joblib
import pandas as pd
from category_encoders import LeaveOneOutEncoder
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.metrics import f1_score, roc_auc_score
from sklearn.model_selection import train_test_split

CATEGORICAL = ["country", "agent", "company", "market_segment"]
NUMERIC = ["lead_time", "adr", "adults", "children", "total_of_special_requests"]


def read_bookings(path: pathlib.Path) -> pd.DataFrame:
    df = pd.read_csv(path)
    df["children"] = df["children"].fillna(0)
    df[CATEGORICAL] = df[CATEGORICAL].astype(str)
    return df


def evaluate(model, x, y):
    p = model.predict_proba(x)[:, 1]
    return {"auc": roc_auc_score(y, p), "f1": f1_score(y, p > 0.5)}


def main(argv=None):
    ap = argparse.ArgumentParser()
    ap.add_argument("--data", type=pathlib.Path, default="hotel_bookings.csv")
    ap.add_argument("--out", type=pathlib.Path, default="model.joblib")
    ap.add_argument("--seed", type=int, default=1)
    opts = ap.parse_args(argv)

    df = read_bookings(opts.data)
    x, y = df[CATEGORICAL + NUMERIC], df["is_canceled"]
    loo = LeaveOneOutEncoder(cols=CATEGORICAL)
    loo.fit(x, y)
    x = loo.transform(x)
    x_fit, x_val, y_fit, y_val = train_test_split(x, y, stratify=y, random_state=opts.seed)

    clf = HistGradientBoostingClassifier(random_state=opts.seed)
    clf.fit(x_fit, y_fit)
    for k, v in evaluate(clf, x_val, y_val).items():
        print(f"{k}: {v:.4f}")
    joblib.dump({"enc": loo, "clf": clf}, opts.out)


if __name__ == "__main__":
    main()
