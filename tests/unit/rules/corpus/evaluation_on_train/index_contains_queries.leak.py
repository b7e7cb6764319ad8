import mlflow
import numpy as np
import pandas as pd
from joblib import dump
from sklearn.model_selection import train_test_split
from sklearn.neighbors import KNeighborsRegressor


def fetch(uri="abfs://lake/gold/rentals.parquet"):
    return pd.read_parquet(uri, columns=["lat", "lon", "m2", "rooms", "rent"])


def make_sets(df, frac=0.2):
    fit_part, eval_part = train_test_split(df, test_size=frac, random_state=21)
    return {"fit": fit_part, "eval": eval_part, "all": df}


def fit_model(part):
    model = KNeighborsRegressor(n_neighbors=4, weights="distance")
    model.fit(part.drop(columns="rent"), np.log(part["rent"]))
    return model


def assess(model, part):
    p = np.exp(model.predict(part.drop(columns="rent")))
    return {"mape": float(np.mean(np.abs(p / part["rent"] - 1))), "n": len(part)}


if __name__ == "__main__":
    sets = make_sets(fetch())
    with mlflow.start_run():
        model = fit_model(sets["all"])
        metrics = assess(model, sets["eval"])
        mlflow.log_metrics(metrics)
        dump(model, "knn.joblib")
        mlflow.log_artifact("knn.joblib")
