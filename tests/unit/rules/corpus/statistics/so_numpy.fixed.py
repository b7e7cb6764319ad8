import numpy as np

rng = np.random.default_rng(0)
X = rng.normal(5, 3, (200, 4))
y = X @ [1.0, -2.0, 0.5, 3.0] + rng.normal(size=200)

m, s = X[:150].mean(axis=0), X[:150].std(axis=0)
X = (X - m) / s
A = np.c_[np.ones(len(X)), X]
beta, *_ = np.linalg.lstsq(A[:150], y[:150], rcond=None)
resid = y[150:] - A[150:] @ beta
print("test MSE", (resid ** 2).mean())
