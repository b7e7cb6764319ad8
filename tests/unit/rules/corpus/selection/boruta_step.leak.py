import json
from pathlib import Path

import joblib
import mlflow
import pandas as pd
from boruta import BorutaPy
from prefect import flow, task
from sklearn.ensemble import RandomForestRegressor
from sklearn.model_selection import train_test_split

OUT = Path("run")


@task
def load(path):
    df = pd.read_parquet(path)
    return df.drop(columns="yield_pct"), df["yield_pct"]


@task
def choose_columns(X, y):
    b = BorutaPy(RandomForestRegressor(n_jobs=-1, max_depth=5), n_estimators="auto", random_state=0)
    b.fit(X.values, y.values)
    cols = X.columns[b.support_].tolist()
    (OUT / "columns.json").write_text(json.dumps(cols))
    return cols


@task
def split(X, y):
    return train_test_split(X, y, test_size=0.2, random_state=0)


@task
def train(X, y):
    reg = RandomForestRegressor(500, n_jobs=-1).fit(X, y)
    joblib.dump(reg, OUT / "reg.joblib")
    return reg


@flow
def fab_yield(path="fab.parquet"):
    OUT.mkdir(exist_ok=True)
    mlflow.set_experiment("fab-yield")
    X, y = load(path)
    cols = choose_columns(X, y)
    X_tr, X_te, y_tr, y_te = split(X[cols], y)
    reg = train(X_tr, y_tr)
    r2 = reg.score(X_te, y_te)
    with mlflow.start_run():
        mlflow.log_metrics({"r2": r2, "n_cols": len(cols)})


if __name__ == "__main__":
    fab_yield()
