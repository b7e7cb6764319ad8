"""churn.py: load -> select -> train -> report"""
import logging
from pathlib import Path

import pandas as pd
from sklearn.ensemble import RandomForestClassifier
from sklearn.feature_selection import RFE
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import train_test_split

logger = logging.getLogger("churn")
DATA = Path("data") / "WA_Fn-UseC_-Telco-Customer-Churn.csv"


def load():
    df = pd.read_csv(DATA).drop(columns="customerID")
    df["TotalCharges"] = pd.to_numeric(df["TotalCharges"], errors="coerce").fillna(0)
    y = (df.pop("Churn") == "Yes").astype(int)
    return pd.get_dummies(df, dtype=float), y


def select(X, y, n=15):
    rfe = RFE(LogisticRegression(solver="liblinear"), n_features_to_select=n)
    rfe.fit(X, y)
    kept = X.columns[rfe.support_].tolist()
    logger.info("kept %s", kept)
    return kept


def main():
    X, y = load()
    X_tr, X_te, y_tr, y_te = train_test_split(X, y, stratify=y, test_size=0.2, random_state=31)
    kept = select(X_tr, y_tr)
    rf = RandomForestClassifier(400, min_samples_leaf=3, n_jobs=-1)
    rf.fit(X_tr[kept], y_tr)
    logger.info("AUC %.4f", roc_auc_score(y_te, rf.predict_proba(X_te[kept])[:, 1]))


if __name__ == "__main__":
    logging.basicConfig(level="INFO")
    main()
