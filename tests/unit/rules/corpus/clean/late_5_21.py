# Sleep staging: every 30 s epoch is z-scored by itself, then leave-one-subject-out
import numpy as np
from scipy.signal import welch
from sklearn.ensemble import ExtraTreesClassifier
from sklearn.metrics import cohen_kappa_score

fs = 100
z = np.load("sleep/epochs.npz")
X, stage, subj = z["eeg"], z["stage"], z["subject"]          # epoch x chan x time

X = (X - X.mean(axis=-1, keepdims=True)) / (X.std(axis=-1, keepdims=True) + 1e-9)
f, P = welch(X, fs=fs, nperseg=4 * fs, axis=-1)
edges = [(0.5, 4), (4, 8), (8, 12), (12, 16), (16, 30)]
feat = np.concatenate([P[..., (f >= a) & (f < b)].mean(axis=-1) for a, b in edges], axis=1)
feat = np.log(feat + 1e-12)

kappa = {}
for s in np.unique(subj):
    te = subj == s
    clf = ExtraTreesClassifier(n_estimators=300, class_weight="balanced", n_jobs=-1, random_state=0)
    clf.fit(feat[~te], stage[~te])
    kappa[s] = cohen_kappa_score(stage[te], clf.predict(feat[te]))
    print(f"subject {s}: kappa {kappa[s]:.3f} ({te.sum()} epochs)")
print("mean kappa %.3f" % np.mean(list(kappa.values())))
