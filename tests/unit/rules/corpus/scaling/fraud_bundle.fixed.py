"""train.py: nightly fraud model build."""
import argparse
import os

import joblib
import mlflow
import pandas as pd
from sklearn.linear_model import SGDClassifier
from sklearn.metrics import average_precision_score
from sklearn.preprocessing import StandardScaler

LABEL = "is_fraud"


def load(directory, month):
    return pd.read_parquet(os.path.join(directory, f"{month}.parquet"))


def prepare(train_df, test_df):
    cols = [c for c in train_df.columns if c not in (LABEL, "txn_id")]
    scaler = StandardScaler()
    scaler.fit(train_df[cols])
    return scaler, cols


def train(x, y, seed):
    clf = SGDClassifier(loss="log_loss", class_weight="balanced", random_state=seed)
    return clf.fit(x, y)


def evaluate(clf, x, y):
    return {"ap": average_precision_score(y, clf.decision_function(x))}


def main(argv=None):
    ap = argparse.ArgumentParser()
    ap.add_argument("--dir", required=True)
    ap.add_argument("--train-month", default="2024-04")
    ap.add_argument("--test-month", default="2024-05")
    ap.add_argument("--seed", type=int, default=1)
    a = ap.parse_args(argv)

    tr, te = load(a.dir, a.train_month), load(a.dir, a.test_month)
    scaler, cols = prepare(tr, te)
    with mlflow.start_run():
        clf = train(scaler.transform(tr[cols]), tr[LABEL], a.seed)
        mlflow.log_metrics(evaluate(clf, scaler.transform(te[cols]), te[LABEL]))
        joblib.dump({"scaler": scaler, "clf": clf, "cols": cols}, "fraud.joblib")
        mlflow.log_artifact("fraud.joblib")


if __name__ == "__main__":
    main()
