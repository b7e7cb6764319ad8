import numpy as np
from scipy import stats

X = np.load("expression.npy")       # 86 samples x 12000 probes
t = np.load("lifetime.npy")
n, p = X.shape
m = 25

r = np.array([stats.pearsonr(X[:, j], t)[0] for j in range(p)])
best = np.argsort(-np.abs(r))[:m]


def ridge(A, b, lam=5.0):
    a0, b0 = A.mean(0), b.mean()
    w = np.linalg.solve((A - a0).T @ (A - a0) + lam * np.eye(A.shape[1]), (A - a0).T @ (b - b0))
    return w, b0 - a0 @ w


pred = np.empty(n)
for i in range(n):
    keep = np.arange(n) != i
    w, c = ridge(X[keep][:, best], t[keep])
    pred[i] = X[i, best] @ w + c
print("leave-one-out Q2 =", 1 - np.sum((t - pred) ** 2) / np.sum((t - t.mean()) ** 2))
