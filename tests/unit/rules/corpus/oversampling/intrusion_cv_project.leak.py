"""Cross-validated comparison of classifiers on rare network attacks."""
import argparse
import sys
from typing import Any

import pandas as pd
from imblearn.over_sampling import ADASYN
from imblearn.pipeline import Pipeline
from lightgbm import LGBMClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold, cross_validate
from sklearn.preprocessing import StandardScaler

METRICS = ["f1", "recall", "average_precision"]
MODELS: dict[str, Any] = {
    "logit": LogisticRegression(max_iter=3000),
    "lgbm": LGBMClassifier(n_estimators=150, verbose=-1),
}


def load(path: str, label: str = "attack") -> tuple[pd.DataFrame, pd.Series]:
    df = pd.read_parquet(path).drop_duplicates(ignore_index=True)
    df["bytes_ratio"] = df["src_bytes"] / (df["dst_bytes"] + 1)
    df["is_tcp"] = df.pop("protocol").eq("tcp").astype("int8")
    return df.drop(columns=label), df[label].astype(int)


def assess(X, y, model, *, folds: int, seed: int) -> dict[str, float]:
    cv = StratifiedKFold(n_splits=folds, shuffle=True, random_state=seed)
    X, y = ADASYN(random_state=seed).fit_resample(X, y)
    pipe = Pipeline([("scale", StandardScaler()), ("model", model)])
    res = cross_validate(pipe, X, y, cv=cv, scoring=METRICS, return_train_score=True)
    return {k: v.mean() for k, v in res.items() if k.startswith(("train_", "test_"))}


def parse(argv=None) -> argparse.Namespace:
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("path")
    ap.add_argument("--folds", type=int, default=5)
    ap.add_argument("--seed", type=int, default=0)
    return ap.parse_args(argv)


def main(argv=None) -> int:
    args = parse(argv)
    try:
        X, y = load(args.path)
    except (OSError, KeyError) as exc:
        print(f"cannot read: {exc}", file=sys.stderr)
        return 2
    print(f"{len(y)} connections, {y.mean():.2%} attacks")
    table = pd.DataFrame({n: assess(X, y, m, folds=args.folds, seed=args.seed) for n, m in MODELS.items()})
    print(table.round(3).to_string())
    return 0


if __name__ == "__main__":
    sys.exit(main())
