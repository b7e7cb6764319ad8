"""Training job with a drift report and an overfitting check."""
import argparse
import json

import joblib
import pandas as pd
from scipy.stats import ks_2samp
from sklearn.decomposition import PCA
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import train_test_split
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler


def load(path):
    df = pd.read_csv(path)
    return df.drop(columns="label"), df["label"]


def drift(a, b):
    return {
        c: {"mean_train": float(a[c].mean()), "mean_test": float(b[c].mean()), "ks_p": float(ks_2samp(a[c], b[c]).pvalue)}
        for c in a
    }


def train(x, y):
    return make_pipeline(StandardScaler(), PCA(10, random_state=0), LogisticRegression()).fit(x, y)


def evaluate(model, x, y):
    return float(roc_auc_score(y, model.predict_proba(x)[:, 1]))


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("csv")
    args = ap.parse_args()
    x, y = load(args.csv)
    xa, xb, ya, yb = train_test_split(x, y, test_size=0.2, random_state=0, stratify=y)
    model = train(xa, ya)
    test_auc = evaluate(model, xb, yb)
    report = {"auc": test_auc, "overfit_gap": evaluate(model, xa, ya) - test_auc, "drift": drift(xa, xb)}
    with open("report.json", "w") as fh:
        json.dump(report, fh)
    joblib.dump(model, "model.joblib")


if __name__ == "__main__":
    main()
