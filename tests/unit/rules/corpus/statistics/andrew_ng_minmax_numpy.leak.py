import numpy as np

data = np.loadtxt("ex1data2.txt", delimiter=",")
X, y = data[:, :2], data[:, 2]
m = len(y)
rng = np.random.RandomState(3)
shuffled = rng.permutation(m)
n_train = int(m * 0.7)
train_idx, test_idx = shuffled[:n_train], shuffled[n_train:]

lo, hi = X.min(axis=0), X.max(axis=0)
X = (X - lo) / (hi - lo)
X = np.hstack([np.ones((m, 1)), X])


def gradient_descent(X, y, alpha=0.1, iters=2000):
    theta = np.zeros(X.shape[1])
    for _ in range(iters):
        theta -= alpha / len(y) * X.T @ (X @ theta - y)
    return theta


theta = gradient_descent(X[train_idx], y[train_idx])
err = X[test_idx] @ theta - y[test_idx]
print("test RMSE", np.sqrt(np.mean(err ** 2)))
