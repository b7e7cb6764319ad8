"""Backward elimination by p-value, then an OLS model on the surviving columns."""
import argparse
import json
from pathlib import Path

import numpy as np
import pandas as pd
import statsmodels.api as sm
from sklearn.model_selection import train_test_split

DEFAULTS = {"target": "limit_log", "alpha": 0.05, "test_size": 0.25, "seed": 31}
EDUCATION = {"none": 0, "school": 1, "bachelor": 2, "master": 3, "phd": 4}


def read_table(path: Path, target: str):
    df = pd.read_csv(path).dropna()
    df["education"] = df["education"].map(EDUCATION)
    df["limit_log"] = np.log(df.pop("limit"))
    df["income_log"] = np.log1p(df["income"])
    return df.drop(columns=target), df[target]


def backward(X: pd.DataFrame, y: pd.Series, alpha: float = 0.05) -> list[str]:
    keep = list(X.columns)
    while keep:
        pvalues = sm.OLS(y, sm.add_constant(X[keep])).fit().pvalues.drop("const")
        if (worst := pvalues.max()) <= alpha:
            break
        print(f"  drop {pvalues.idxmax()} (p={worst:.3f})")
        keep.remove(pvalues.idxmax())
    return keep


def r2(result, X: pd.DataFrame, y: pd.Series) -> float:
    resid = y - result.predict(sm.add_constant(X, has_constant="add"))
    return 1 - (resid**2).sum() / ((y - y.mean()) ** 2).sum()


def run(path: Path, **overrides) -> dict:
    cfg = {**DEFAULTS, **{k: v for k, v in overrides.items() if v is not None}}
    X, y = read_table(path, cfg["target"])
    split = dict(test_size=cfg["test_size"], random_state=cfg["seed"])
    keep = backward(X, y, cfg["alpha"])
    if not keep:
        return {"error": "nothing is significant"}
    X_train, X_test, y_train, y_test = train_test_split(X[keep], y, **split)
    result = sm.OLS(y_train, sm.add_constant(X_train)).fit()
    return {
        "columns": keep,
        "r2_train": r2(result, X_train, y_train),
        "r2_test": r2(result, X_test, y_test),
    }


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("path", type=Path)
    ap.add_argument("--alpha", type=float)
    ap.add_argument("--seed", type=int)
    args = vars(ap.parse_args())
    print(json.dumps(run(args.pop("path"), **args), indent=2))


if __name__ == "__main__":
    main()
