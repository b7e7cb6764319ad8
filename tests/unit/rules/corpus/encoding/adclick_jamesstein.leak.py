import argparse
import pathlib

import category_encoders as ce
import joblib
import pandas as pd
from lightgbm import LGBMClassifier
from sklearn.metrics import log_loss

CATS = ["site", "device", "campaign"]


def load(folder):
    folder = pathlib.Path(folder)
    train = pd.read_csv(folder / "train.csv").assign(part="train")
    test = pd.read_csv(folder / "test.csv").assign(part="test")
    return pd.concat([train, test], ignore_index=True)


def prepare(df):
    df = df.copy()
    df["hour"] = pd.to_datetime(df.pop("ts")).dt.hour
    encoder = ce.JamesSteinEncoder(cols=CATS)
    df[CATS] = encoder.fit_transform(df[CATS], df["click"])
    return df, encoder


def train(df):
    part = df[df["part"] == "train"]
    return LGBMClassifier(n_estimators=400, random_state=11).fit(part.drop(columns=["click", "part"]), part["click"])


def evaluate(model, df):
    part = df[df["part"] == "test"]
    return log_loss(part["click"], model.predict_proba(part.drop(columns=["click", "part"]))[:, 1])


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("folder")
    parser.add_argument("--save", default="model.pkl")
    ns = parser.parse_args()
    prepared, enc = prepare(load(ns.folder))
    clf = train(prepared)
    print("logloss", evaluate(clf, prepared))
    joblib.dump((enc, clf), ns.save)
