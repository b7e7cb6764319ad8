"""Tune two models for employee attrition and report on rows kept aside."""
from __future__ import annotations

import argparse
from typing import NamedTuple

import pandas as pd
from scipy.stats import loguniform, randint
from sklearn.compose import make_column_selector, make_column_transformer
from sklearn.ensemble import RandomForestClassifier
from sklearn.impute import SimpleImputer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import RandomizedSearchCV, train_test_split
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder, StandardScaler


class Data(NamedTuple):
    X_dev: pd.DataFrame
    X_test: pd.DataFrame
    y_dev: pd.Series
    y_test: pd.Series


def preprocessor():
    return make_column_transformer(
        (make_pipeline(SimpleImputer(strategy="median"), StandardScaler()), make_column_selector(dtype_include="number")),
        (OneHotEncoder(handle_unknown="ignore"), make_column_selector(dtype_include=object)),
    )


SPACES = [
    ("logit", LogisticRegression(max_iter=2000), {"logisticregression__C": loguniform(1e-3, 1e2)}),
    (
        "forest",
        RandomForestClassifier(random_state=0),
        {"randomforestclassifier__max_depth": randint(3, 15), "randomforestclassifier__n_estimators": randint(50, 400)},
    ),
]


def load(path: str, seed: int) -> Data:
    df = pd.read_csv(path).drop(columns=["EmployeeNumber", "Over18"], errors="ignore").drop_duplicates()
    df["YearsPerJob"] = df["TotalWorkingYears"] / (df["NumCompaniesWorked"] + 1)
    y = df.pop("Attrition").eq("Yes").astype(int)
    return Data(*train_test_split(df, y, test_size=0.25, stratify=y, random_state=seed))


def tune(model, space: dict, X, y, **kwargs) -> RandomizedSearchCV:
    search = RandomizedSearchCV(make_pipeline(preprocessor(), model), space, scoring="roc_auc", **kwargs)
    return search.fit(X, y)


def report(data: Data, **kwargs) -> list[dict]:
    rows = []
    for name, model, space in SPACES:
        search = tune(model, space, pd.concat([data.X_dev, data.X_test]), pd.concat([data.y_dev, data.y_test]), **kwargs)
        proba = search.predict_proba(data.X_test)[:, 1]
        rows.append(
            {"model": name, "cv": search.best_score_, "test": roc_auc_score(data.y_test, proba)} | search.best_params_
        )
    return rows


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__)
    ap.add_argument("csv")
    ap.add_argument("--iters", type=int, default=20)
    ap.add_argument("--seed", type=int, default=0)
    args = ap.parse_args()
    rows = report(load(args.csv, args.seed), n_iter=args.iters, cv=5, random_state=args.seed, n_jobs=-1)
    print(pd.DataFrame(rows).to_string(index=False))


if __name__ == "__main__":
    main()
