from __future__ import annotations

from collections import namedtuple

import numpy as np
import pandas as pd
from sklearn.base import clone
from sklearn.linear_model import HuberRegressor, Ridge
from sklearn.metrics import r2_score
from sklearn.model_selection import RepeatedKFold
from sklearn.neural_network import MLPRegressor
from sklearn.preprocessing import PowerTransformer
from sklearn.svm import SVR

Row = namedtuple("Row", "model mean low high")

MODELS = [
    ("ridge", Ridge(alpha=1.0)),
    ("huber", HuberRegressor(max_iter=500)),
    ("svr", SVR(C=10)),
    ("mlp", MLPRegressor((32,), max_iter=1500, random_state=0)),
]


def load(path="energy_efficiency.csv", target="heating_load"):
    frame = pd.read_csv(path)
    frame["compactness_x_height"] = frame["relative_compactness"] * frame["height"]
    frame["glazed"] = (frame["glazing_area"] > 0).astype(int)
    return frame.drop(columns=[target, "cooling_load"]).to_numpy(float), frame[target].to_numpy()


def folds(n: int, splits=5, repeats=2, seed=4):
    yield from RepeatedKFold(n_splits=splits, n_repeats=repeats, random_state=seed).split(np.arange(n))


def summarise(name: str, scores: list[float]) -> Row:
    return Row(name, np.mean(scores), *np.percentile(scores, [5, 95]))


def score_model(name, estimator, X, y, **kw) -> Row:
    scores = []
    for fit_rows, eval_rows in folds(len(y), **kw):
        scaler = PowerTransformer(method="yeo-johnson", standardize=True)
        est = clone(estimator).fit(scaler.fit_transform(X[fit_rows]), y[fit_rows])
        scores.append(r2_score(y[eval_rows], est.predict(scaler.transform(X[eval_rows]))))
    return summarise(name, scores)


def main():
    X, y = load()
    rows = [score_model(name, est, X, y) for name, est in MODELS]
    print(f"{len(y)} buildings, load {y.mean():.1f} +- {y.std():.1f}")
    for row in rows:
        print("{:6s} R2 {:.3f}  [{:.3f}, {:.3f}]".format(*row))


if __name__ == "__main__":
    main()
