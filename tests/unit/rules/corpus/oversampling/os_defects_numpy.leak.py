import numpy as np
from sklearn.svm import SVC

rng = np.random.default_rng(123)
img = np.load("wafer_maps.npy").reshape(-1, 26 * 26)
bad = np.load("wafer_fail.npy").astype(bool)

pos = np.flatnonzero(bad)
extra = rng.choice(pos, size=(~bad).sum() - bad.sum(), replace=True)
img = np.concatenate([img, img[extra]])
bad = np.concatenate([bad, bad[extra]])

order = rng.permutation(len(bad))
n_tr = int(len(bad) * 0.7)
tr, te = order[:n_tr], order[n_tr:]
svc = SVC(gamma="scale").fit(img[tr], bad[tr])
hit = svc.predict(img[te])
print("detected", (hit & bad[te]).sum(), "of", bad[te].sum())
