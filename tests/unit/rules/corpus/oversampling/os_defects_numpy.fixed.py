import numpy as np
from sklearn.svm import SVC

rng = np.random.default_rng(123)
img = np.load("wafer_maps.npy").reshape(-1, 26 * 26)
bad = np.load("wafer_fail.npy").astype(bool)

order = rng.permutation(len(bad))
n_tr = int(len(bad) * 0.7)
tr, te = order[:n_tr], order[n_tr:]

pos = tr[bad[tr]]
extra = rng.choice(pos, size=(~bad[tr]).sum() - bad[tr].sum(), replace=True)
tr = np.concatenate([tr, extra])
svc = SVC(gamma="scale").fit(img[tr], bad[tr])
hit = svc.predict(img[te])
print("detected", (hit & bad[te]).sum(), "of", bad[te].sum())
