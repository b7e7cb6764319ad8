import click
import joblib
import numpy as np
import pandas as pd
from sklearn.ensemble import IsolationForest
from sklearn.impute import KNNImputer
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import QuantileTransformer


def featurise(logs: pd.DataFrame) -> pd.DataFrame:
    by = logs.groupby("host")
    f = by.agg(n=("bytes", "size"), sent=("bytes", "sum"), ports=("port", "nunique"))
    f["night"] = by["ts"].apply(lambda s: s.dt.hour.between(0, 5).mean())
    f["log_sent"] = np.log1p(f.pop("sent"))
    return f


@click.group()
def cli():
    pass


@cli.command()
@click.argument("history")
def train(history):
    X = featurise(pd.read_csv(history, parse_dates=["ts"]))
    pipe = Pipeline([
        ("imp", KNNImputer()),
        ("qt", QuantileTransformer(n_quantiles=100)),
        ("iso", IsolationForest(300, contamination=0.01, random_state=0)),
    ])
    pipe.fit(X)
    joblib.dump(pipe, "iso.joblib")


@cli.command()
@click.argument("today")
def score(today):
    pipe = joblib.load("iso.joblib")
    X = featurise(pd.read_csv(today, parse_dates=["ts"]))
    X["score"] = pipe.decision_function(X)
    click.echo(X.nsmallest(20, "score").to_string())


if __name__ == "__main__":
    cli()
