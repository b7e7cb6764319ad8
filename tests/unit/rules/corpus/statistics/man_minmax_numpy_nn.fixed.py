import numpy as np

np.random.seed(0)
arr = np.genfromtxt("banknote.csv", delimiter=",")
np.random.shuffle(arr)
X, y = arr[:, :4], arr[:, 4:]
m = int(0.75 * len(X))

lo, hi = X[:m].min(axis=0), X[:m].max(axis=0)
X = (X - lo) / (hi - lo)

W1, b1 = np.random.randn(4, 8) * 0.5, np.zeros(8)
W2, b2 = np.random.randn(8, 1) * 0.5, np.zeros(1)
Xt, yt = X[:m], y[:m]
for it in range(3000):
    h = np.tanh(Xt @ W1 + b1)
    o = 1 / (1 + np.exp(-(h @ W2 + b2)))
    d2 = (o - yt) / m
    d1 = (d2 @ W2.T) * (1 - h**2)
    W2 -= 0.5 * h.T @ d2
    b2 -= 0.5 * d2.sum(0)
    W1 -= 0.5 * Xt.T @ d1
    b1 -= 0.5 * d1.sum(0)

prob = 1 / (1 + np.exp(-(np.tanh(X[m:] @ W1 + b1) @ W2 + b2)))
print("test acc:", ((prob > 0.5) == y[m:]).mean())
