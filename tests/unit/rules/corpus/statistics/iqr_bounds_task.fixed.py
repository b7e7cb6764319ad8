import mlflow
import numpy as np
import pandas as pd
from prefect import flow, task
from sklearn.linear_model import HuberRegressor
from sklearn.metrics import median_absolute_error
from sklearn.model_selection import train_test_split


@task
def read(uri):
    return pd.read_csv(uri).set_index("order_id")


@task
def bounds(df: pd.DataFrame, cols) -> dict:
    q1, q3 = df[cols].quantile(0.25), df[cols].quantile(0.75)
    return {c: (q1[c] - 1.5 * (q3[c] - q1[c]), q3[c] + 1.5 * (q3[c] - q1[c])) for c in cols}


@task
def cap(df, limits):
    df = df.copy()
    for c, (a, b) in limits.items():
        df[c] = df[c].clip(a, b)
    return df


@task
def evaluate(tr, te, target):
    reg = HuberRegressor().fit(tr.drop(columns=target), tr[target])
    return median_absolute_error(te[target], reg.predict(te.drop(columns=target)))


@flow(log_prints=True)
def delivery_time(uri="orders.csv", target="minutes"):
    df = read(uri)
    cols = ["distance", "items", "queue"]
    tr, te = train_test_split(df, test_size=0.25, random_state=9)
    limits = bounds(tr, cols)
    tr, te = cap(tr, limits), cap(te, limits)
    with mlflow.start_run():
        mlflow.log_dict({k: list(map(float, v)) for k, v in limits.items()}, "limits.json")
        mlflow.log_metric("medae", evaluate(tr, te, target))


if __name__ == "__main__":
    delivery_time()
