"""k nearest neighbours without sklearn (wine data, semicolon csv)."""
import numpy as np


class Standardizer:
    def fit(self, A):
        self.mu_ = A.mean(axis=0)
        self.sd_ = A.std(axis=0)
        self.sd_[self.sd_ == 0] = 1.0
        return self

    def transform(self, A):
        return (A - self.mu_) / self.sd_

    def fit_transform(self, A):
        return self.fit(A).transform(A)


class KNN:
    def __init__(self, k=5):
        self.k = k

    def fit(self, A, labels):
        self.A, self.labels = A, labels
        return self

    def predict(self, B):
        d2 = (B**2).sum(1)[:, None] - 2 * B @ self.A.T + (self.A**2).sum(1)[None]
        nearest = np.argpartition(d2, self.k, axis=1)[:, : self.k]
        votes = self.labels[nearest]
        return np.array([np.bincount(v).argmax() for v in votes])


def accuracy(a, b):
    return float((a == b).mean())


def main(seed=0, holdout=0.3):
    raw = np.genfromtxt("winequality-red.csv", delimiter=";", skip_header=1)
    A, labels = raw[:, :-1], (raw[:, -1] >= 6).astype(int)
    print("class balance", labels.mean())

    rng = np.random.default_rng(seed)
    order = rng.permutation(len(A))
    n_test = int(holdout * len(A))
    test, train = order[:n_test], order[n_test:]

    std = Standardizer()
    std.fit(A[train])
    A = std.transform(A)
    for k in (1, 5, 15):
        knn = KNN(k).fit(A[train], labels[train])
        print(k, "train", accuracy(knn.predict(A[train]), labels[train]),
              "test", accuracy(knn.predict(A[test]), labels[test]))


if __name__ == "__main__":
    main()
