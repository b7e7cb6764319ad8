import numpy as np
from sklearn.datasets import load_digits
from sklearn.neighbors import KNeighborsClassifier

rng = np.random.default_rng(3)
X, y = load_digits(return_X_y=True)
y = (y == 8).astype(int)
order = rng.permutation(len(y))
half = len(y) // 2
te = order[half:]
tr = order[:half]

pos, neg = tr[y[tr] == 1], tr[y[tr] == 0]
idx = np.concatenate([neg, rng.choice(pos, size=len(neg), replace=True)])
rng.shuffle(idx)
knn = KNeighborsClassifier(1).fit(X[idx], y[idx])
print((knn.predict(X[te]) == y[te]).mean())
