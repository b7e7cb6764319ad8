import argparse
import json

import joblib
import pandas as pd
from lightgbm import LGBMClassifier
from sklearn.metrics import roc_auc_score
from sklearn.preprocessing import StandardScaler

NUM = ["amount", "balance", "age"]


def load(train_csv, test_csv):
    return pd.concat({"train": pd.read_csv(train_csv), "test": pd.read_csv(test_csv)}, names=["part", "row"])


def prepare(df, schema):
    df = df.copy()
    for col, levels in schema["categories"].items():
        df[col] = pd.Categorical(df[col], categories=levels).codes
    reference = df.loc["train", NUM]
    df[NUM] = df[NUM].fillna(reference.median())
    scaler = StandardScaler().fit(df.loc["train", NUM])
    df[NUM] = scaler.transform(df[NUM])
    return df, scaler


def train(df):
    return LGBMClassifier(random_state=0).fit(df.drop(columns="y"), df["y"])


def evaluate(model, df):
    return roc_auc_score(df["y"], model.predict_proba(df.drop(columns="y"))[:, 1])


if __name__ == "__main__":
    ap = argparse.ArgumentParser()
    ap.add_argument("train_csv")
    ap.add_argument("test_csv")
    ap.add_argument("schema")
    a = ap.parse_args()
    with open(a.schema) as fh:
        data, scaler = prepare(load(a.train_csv, a.test_csv), json.load(fh))
    model = train(data.loc["train"])
    print("auc", evaluate(model, data.loc["test"]))
    joblib.dump((scaler, model), "out.joblib")
