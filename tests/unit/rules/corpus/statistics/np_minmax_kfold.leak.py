import numpy as np

K = 7
FOLDS = 10


def euclid(A, B):
    return np.sqrt(((A[:, None, :] - B[None, :, :]) ** 2).sum(-1))


def knn_predict(Xtr, ytr, Xte, k):
    nearest = np.argsort(euclid(Xte, Xtr), axis=1)[:, :k]
    votes = ytr[nearest]
    return np.array([np.bincount(v).argmax() for v in votes])


def folds(n, k, seed=0):
    idx = np.random.default_rng(seed).permutation(n)
    parts = np.array_split(idx, k)
    for i in range(k):
        yield np.concatenate(parts[:i] + parts[i + 1:]), parts[i]


data = np.loadtxt("seeds_dataset.txt")
X, y = data[:, :7], data[:, 7].astype(int)
print("X", X.shape, "classes", np.unique(y))

lo = X.min(axis=0)
hi = X.max(axis=0)
X = (X - lo) / (hi - lo)

accs = []
for tr, te in folds(len(X), FOLDS):
    guess = knn_predict(X[tr], y[tr], X[te], K)
    accs.append((guess == y[te]).mean())
print("accuracy per fold:", np.round(accs, 3))
print("mean", np.mean(accs))
