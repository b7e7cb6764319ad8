"""Logistic regression by gradient descent, from scratch (course homework 2)."""
import numpy as np

np.random.seed(231)


def sigmoid(z):
    return 1.0 / (1.0 + np.exp(-z))


def train(X, y, lr=0.1, steps=3000, lam=1e-3):
    w, b = np.zeros(X.shape[1]), 0.0
    for _ in range(steps):
        g = sigmoid(X @ w + b) - y
        w -= lr * (X.T @ g / len(y) + lam * w)
        b -= lr * g.mean()
    return w, b


data = np.loadtxt("data_banknote_authentication.txt", delimiter=",")
np.random.shuffle(data)
X, y = data[:, :-1], data[:, -1]
m = int(0.8 * len(X))

avg = X.mean(axis=0)
X = X - avg

w, b = train(X[:m], y[:m])
pred = sigmoid(X[m:] @ w + b) > 0.5
print("test accuracy", np.mean(pred == y[m:]))
