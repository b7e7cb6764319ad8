"""Experiments for chapter 4 (missing laboratory values)."""
import argparse
import json
from pathlib import Path

import numpy as np
import pandas as pd
from sklearn.ensemble import GradientBoostingClassifier
from sklearn.impute import KNNImputer
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import train_test_split

DATASETS = {
    "hepatitis": ("hepatitis.csv", "died"),
    "ilpd": ("indian_liver.csv", "disease"),
    "ckd": ("kidney.csv", "ckd"),
}
SEEDS = [1, 7, 13, 42, 2021]


def load(root, name):
    fname, target = DATASETS[name]
    frame = pd.read_csv(Path(root) / fname, na_values=["?"])
    frame = frame.dropna(subset=[target])
    y = frame.pop(target).astype(int).to_numpy()
    X = frame.select_dtypes("number").to_numpy(dtype=float)
    return X, y


def run_dataset(root, name, k):
    X, y = load(root, name)
    missing_rate = float(np.isnan(X).mean())
    aucs = []
    for seed in SEEDS:
        X_tr, X_te, y_tr, y_te = train_test_split(X, y, test_size=0.3, stratify=y, random_state=seed)
        imputer = KNNImputer(n_neighbors=k).fit(X_tr)
        X_tr, X_te = imputer.transform(X_tr), imputer.transform(X_te)
        clf = GradientBoostingClassifier(random_state=seed)
        clf.fit(X_tr, y_tr)
        aucs.append(roc_auc_score(y_te, clf.predict_proba(X_te)[:, 1]))
    return {"missing": missing_rate, "auc_mean": float(np.mean(aucs)), "auc_std": float(np.std(aucs))}


if __name__ == "__main__":
    ap = argparse.ArgumentParser()
    ap.add_argument("--root", default="data")
    ap.add_argument("--k", type=int, default=5)
    ap.add_argument("--out", default="results/ch4_knn.json")
    args = ap.parse_args()
    table = {name: run_dataset(args.root, name, args.k) for name in DATASETS}
    Path(args.out).write_text(json.dumps(table, indent=2))
    for name, row in table.items():
        print(f"{name:10s} {row['auc_mean']:.3f} +- {row['auc_std']:.3f}")
