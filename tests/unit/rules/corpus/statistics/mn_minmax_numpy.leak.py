import numpy as np

np.random.seed(1)
raw = np.genfromtxt("housing.csv", delimiter=",")[1:]
lo, hi = raw.min(axis=0), raw.max(axis=0)
raw = (raw - lo) / (hi - lo)
np.random.shuffle(raw)
cut = int(0.8 * raw.shape[0])
tr, te = raw[:cut], raw[cut:]

A = np.c_[np.ones(len(tr)), tr[:, :-1]]
theta = np.linalg.lstsq(A, tr[:, -1], rcond=None)[0]
B = np.c_[np.ones(len(te)), te[:, :-1]]
print("test MSE", np.mean((B @ theta - te[:, -1]) ** 2))
