import numpy as np


def sigmoid(z):
    return 1.0 / (1.0 + np.exp(-z))


def train(X, y, lr=0.5, epochs=3000, l2=1e-3):
    m, n = X.shape
    w, b = np.zeros(n), 0.0
    for e in range(epochs):
        a = sigmoid(X @ w + b)
        dz = a - y
        w -= lr * (X.T @ dz / m + l2 * w)
        b -= lr * dz.mean()
        if e % 500 == 0:
            cost = -np.mean(y * np.log(a + 1e-9) + (1 - y) * np.log(1 - a + 1e-9))
            print(f"epoch {e:5d} cost {cost:.4f}")
    return w, b


data = np.genfromtxt("data_banknote_authentication.txt", delimiter=",")
np.random.seed(1)
np.random.shuffle(data)

X, y = data[:, :-1], data[:, -1]
X = np.hstack([X, X[:, :1] * X[:, 1:2], X ** 2])

m_train = int(0.7 * len(X))
lo, hi = X[:m_train].min(axis=0), X[:m_train].max(axis=0)
X = (X - lo) / (hi - lo)
X_train, y_train = X[:m_train], y[:m_train]
X_test, y_test = X[m_train:], y[m_train:]

w, b = train(X_train, y_train)
for nm, xs, ys in [("train", X_train, y_train), ("test", X_test, y_test)]:
    print(nm, "accuracy", np.mean((sigmoid(xs @ w + b) > 0.5) == ys))
