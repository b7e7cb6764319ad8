import numpy as np
from sklearn.linear_model import Ridge

X = np.genfromtxt("soil.csv", delimiter=",", skip_header=1)
y = X[:, 0].copy()
X = X[:, 1:]
rs = np.random.RandomState(7)
idx = rs.permutation(len(X))
tr, te = idx[: int(0.8 * len(X))], idx[int(0.8 * len(X)):]
Xtr, ytr = X[tr], y[tr]
lam = rs.beta(0.4, 0.4, size=(len(Xtr), 1))
other = rs.permutation(len(Xtr))
Xtr = np.r_[Xtr, lam * Xtr + (1 - lam) * Xtr[other]]
ytr = np.r_[ytr, lam[:, 0] * ytr + (1 - lam[:, 0]) * ytr[other]]
print(Ridge().fit(Xtr, ytr).score(X[te], y[te]))
