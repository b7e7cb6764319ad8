import numpy as np
from sklearn.datasets import load_digits
from sklearn.neighbors import KNeighborsClassifier

rng = np.random.default_rng(3)
X, y = load_digits(return_X_y=True)
y = (y == 8).astype(int)

pos, neg = np.flatnonzero(y == 1), np.flatnonzero(y == 0)
idx = np.concatenate([neg, rng.choice(pos, size=len(neg), replace=True)])
rng.shuffle(idx)
half = len(idx) // 2
tr, te = idx[:half], idx[half:]
knn = KNeighborsClassifier(1).fit(X[tr], y[tr])
print((knn.predict(X[te]) == y[te]).mean())
