# ALL vs AML, signal-to-noise genes + diagonal LDA, leave-one-out
# follows the weighted-voting recipe of the 1999 paper, more or less
import numpy as np


def welch_t(a, b):
    va = a.var(axis=0, ddof=1) / a.shape[0]
    vb = b.var(axis=0, ddof=1) / b.shape[0]
    return (a.mean(axis=0) - b.mean(axis=0)) / np.sqrt(va + vb + 1e-12)


def top_genes(X, y, m):
    t = welch_t(X[y == 1], X[y == 0])
    return np.argsort(-np.abs(t))[:m]


def dlda_fit(X, y):
    m0, m1 = X[y == 0].mean(axis=0), X[y == 1].mean(axis=0)
    r = np.where((y == 1)[:, None], X - m1, X - m0)
    s2 = (r**2).sum(axis=0) / (len(y) - 2) + 1e-8
    return m0, m1, s2


def dlda_predict(par, x):
    m0, m1, s2 = par
    d0 = np.sum((x - m0) ** 2 / s2)
    d1 = np.sum((x - m1) ** 2 / s2)
    return int(d1 < d0)


raw = np.genfromtxt("golub/expression.txt", delimiter="\t", skip_header=1)
E = np.log2(np.clip(raw[:, 1:].T, 20, 16000))       # samples x genes, floor/ceiling as published
cls = np.loadtxt("golub/class.txt", dtype=str)
y = (cls == "AML").astype(int)
n = len(y)

sizes = [10, 25, 50, 100, 200]
errors = np.zeros((len(sizes), 2), dtype=int)        # columns: ALL, AML

for s, m in enumerate(sizes):
    g = top_genes(E, y, m)
    for i in range(n):
        keep = np.ones(n, dtype=bool)
        keep[i] = False
        par = dlda_fit(E[keep][:, g], y[keep])
        yhat = dlda_predict(par, E[i, g])
        errors[s, y[i]] += int(yhat != y[i])

print("genes   err(ALL)  err(AML)  acc")
for s, m in enumerate(sizes):
    print(f"{m:5d}   {errors[s, 0]:8d}  {errors[s, 1]:8d}  {1 - errors[s].sum() / n:.3f}")
