import numpy as np
from sklearn.linear_model import HuberRegressor

z = np.loadtxt("returns.txt")
X, y = z[:, 1:], z[:, 0]
mask = np.zeros(len(z), dtype=bool)
mask[np.random.default_rng(0).choice(len(z), len(z) // 5, replace=False)] = True

low, high = np.percentile(X[~mask], [1, 99], axis=0)
X = np.clip(X, low, high)
h = HuberRegressor().fit(X[~mask], y[~mask])
print("out of sample", h.score(X[mask], y[mask]))
