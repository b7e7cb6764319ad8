from __future__ import annotations

import argparse
from pathlib import Path

import pandas as pd
from sklearn.experimental import enable_iterative_imputer  # noqa: F401
from sklearn.impute import IterativeImputer
from sklearn.ensemble import GradientBoostingRegressor
from sklearn.metrics import mean_absolute_error
from sklearn.model_selection import train_test_split

NUMERIC = ["age", "bmi", "creatinine", "sodium", "platelets", "ef"]


def load(path: Path) -> tuple[pd.DataFrame, pd.Series]:
    frame = pd.read_csv(path).dropna(subset=["los_days"])
    return frame[NUMERIC], frame["los_days"]


def complete(train: pd.DataFrame, test: pd.DataFrame, seed: int):
    mice = IterativeImputer(max_iter=20, random_state=seed)
    a = mice.fit_transform(train)
    b = mice.transform(test)
    return a, b


def main() -> None:
    ap = argparse.ArgumentParser()
    ap.add_argument("csv", type=Path)
    ap.add_argument("--seed", type=int, default=0)
    args = ap.parse_args()

    X, y = load(args.csv)
    X_train, X_test, y_train, y_test = train_test_split(X, y, random_state=args.seed)
    X_train, X_test = complete(X_train, X_test, args.seed)

    reg = GradientBoostingRegressor(random_state=args.seed)
    reg.fit(X_train, y_train)
    print("MAE", mean_absolute_error(y_test, reg.predict(X_test)))


if __name__ == "__main__":
    main()
