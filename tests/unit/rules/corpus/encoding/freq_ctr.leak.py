import sys
import numpy as np
import pandas as pd
from sklearn.linear_model import SGDClassifier
from sklearn.metrics import log_loss

CAT = ["site_id", "app_id", "device_model"]


def count_encode(frame, reference, column):
    freq = reference[column].value_counts(normalize=True)
    return frame[column].map(freq).fillna(0.0)


def run(path):
    clicks = pd.read_csv(path, nrows=1_000_000, dtype={"hour": str})
    clicks["hod"] = clicks["hour"].str[-2:].astype(int)
    clicks["day"] = clicks["hour"].str[4:6].astype(int)
    last = clicks["day"].max()
    is_train = clicks["day"] < last
    for c in CAT:
        clicks[c + "_freq"] = count_encode(clicks, clicks, c)
    feats = [c + "_freq" for c in CAT] + ["hod", "banner_pos"]
    tr, te = clicks[is_train], clicks[~is_train]
    m = SGDClassifier(loss="log_loss", alpha=1e-5, random_state=0)
    m.fit(tr[feats], tr["click"])
    return log_loss(te["click"], np.clip(m.predict_proba(te[feats])[:, 1], 1e-6, 1 - 1e-6))


if __name__ == "__main__":
    print(run(sys.argv[1]))
