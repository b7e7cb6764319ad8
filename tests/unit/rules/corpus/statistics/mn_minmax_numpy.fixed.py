import numpy as np

np.random.seed(1)
raw = np.genfromtxt("housing.csv", delimiter=",")[1:]
np.random.shuffle(raw)
cut = int(0.8 * raw.shape[0])
tr, te = raw[:cut], raw[cut:]
lo, hi = tr.min(axis=0), tr.max(axis=0)
tr, te = (tr - lo) / (hi - lo), (te - lo) / (hi - lo)

A = np.c_[np.ones(len(tr)), tr[:, :-1]]
theta = np.linalg.lstsq(A, tr[:, -1], rcond=None)[0]
B = np.c_[np.ones(len(te)), te[:, :-1]]
print("test MSE", np.mean((B @ theta - te[:, -1]) ** 2))
