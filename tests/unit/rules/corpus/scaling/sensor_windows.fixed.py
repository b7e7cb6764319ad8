"""Bearing fault detection from accelerometer windows.

Each file under data/ is one machine: columns t, ax, ay, az, temp, state
"""
from pathlib import Path

import joblib
import numpy as np
import pandas as pd
from scipy.stats import kurtosis, skew
from sklearn.metrics import f1_score
from sklearn.model_selection import GroupShuffleSplit
from sklearn.neighbors import KNeighborsClassifier
from sklearn.preprocessing import StandardScaler

WIN, HOP = 1024, 1024          # no overlap between windows
AXES = ["ax", "ay", "az"]


def window_features(w):
    out = []
    for a in AXES:
        s = w[a].to_numpy()
        s = s - s.mean()        # remove gravity offset of this window
        spec = np.abs(np.fft.rfft(s))
        out += [s.std(), np.abs(s).max(), kurtosis(s), skew(s),
                spec.argmax(), spec.max() / (spec.sum() + 1e-9)]
    out.append(w["temp"].iloc[-1])
    return out


def build(folder):
    rows, labels, machines = [], [], []
    for f in sorted(Path(folder).glob("*.csv")):
        df = pd.read_csv(f)
        df["temp"] = df["temp"].ffill()
        df = df.dropna()
        for start in range(0, len(df) - WIN + 1, HOP):
            w = df.iloc[start:start + WIN]
            if w["state"].nunique() > 1:
                continue
            rows.append(window_features(w))
            labels.append(int(w["state"].iloc[0] == "fault"))
            machines.append(f.stem)
    return np.asarray(rows), np.asarray(labels), np.asarray(machines)


if __name__ == "__main__":
    X, y, g = build("data")
    print(X.shape, y.mean(), len(np.unique(g)), "machines")

    scores = []
    gss = GroupShuffleSplit(n_splits=8, test_size=0.25, random_state=5)
    for train_idx, test_idx in gss.split(X, y, groups=g):
        scaler = StandardScaler()
        clf = KNeighborsClassifier(n_neighbors=7, weights="distance")
        clf.fit(scaler.fit_transform(X[train_idx]), y[train_idx])
        yhat = clf.predict(scaler.transform(X[test_idx]))
        scores.append(f1_score(y[test_idx], yhat))
        print("held-out machines", sorted(set(g[test_idx])), "F1 %.3f" % scores[-1])
    print("mean F1 %.3f" % np.mean(scores))

    # model for the gateway: everything we have, not scored any more
    final_scaler = StandardScaler().fit(X)
    final = KNeighborsClassifier(n_neighbors=7, weights="distance").fit(final_scaler.transform(X), y)
    joblib.dump({"scaler": final_scaler, "clf": final}, "gateway_model.joblib")
