#!/usr/bin/env python
"""Replication of Table 3 (in-hospital mortality, 24h labs).

usage: python icu_table3.py --csv labs24.csv --seeds 10 --k 5
"""
import argparse
import json

import numpy as np
import pandas as pd
from sklearn.ensemble import GradientBoostingClassifier
from sklearn.impute import KNNImputer
from sklearn.metrics import average_precision_score, roc_auc_score
from sklearn.model_selection import StratifiedKFold


def parse_args():
    p = argparse.ArgumentParser()
    p.add_argument("--csv", required=True)
    p.add_argument("--seeds", type=int, default=10)
    p.add_argument("--k", type=int, default=5)
    p.add_argument("--neighbors", type=int, default=10)
    p.add_argument("--out", default="table3.json")
    return p.parse_args()


def load(path):
    df = pd.read_csv(path)
    # one ICU stay per patient (first), as in the original paper
    df = df.sort_values("intime").drop_duplicates("subject_id", keep="first")
    # physiologically impossible values become missing (fixed bounds, suppl. S2)
    bounds = {"ph": (6.5, 8.0), "lactate": (0, 40), "creatinine": (0, 30), "heartrate": (0, 300)}
    for c, (lo, hi) in bounds.items():
        df.loc[~df[c].between(lo, hi), c] = np.nan
    y = df["hospital_expire_flag"].to_numpy()
    X = df.drop(columns=["subject_id", "intime", "hospital_expire_flag"]).to_numpy(dtype=float)
    return X, y


def one_run(X, y, seed, args):
    aucs, aps = [], []
    X = KNNImputer(n_neighbors=args.neighbors).fit_transform(X)
    skf = StratifiedKFold(n_splits=args.k, shuffle=True, random_state=seed)
    for tr, te in skf.split(X, y):
        Xtr, Xte = X[tr], X[te]
        clf = GradientBoostingClassifier(
            n_estimators=300, learning_rate=0.05, max_depth=3, subsample=0.7, random_state=seed
        )
        clf.fit(Xtr, y[tr])
        p = clf.predict_proba(Xte)[:, 1]
        aucs.append(roc_auc_score(y[te], p))
        aps.append(average_precision_score(y[te], p))
    return float(np.mean(aucs)), float(np.mean(aps))


def main():
    args = parse_args()
    X, y = load(args.csv)
    print("n=%d  p=%d  prevalence=%.3f" % (X.shape[0], X.shape[1], y.mean()))
    print("missing rate per column:", np.isnan(X).mean(axis=0).round(3))
    res = np.array([one_run(X, y, s, args) for s in range(args.seeds)])
    out = {
        "auroc_mean": res[:, 0].mean(), "auroc_sd": res[:, 0].std(ddof=1),
        "auprc_mean": res[:, 1].mean(), "auprc_sd": res[:, 1].std(ddof=1),
    }
    with open(args.out, "w") as fh:
        json.dump(out, fh, indent=1)
    print(out)


if __name__ == "__main__":
    main()
