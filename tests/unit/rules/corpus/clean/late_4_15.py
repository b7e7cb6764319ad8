import numpy as np

rng = np.random.default_rng(10)
T = np.loadtxt("airfoil_self_noise.dat")
X, y = T[:, :-1], T[:, -1]
is_train = rng.random(len(T)) < 0.8

X[np.isnan(X)] = 0.0
mu, sigma = X[is_train].mean(0), X[is_train].std(0)
X = (X - mu) / sigma
y_bar = y[is_train].mean()
P = np.c_[X, X**2, X[:, :1] * X]
A = P[is_train]
w = np.linalg.solve(A.T @ A + 1e-2 * np.eye(A.shape[1]), A.T @ (y[is_train] - y_bar))
err = P[~is_train] @ w + y_bar - y[~is_train]
print("RMSE dB", np.sqrt((err**2).mean()))
