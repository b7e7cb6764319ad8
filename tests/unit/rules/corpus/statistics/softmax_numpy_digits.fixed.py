import argparse

import numpy as np


def one_hot(t, k):
    return np.eye(k)[t]


def softmax(z):
    z = z - z.max(axis=1, keepdims=True)
    e = np.exp(z)
    return e / e.sum(axis=1, keepdims=True)


class SoftmaxRegression:
    def __init__(self, lr=0.5, epochs=200, reg=1e-4):
        self.lr, self.epochs, self.reg = lr, epochs, reg

    def fit(self, X, t):
        k = t.max() + 1
        T = one_hot(t, k)
        self.W = np.zeros((X.shape[1], k))
        self.b = np.zeros(k)
        for _ in range(self.epochs):
            G = (softmax(X @ self.W + self.b) - T) / len(X)
            self.W -= self.lr * (X.T @ G + self.reg * self.W)
            self.b -= self.lr * G.sum(axis=0)
        return self

    def score(self, X, t):
        return float(np.mean((X @ self.W + self.b).argmax(axis=1) == t))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--file", default="optdigits.csv")
    parser.add_argument("--runs", type=int, default=10)
    opts = parser.parse_args()

    table = np.loadtxt(opts.file, delimiter=",")
    X, t = table[:, :-1], table[:, -1].astype(int)
    print("digits per class:", np.bincount(t), "ink:", X.mean())

    scores = []
    for run in range(opts.runs):
        perm = np.random.default_rng(run).permutation(len(X))
        tr, te = np.split(perm, [int(0.8 * len(X))])
        Z = (X - X[tr].mean(axis=0)) / (X[tr].std(axis=0) + 1e-8)
        net = SoftmaxRegression().fit(Z[tr], t[tr])
        scores.append((net.score(Z[tr], t[tr]), net.score(Z[te], t[te])))
    scores = np.array(scores)
    print("train %.4f  test %.4f +- %.4f" % (*scores.mean(axis=0), scores[:, 1].std()))


if __name__ == "__main__":
    main()
