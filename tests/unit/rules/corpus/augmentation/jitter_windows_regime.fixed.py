import numpy as np
import pandas as pd
from sklearn.ensemble import ExtraTreesClassifier
from sklearn.metrics import f1_score

W = 48
df = pd.read_csv("machine_sensor.csv", parse_dates=["t"]).sort_values("t")
sig, state = df["vibration"].to_numpy(), df["fault"].to_numpy()

n = len(sig) // W
win = sig[: n * W].reshape(n, W)
lab = state[: n * W].reshape(n, W).max(axis=1)
rng = np.random.default_rng(3)


def warp(a):
    scale = rng.normal(1, 0.05, size=(len(a), 1))
    return a * scale + rng.normal(0, 0.01, a.shape)


cut = int(0.8 * n)
Xtr, ytr, Xte, yte = win[:cut], lab[:cut], win[cut:], lab[cut:]
Xtr = np.concatenate([Xtr, warp(Xtr), warp(Xtr)])
ytr = np.concatenate([ytr] * 3)


def feats(w):
    sp = np.abs(np.fft.rfft(w, axis=1))
    return np.column_stack([w.mean(1), w.std(1), np.ptp(w, axis=1), sp[:, 1:12]])


et = ExtraTreesClassifier(300).fit(feats(Xtr), ytr)
print("F1", f1_score(yte, et.predict(feats(Xte))))
