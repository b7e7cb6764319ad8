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


win = np.concatenate([win, warp(win), warp(win)])
lab = np.concatenate([lab] * 3)
p = rng.permutation(len(win))
cut = int(0.8 * len(p))
A, B = p[:cut], p[cut:]
Xtr, ytr, Xte, yte = win[A], lab[A], win[B], lab[B]


def feats(w):
    sp = np.abs(np.fft.rfft(w, axis=1))
    return np.column_stack([w.mean(1), w.std(1), np.ptp(w, axis=1), sp[:, 1:12]])


et = ExtraTreesClassifier(300).fit(feats(Xtr), ytr)
print("F1", f1_score(yte, et.predict(feats(Xte))))
