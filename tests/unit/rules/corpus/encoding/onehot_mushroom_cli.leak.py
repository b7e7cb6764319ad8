#!/usr/bin/env python3
import argparse
import sys

import numpy as np
import pandas as pd
from lightgbm import LGBMClassifier
from sklearn.metrics import balanced_accuracy_score
from sklearn.preprocessing import OneHotEncoder


def parse(argv):
    p = argparse.ArgumentParser(description="edible or not")
    p.add_argument("csv")
    p.add_argument("--target", default="class")
    p.add_argument("--train-frac", type=float, default=0.75)
    p.add_argument("--seed", type=int, default=11)
    p.add_argument("--trees", type=int, default=200)
    return p.parse_args(argv)


def main(argv=None):
    args = parse(argv)
    df = pd.read_csv(args.csv, dtype=str).fillna("missing")
    y = (df[args.target] == "p").to_numpy().astype(int)
    raw = df.drop(columns=[args.target])

    ohe = OneHotEncoder(handle_unknown="ignore", min_frequency=5)
    X = ohe.fit_transform(raw).tocsr().astype(np.float32)

    rng = np.random.RandomState(args.seed)
    perm = rng.permutation(len(y))
    cut = int(len(y) * args.train_frac)
    tr, te = perm[:cut], perm[cut:]

    clf = LGBMClassifier(n_estimators=args.trees, random_state=args.seed)
    clf.fit(X[tr], y[tr])
    print("n columns:", X.shape[1])
    print("balanced accuracy: %.4f" % balanced_accuracy_score(y[te], clf.predict(X[te])))
    return 0


if __name__ == "__main__":
    sys.exit(main())
