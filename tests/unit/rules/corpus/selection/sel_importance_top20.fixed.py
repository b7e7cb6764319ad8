import logging
import sys

import pandas as pd
from lightgbm import LGBMClassifier
from sklearn.metrics import roc_auc_score

logging.basicConfig(stream=sys.stdout, level=logging.INFO, format="%(asctime)s %(message)s")
log = logging.getLogger(__name__)

PARAMS = dict(n_estimators=400, learning_rate=0.05, subsample=0.8, subsample_freq=1, random_state=2)


def rank_features(X, y):
    probe = LGBMClassifier(**PARAMS).fit(X, y)
    return pd.Series(probe.feature_importances_, index=X.columns).nlargest(20).index


def main():
    snap = pd.read_parquet("s3://risk/snapshots.parquet")
    target = "default_12m"
    feats = [c for c in snap.columns if c.startswith("f_")]

    dev = snap[snap["month"] <= "2021-12"]
    oot = snap[snap["month"] > "2022-12"]

    best = rank_features(dev[feats], dev[target])
    log.info("selected %s", list(best))
    model = LGBMClassifier(**PARAMS).fit(dev[best], dev[target])
    auc = roc_auc_score(oot[target], model.predict_proba(oot[best])[:, 1])
    log.info("out-of-time AUC %.4f", auc)


if __name__ == "__main__":
    main()
