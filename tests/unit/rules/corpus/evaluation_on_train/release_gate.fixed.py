"""Train, evaluate against the release gate, and publish."""
import argparse
import sys

import joblib
import pandas as pd
from sklearn.compose import make_column_transformer
from sklearn.ensemble import RandomForestClassifier
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import train_test_split
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder

CAT = ["country", "device"]
NUM = ["sessions", "age_days", "orders"]
GATE = 0.75


def load(path):
    return pd.read_parquet(path, columns=CAT + NUM + ["converted"])


def prepare(df, seed):
    return train_test_split(df[CAT + NUM], df["converted"], test_size=0.2, random_state=seed, stratify=df["converted"])


def train(x, y, seed):
    enc = make_column_transformer((OneHotEncoder(handle_unknown="ignore"), CAT), remainder="passthrough")
    return make_pipeline(enc, RandomForestClassifier(300, random_state=seed)).fit(x, y)


def evaluate(model, x, y):
    return roc_auc_score(y, model.predict_proba(x)[:, 1])


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("data")
    ap.add_argument("--seed", type=int, default=42)
    args = ap.parse_args()

    x_train, x_test, y_train, y_test = prepare(load(args.data), args.seed)
    model = train(x_train, y_train, args.seed)
    auc = evaluate(model, x_test, y_test)
    print(f"auc={auc:.4f} gate={GATE}")
    if auc < GATE:
        sys.exit("gate not met")
    joblib.dump(model, "release.joblib")


if __name__ == "__main__":
    main()
