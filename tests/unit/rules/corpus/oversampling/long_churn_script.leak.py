import argparse
import logging
import sys
from pathlib import Path

import joblib
import numpy as np
import pandas as pd
from imblearn.over_sampling import SMOTE
from sklearn.ensemble import RandomForestClassifier
from sklearn.metrics import f1_score, precision_score, recall_score
from sklearn.model_selection import train_test_split

log = logging.getLogger("churn")

YES_NO = ["Partner", "Dependents", "PhoneService", "PaperlessBilling", "Churn"]
ONE_HOT = ["InternetService", "Contract", "PaymentMethod"]


def read(path: Path) -> pd.DataFrame:
    df = pd.read_csv(path)
    log.info("%d rows from %s", len(df), path)
    df["TotalCharges"] = pd.to_numeric(df["TotalCharges"], errors="coerce")
    return df.dropna()


def tidy(df: pd.DataFrame) -> pd.DataFrame:
    for c in YES_NO:
        df[c] = df[c].map({"Yes": 1, "No": 0})
    df["gender"] = (df["gender"] == "Female").astype(int)
    df = pd.get_dummies(df, columns=ONE_HOT, dtype=int)
    return df.select_dtypes("number")


def balance(X, y):
    before = np.bincount(y)
    X, y = SMOTE(k_neighbors=5, random_state=42).fit_resample(X, y)
    log.info("classes %s -> %s", before, np.bincount(y))
    return X, y


def split(X, y):
    return train_test_split(X, y, test_size=0.2, random_state=42, stratify=y)


def report(model, X, y):
    p = model.predict(X)
    for f in (precision_score, recall_score, f1_score):
        log.info("%s %.3f", f.__name__, f(y, p))


def main(argv=None):
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", type=Path, default=Path("data/telco.csv"))
    parser.add_argument("--model", type=Path, default=Path("model.joblib"))
    args = parser.parse_args(argv)
    logging.basicConfig(level=logging.INFO, stream=sys.stdout)

    df = tidy(read(args.data))
    X, y = df.drop(columns="Churn"), df["Churn"]
    X, y = balance(X, y)
    X_train, X_test, y_train, y_test = split(X, y)
    model = RandomForestClassifier(n_estimators=300, min_samples_leaf=2, n_jobs=-1, random_state=42)
    model.fit(X_train, y_train)
    report(model, X_test, y_test)
    joblib.dump(model, args.model)


if __name__ == "__main__":
    main()
