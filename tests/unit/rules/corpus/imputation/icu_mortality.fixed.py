"""In-hospital mortality from first-24h labs; one row per ICU stay."""
from __future__ import annotations

import argparse

import lightgbm as lgb
import numpy as np
import polars as pl
from sklearn.experimental import enable_iterative_imputer  # noqa: F401
from sklearn.impute import IterativeImputer
from sklearn.linear_model import BayesianRidge
from sklearn.metrics import average_precision_score, roc_auc_score
from sklearn.model_selection import GroupShuffleSplit

LABS = ["lactate", "creatinine", "bilirubin", "platelets", "wbc", "bun", "sodium", "potassium"]
VITALS = ["age", "heart_rate", "sbp", "dbp", "spo2", "resp_rate"]


def load_stays(path: str) -> pl.DataFrame:
    return (
        pl.read_parquet(path)
        .filter(pl.col("age") >= 18)
        .with_columns((pl.col("admission_type") == "EMERGENCY").cast(pl.Float64).alias("emergency"))
        .sort("stay_id")
    )


def make_imputer(seed: int) -> IterativeImputer:
    return IterativeImputer(
        estimator=BayesianRidge(), max_iter=15, random_state=seed, keep_empty_features=True
    )


def raw_matrix(stays: pl.DataFrame) -> np.ndarray:
    return stays.select(LABS + VITALS + ["emergency"]).cast(pl.Float64).to_numpy()


def complete(X: np.ndarray, imputer: IterativeImputer) -> np.ndarray:
    not_measured = np.isnan(X[:, : len(LABS)]).astype(float)
    return np.hstack([imputer.transform(X), not_measured])


def main() -> None:
    ap = argparse.ArgumentParser()
    ap.add_argument("--stays", default="mimic/first_day.parquet")
    ap.add_argument("--seed", type=int, default=7)
    args = ap.parse_args()

    stays = load_stays(args.stays)
    X = raw_matrix(stays)
    y = stays["hospital_expire_flag"].to_numpy()
    patients = stays["subject_id"].to_numpy()

    gss = GroupShuffleSplit(n_splits=1, test_size=0.2, random_state=args.seed)
    tr, te = next(gss.split(X, y, groups=patients))

    imputer = make_imputer(args.seed).fit(X[tr])
    X_tr, X_te = complete(X[tr], imputer), complete(X[te], imputer)

    clf = lgb.LGBMClassifier(
        n_estimators=400, learning_rate=0.03, num_leaves=31, subsample=0.8,
        subsample_freq=1, random_state=args.seed,
    )
    clf.fit(X_tr, y[tr])
    p = clf.predict_proba(X_te)[:, 1]
    print(f"AUROC {roc_auc_score(y[te], p):.4f}  AUPRC {average_precision_score(y[te], p):.4f}")


if __name__ == "__main__":
    main()
