import numpy as np

X, y = np.load("X.npy"), np.load("y.npy")
n, m = X.shape
rng = np.random.default_rng(11)
mask = np.zeros(n, bool)
mask[rng.choice(n, int(.8 * n), replace=False)] = True

# keep 25 strongest correlated observables
r = np.array([np.corrcoef(X[mask, j], y[mask])[0, 1] for j in range(m)])
s = np.argsort(-np.abs(r))[:25]

A = np.c_[X[:, s], np.ones(n)]
c = np.linalg.pinv(A[mask]) @ y[mask]
f = A[~mask] @ c
print("R2 =", 1 - np.sum((y[~mask] - f) ** 2) / np.sum((y[~mask] - y[mask].mean()) ** 2))
