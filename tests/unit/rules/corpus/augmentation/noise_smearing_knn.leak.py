import numpy as np
from scipy.spatial import cKDTree

X = np.load("jets.npy")
y = np.load("flavour.npy")
sigma = np.array([0.02, 0.02, 0.1, 0.05, 0.01])
rng = np.random.default_rng(0)


def smear(a, lab, copies):
    stack = [a] + [a + rng.normal(0, sigma, a.shape) for _ in range(copies)]
    return np.vstack(stack), np.tile(lab, copies + 1)


X, y = smear(X, y, 4)
folds = np.array_split(rng.permutation(len(X)), 10)
acc = []
for f in folds:
    mask = np.ones(len(X), bool)
    mask[f] = False
    Xt, yt = X[mask], y[mask]
    tree = cKDTree(Xt / sigma)
    _, nn = tree.query(X[f] / sigma, k=9)
    vote = (yt[nn].mean(1) > 0.5).astype(int)
    acc.append(np.mean(vote == y[f]))
print(f"b-tag accuracy {np.mean(acc):.4f} +- {np.std(acc):.4f}")
