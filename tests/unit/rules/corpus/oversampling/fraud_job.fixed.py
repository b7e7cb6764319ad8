import argparse
import logging

import mlflow
import pandas as pd
import xgboost as xgb
from imblearn.over_sampling import SMOTE
from sklearn.metrics import average_precision_score, precision_recall_curve
from sklearn.model_selection import train_test_split

logger = logging.getLogger(__name__)


def prepare(path):
    df = pd.read_csv(path)
    df = df.drop_duplicates()
    df["hour"] = (df["Time"] // 3600) % 24
    df = df.drop(columns=["Time"])
    X = df.drop(columns=["Class"])
    y = df["Class"]
    logger.info("fraud share %.5f", y.mean())
    return X, y


def split_and_balance(X, y, seed):
    sm = SMOTE(sampling_strategy=0.2, k_neighbors=5, random_state=seed)
    X_tmp, X_test, y_tmp, y_test = train_test_split(X, y, test_size=0.2, stratify=y, random_state=seed)
    X_train, X_val, y_train, y_val = train_test_split(
        X_tmp, y_tmp, test_size=0.2, stratify=y_tmp, random_state=seed)
    X_train, y_train = sm.fit_resample(X_train, y_train)
    return X_train, X_val, X_test, y_train, y_val, y_test


def train(X_train, y_train, X_val, y_val, args):
    clf = xgb.XGBClassifier(
        n_estimators=2000,
        learning_rate=args.lr,
        max_depth=args.depth,
        subsample=0.8,
        colsample_bytree=0.8,
        eval_metric="aucpr",
        early_stopping_rounds=50,
        random_state=args.seed,
    )
    clf.fit(X_train, y_train, eval_set=[(X_val, y_val)], verbose=100)
    return clf


def pick_threshold(y_true, p, min_precision=0.9):
    prec, rec, thr = precision_recall_curve(y_true, p)
    ok = prec[:-1] >= min_precision
    return float(thr[ok][0]) if ok.any() else 0.5


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("--data", default="creditcard.csv")
    ap.add_argument("--lr", type=float, default=0.05)
    ap.add_argument("--depth", type=int, default=6)
    ap.add_argument("--seed", type=int, default=99)
    args = ap.parse_args()
    logging.basicConfig(level=logging.INFO)

    X, y = prepare(args.data)
    X_train, X_val, X_test, y_train, y_val, y_test = split_and_balance(X, y, args.seed)

    with mlflow.start_run(run_name="fraud-xgb"):
        mlflow.log_params(vars(args))
        clf = train(X_train, y_train, X_val, y_val, args)
        thr = pick_threshold(y_val, clf.predict_proba(X_val)[:, 1])
        p = clf.predict_proba(X_test)[:, 1]
        flagged = p >= thr
        mlflow.log_metric("test_auprc", average_precision_score(y_test, p))
        mlflow.log_metric("test_recall", float((flagged & (y_test == 1)).sum() / (y_test == 1).sum()))
        mlflow.log_metric("threshold", thr)


if __name__ == "__main__":
    main()
