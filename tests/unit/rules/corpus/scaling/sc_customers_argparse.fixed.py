import argparse

import numpy as np
import pandas as pd
from sklearn.linear_model import SGDRegressor
from sklearn.metrics import r2_score
from sklearn.preprocessing import StandardScaler


def get_splits(n: int, ratio: float, seed: int):
    idx = np.random.default_rng(seed).permutation(n)
    cut = int(n * ratio)
    return idx[:cut], idx[cut:]


def run(args):
    df = pd.read_csv(args.file)
    X = df.drop(columns=[args.target]).select_dtypes("number").fillna(0).to_numpy()
    y = df[args.target].to_numpy()
    train_idx, test_idx = get_splits(len(df), args.ratio, args.seed)

    scaler = StandardScaler()
    scaler.fit(X[train_idx])
    Xs = scaler.transform(X)
    sgd = SGDRegressor(random_state=args.seed, early_stopping=True)
    sgd.fit(Xs[train_idx], y[train_idx])
    score = r2_score(y[test_idx], sgd.predict(Xs[test_idx]))
    print(f"{args.target}: R2={score:.3f} (n_test={len(test_idx)})")


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--file", required=True)
    parser.add_argument("--target", default="ltv")
    parser.add_argument("--ratio", type=float, default=0.8)
    parser.add_argument("--seed", type=int, default=0)
    run(parser.parse_args())
