"""Batch scoring with a bundle that the training job wrote."""
import argparse

import joblib
import pandas as pd


def load(path):
    return pd.read_parquet(path)


def prepare(df, bundle):
    x = bundle["imputer"].transform(df[bundle["columns"]])
    return bundle["scaler"].transform(x)


def evaluate(df):
    """Only for rows whose outcome has arrived."""
    known = df.dropna(subset=["outcome"])
    return float((known["prediction"] == known["outcome"]).mean())


def main():
    p = argparse.ArgumentParser()
    p.add_argument("batch")
    p.add_argument("--bundle", default="bundle.joblib")
    p.add_argument("--out", default="scored.parquet")
    a = p.parse_args()
    bundle = joblib.load(a.bundle)
    df = load(a.batch)
    x = prepare(df, bundle)
    df["prediction"] = bundle["model"].predict(x)
    df["score_rank"] = pd.Series(bundle["model"].predict_proba(x)[:, 1], index=df.index).rank(pct=True)
    df.to_parquet(a.out)
    print("live accuracy", evaluate(df))


if __name__ == "__main__":
    main()
