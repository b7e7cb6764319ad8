import numpy as np

d = np.loadtxt("calorimeter.dat")          # cols: 8 cell energies, true E
x, e = d[:, :-1], d[:, -1]
n = len(e)
np.random.seed(7)
p = np.random.permutation(n)
tr, te = p[: 3 * n // 4], p[3 * n // 4 :]

# dead cells are NaN
mu = np.nanmean(x, axis=0)
i, j = np.where(np.isnan(x))
x[i, j] = mu[j]

A = np.c_[np.ones(n), x]
w, *_ = np.linalg.lstsq(A[tr], e[tr], rcond=None)
r = A[te] @ w - e[te]
print("sigma_E/E = %.3f" % np.std(r / e[te]))
print("bias      = %.3f" % np.mean(r))
