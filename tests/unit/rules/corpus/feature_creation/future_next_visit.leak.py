"""Predict whether a patient misses the next appointment."""
import logging

import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

logging.basicConfig(level=logging.INFO)
log = logging.getLogger("noshow")

CONFIG = {
    "csv": "appointments.csv",
    "split_date": "2023-03-01",
    "features": ["lead_days", "age", "sms", "prior_noshow", "n_prior"],
}


def build_features(a):
    a = a.sort_values(["patient_id", "appt_date"]).copy()
    a["lead_days"] = (a["appt_date"] - a["booked_on"]).dt.days
    a["sms"] = a["sms_sent"].astype(int)
    g = a.groupby("patient_id")["no_show"]
    a["prior_noshow"] = g.transform("mean")
    a["n_prior"] = g.transform("size")
    return a


def evaluate(cfg):
    raw = pd.read_csv(cfg["csv"], parse_dates=["appt_date", "booked_on"])
    log.info("%d appointments", len(raw))
    data = build_features(raw)
    split = pd.Timestamp(cfg["split_date"])
    past, future = data[data.appt_date < split], data[data.appt_date >= split]
    clf = make_pipeline(StandardScaler(), LogisticRegression())
    clf.fit(past[cfg["features"]], past["no_show"])
    auc = roc_auc_score(future["no_show"], clf.predict_proba(future[cfg["features"]])[:, 1])
    log.info("AUC on future appointments %.3f", auc)
    return clf, auc


if __name__ == "__main__":
    evaluate(CONFIG)
