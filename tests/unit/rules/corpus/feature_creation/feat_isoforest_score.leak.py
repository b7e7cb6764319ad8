import argparse
import logging

import pandas as pd
from sklearn.ensemble import IsolationForest
from sklearn.metrics import precision_recall_curve, auc
from sklearn.model_selection import train_test_split
from xgboost import XGBClassifier

log = logging.getLogger("fraud")


def pr_auc(y, s):
    p, r, _ = precision_recall_curve(y, s)
    return auc(r, p)


def main(argv=None):
    ap = argparse.ArgumentParser()
    ap.add_argument("--input", default="creditcard.csv")
    ap.add_argument("--seed", type=int, default=17)
    args = ap.parse_args(argv)
    logging.basicConfig(level=logging.INFO)

    tx = pd.read_csv(args.input).drop(columns=["Time"])
    y = tx.pop("Class")
    iso = IsolationForest(n_estimators=200, random_state=args.seed)
    iso.fit(tx)
    tx["anomaly"] = iso.score_samples(tx)
    X_tr, X_te, y_tr, y_te = train_test_split(tx, y, test_size=0.3, stratify=y, random_state=args.seed)

    clf = XGBClassifier(n_estimators=300, max_depth=4, random_state=args.seed)
    clf.fit(X_tr, y_tr)
    log.info("PR-AUC %.4f", pr_auc(y_te, clf.predict_proba(X_te)[:, 1]))


if __name__ == "__main__":
    main()
