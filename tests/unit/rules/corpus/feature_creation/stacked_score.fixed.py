"""Adds a text score to the ticket features and trains the escalation model."""
import argparse

import joblib
import numpy as np
import pandas as pd
from sklearn.ensemble import RandomForestClassifier
from sklearn.feature_extraction.text import HashingVectorizer
from sklearn.linear_model import SGDClassifier
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import cross_val_predict, train_test_split

NUMERIC = ["age_hours", "n_replies", "customer_tier"]
HASHER = HashingVectorizer(n_features=2**16)


def load(uri):
    return pd.read_json(uri, lines=True)


def prepare(tickets, seed):
    sgd = SGDClassifier(loss="log_loss", random_state=seed)
    train_df, test_df = train_test_split(tickets, test_size=0.2, random_state=seed)
    text = HASHER.transform(train_df["body"])
    train_df = train_df.assign(
        text_score=cross_val_predict(sgd, text, train_df["escalated"], cv=5, method="decision_function")
    )
    sgd.fit(text, train_df["escalated"])
    test_df = test_df.assign(text_score=sgd.decision_function(HASHER.transform(test_df["body"])))
    return train_df, test_df, sgd


def train(df, seed):
    return RandomForestClassifier(n_estimators=250, random_state=seed).fit(df[NUMERIC + ["text_score"]], df["escalated"])


def evaluate(model, df):
    return roc_auc_score(df["escalated"], model.predict_proba(df[NUMERIC + ["text_score"]])[:, 1])


def cli():
    p = argparse.ArgumentParser()
    p.add_argument("uri")
    p.add_argument("-o", "--output", default="escalation.joblib")
    p.add_argument("--seed", type=int, default=0)
    a = p.parse_args()
    train_df, test_df, text_model = prepare(load(a.uri), a.seed)
    model = train(train_df, a.seed)
    print({"auc": evaluate(model, test_df)})
    joblib.dump({"text": text_model, "forest": model}, a.output)


if __name__ == "__main__":
    cli()
