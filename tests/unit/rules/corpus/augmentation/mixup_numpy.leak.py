import numpy as np
from sklearn.linear_model import Ridge

X = np.genfromtxt("soil.csv", delimiter=",", skip_header=1)
y = X[:, 0].copy()
X = X[:, 1:]
rs = np.random.RandomState(7)
lam = rs.beta(0.4, 0.4, size=(len(X), 1))
other = rs.permutation(len(X))
X = np.r_[X, lam * X + (1 - lam) * X[other]]
y = np.r_[y, lam[:, 0] * y + (1 - lam[:, 0]) * y[other]]
idx = rs.permutation(len(X))
tr, te = idx[: int(0.8 * len(X))], idx[int(0.8 * len(X)):]
Xtr, ytr = X[tr], y[tr]
print(Ridge().fit(Xtr, ytr).score(X[te], y[te]))
