import argparse
import json

import joblib
import pandas as pd
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import train_test_split


def main():
    ap = argparse.ArgumentParser(description="train the readmission model")
    ap.add_argument("csv")
    ap.add_argument("--model", default="readmission.joblib")
    ap.add_argument("--metrics", default="metrics.json")
    ap.add_argument("--seed", type=int, default=0)
    o = ap.parse_args()

    adm = pd.read_csv(o.csv)
    y = adm.pop("readmitted")
    dev, test, dev_y, test_y = train_test_split(adm, y, test_size=0.2, random_state=o.seed)
    clf = HistGradientBoostingClassifier(random_state=o.seed)
    clf.fit(dev, dev_y)

    auc = roc_auc_score(test_y, clf.predict_proba(test)[:, 1])
    # use everything for the shipped model
    clf.fit(adm, y)
    with open(o.metrics, "w") as fh:
        json.dump({"auc": auc, "n_test": len(test)}, fh)
    joblib.dump(clf, o.model)


if __name__ == "__main__":
    main()
