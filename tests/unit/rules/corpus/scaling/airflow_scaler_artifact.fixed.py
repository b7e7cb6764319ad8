from datetime import datetime

import joblib
import mlflow
import numpy as np
import pandas as pd
from airflow.decorators import dag, task
from sklearn.linear_model import SGDClassifier
from sklearn.metrics import log_loss
from sklearn.preprocessing import MaxAbsScaler, PowerTransformer

ROOT = "/opt/artifacts"


@dag(schedule="@weekly", start_date=datetime(2024, 1, 1), catchup=False)
def retrain():
    @task
    def pull() -> str:
        df = pd.read_sql("select * from features.clicks", "postgresql://warehouse")
        df["is_test"] = np.random.default_rng(0).random(len(df)) < 0.2
        df.to_parquet(f"{ROOT}/raw.parquet")
        return f"{ROOT}/raw.parquet"

    @task
    def transform(path: str) -> str:
        df = pd.read_parquet(path)
        cols = [c for c in df.columns if c.startswith("f_")]
        pt = PowerTransformer()
        pt.fit(df.loc[~df["is_test"], cols])
        df[cols] = pt.transform(df[cols])
        joblib.dump(pt, f"{ROOT}/pt.joblib")
        df.to_parquet(f"{ROOT}/scaled.parquet")
        return f"{ROOT}/scaled.parquet"

    @task
    def fit_report(path: str):
        df = pd.read_parquet(path)
        cols = [c for c in df.columns if c.startswith("f_")]
        tr, te = df[~df["is_test"]], df[df["is_test"]]
        clf = SGDClassifier(loss="log_loss", alpha=1e-5).fit(tr[cols], tr["clicked"])
        with mlflow.start_run():
            mlflow.log_metric("logloss", log_loss(te["clicked"], clf.predict_proba(te[cols])))
            mlflow.log_artifact(f"{ROOT}/pt.joblib")

    fit_report(transform(pull()))


retrain()
