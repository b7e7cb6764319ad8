import logging
from typing import Tuple

import joblib
import mlflow
import pandas as pd
from sklearn.impute import SimpleImputer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from zenml import pipeline, step

log = logging.getLogger(__name__)


@step
def ingest(path: str) -> pd.DataFrame:
    return pd.read_csv(path)


@step
def clean(train: pd.DataFrame, test: pd.DataFrame) -> Tuple[pd.DataFrame, pd.DataFrame]:
    feats = train.columns.difference(["default"])
    imputer = SimpleImputer(strategy="median")
    train[feats] = imputer.fit_transform(train[feats])
    test[feats] = imputer.transform(test[feats])
    joblib.dump(imputer, "artifacts/imputer.joblib")
    log.info("cleaned %d rows", len(train))
    return train, test


@step
def split(df: pd.DataFrame) -> Tuple[pd.DataFrame, pd.DataFrame]:
    test = df.sample(frac=0.2, random_state=11)
    return df.drop(test.index), test


@step
def train_eval(train: pd.DataFrame, test: pd.DataFrame) -> float:
    with mlflow.start_run():
        clf = LogisticRegression(C=0.5, max_iter=2000)
        clf.fit(train.drop(columns="default"), train["default"])
        auc = roc_auc_score(test["default"], clf.predict_proba(test.drop(columns="default"))[:, 1])
        mlflow.log_metric("auc", auc)
        mlflow.sklearn.log_model(clf, "model")
    return auc


@pipeline
def loan_pipeline(path: str = "data/loans.csv"):
    df = ingest(path)
    tr, te = split(df)
    tr, te = clean(tr, te)
    train_eval(tr, te)


if __name__ == "__main__":
    loan_pipeline()
