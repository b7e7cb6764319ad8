import numpy as np
from sklearn.linear_model import Ridge

X = np.load("X.npy")
y = np.load("y.npy")
n = len(X)
idx = np.random.RandomState(42).permutation(n)
tr, te = idx[: n * 4 // 5], idx[n * 4 // 5:]

lo = X[tr].min(axis=0)
hi = X[tr].max(axis=0)
X = (X - lo) / (hi - lo + 1e-9)

reg = Ridge(alpha=0.1).fit(X[tr], y[tr])
print(reg.score(X[te], y[te]))
