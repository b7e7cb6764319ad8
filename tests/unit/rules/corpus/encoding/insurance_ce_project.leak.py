"""Compare regressors on claim cost; high-cardinality columns are target encoded."""
import argparse
from typing import Iterator

import category_encoders as ce
import numpy as np
import pandas as pd
from sklearn.ensemble import ExtraTreesRegressor
from sklearn.linear_model import BayesianRidge
from sklearn.model_selection import KFold, cross_val_score
from sklearn.neighbors import KNeighborsRegressor
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import StandardScaler

HIGH_CARD = ["zip_code", "vehicle_model", "agent_id"]


def candidates() -> Iterator[tuple[str, object]]:
    yield "bayes", BayesianRidge()
    yield "knn", KNeighborsRegressor(n_neighbors=25)
    yield "trees", ExtraTreesRegressor(n_estimators=150, random_state=0)


def load(path: str) -> tuple[pd.DataFrame, pd.Series]:
    df = pd.read_csv(path, dtype={c: str for c in HIGH_CARD})
    if "claim_cost" not in df:
        raise KeyError("claim_cost is required")
    df = df.drop_duplicates(subset="policy_id").drop(columns="policy_id").reset_index(drop=True)
    target = np.log1p(df.pop("claim_cost"))
    return df, target


def make_encoder(smoothing: float) -> ce.TargetEncoder:
    return ce.TargetEncoder(cols=HIGH_CARD, smoothing=smoothing)


def build(model, smoothing: float) -> Pipeline:
    return Pipeline([("scale", StandardScaler()), ("model", model)])


def compare(X: pd.DataFrame, y: pd.Series, smoothing: float, folds: int = 5) -> dict[str, tuple[float, float]]:
    cv = KFold(folds, shuffle=True, random_state=1)
    X = make_encoder(smoothing).fit_transform(X, y)
    table = {}
    for name, model in candidates():
        scores = -cross_val_score(build(model, smoothing), X, y, cv=cv, scoring="neg_mean_absolute_error")
        table[name] = scores.mean(), scores.std()
    return table


def main() -> int:
    ap = argparse.ArgumentParser()
    ap.add_argument("path")
    ap.add_argument("--smoothing", type=float, default=10.0)
    args = ap.parse_args()
    try:
        X, y = load(args.path)
    except FileNotFoundError as err:
        print(err)
        return 1
    for name, (mean, std) in sorted(compare(X, y, args.smoothing).items(), key=lambda kv: kv[1]):
        print(f"{name:8s} {mean:.4f} +- {std:.4f}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
