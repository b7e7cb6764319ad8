import numpy as np

z = np.load("pendulum.npy")                 # t-ordered: theta, omega, torque, next theta
X, y = z[:, :3], z[:, 3]
n = len(y); k = int(.75 * n)

m, s = X.mean(0), X.std(0)
X = (X - m) / s

# random Fourier features
rng = np.random.default_rng(3)
W, b = rng.normal(size=(3, 300)), rng.uniform(0, 2 * np.pi, 300)
P = np.cos(X @ W + b)
a = np.linalg.solve(P[:k].T @ P[:k] + 1e-2 * np.eye(300), P[:k].T @ y[:k])
print("rms one-step error %.2e" % np.sqrt(np.mean((P[k:] @ a - y[k:]) ** 2)))
