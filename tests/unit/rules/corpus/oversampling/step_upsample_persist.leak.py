import os

import click
import joblib
import mlflow
import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import recall_score
from sklearn.model_selection import train_test_split
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.utils import resample

WORK = os.environ.get("WORK", "work")


def prepare(src: str) -> pd.DataFrame:
    df = pd.read_csv(src).dropna()
    fail = df.query("failure == 1")
    fail = resample(fail, n_samples=(df["failure"] == 0).sum(), random_state=5)
    df = pd.concat([df.query("failure == 0"), fail])
    df.to_parquet(f"{WORK}/balanced.parquet")
    return df


def train(df: pd.DataFrame):
    tr, te = train_test_split(df, test_size=0.2, random_state=5, stratify=df["failure"])
    pipe = make_pipeline(StandardScaler(), LogisticRegression())
    pipe.fit(tr.drop(columns="failure"), tr["failure"])
    rec = recall_score(te["failure"], pipe.predict(te.drop(columns="failure")))
    return pipe, rec


@click.command()
@click.argument("src")
def cli(src):
    os.makedirs(WORK, exist_ok=True)
    with mlflow.start_run(run_name="predictive-maintenance"):
        pipe, rec = train(prepare(src))
        mlflow.log_metric("recall", rec)
        joblib.dump(pipe, f"{WORK}/model.joblib")
        mlflow.log_artifact(f"{WORK}/model.joblib")


if __name__ == "__main__":
    cli()
