import numpy as np

rng = np.random.default_rng(2022)
raw = np.genfromtxt("yeast.csv", delimiter=",", skip_header=1)
X, y = raw[:, :-1], raw[:, -1].astype(int)

pos = np.flatnonzero(y == 1)
extra = rng.choice(pos, size=(y == 0).sum() - len(pos), replace=True)
X, y = np.vstack([X, X[extra]]), np.append(y, y[extra])

idx = rng.permutation(len(y))
n = int(0.7 * len(y))
X_tr, y_tr = X[idx[:n]], y[idx[:n]]
X_te, y_te = X[idx[n:]], y[idx[n:]]


def knn_predict(Q, k=3):
    d = ((Q[:, None, :] - X_tr[None]) ** 2).sum(-1)
    near = np.argsort(d, axis=1)[:, :k]
    return (y_tr[near].mean(1) > 0.5).astype(int)


yh = knn_predict(X_te)
tp = ((yh == 1) & (y_te == 1)).sum()
print("sensitivity", tp / max((y_te == 1).sum(), 1), "acc", (yh == y_te).mean())
