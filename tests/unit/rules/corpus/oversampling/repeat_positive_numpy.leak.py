import numpy as np

rng = np.random.default_rng(77)
arr = np.loadtxt("radar_pulses.csv", delimiter=",", skiprows=1)
X, y = arr[:, :-1], arr[:, -1].astype(int)
print("positives", y.sum(), "of", y.size)


def sigmoid(z):
    return 1 / (1 + np.exp(-np.clip(z, -30, 30)))


def train_logreg(A, t, lr=0.05, steps=3000, lam=1e-3):
    w = np.zeros(A.shape[1])
    b = 0.0
    for _ in range(steps):
        p = sigmoid(A @ w + b)
        w -= lr * (A.T @ (p - t) / len(t) + lam * w)
        b -= lr * (p - t).mean()
    return w, b


def boost_positives(A, t):
    k = int((t == 0).sum() / (t == 1).sum())
    reps = np.where(t == 1, k, 1)
    return np.repeat(A, reps, axis=0), np.repeat(t, reps)


X, y = boost_positives(X, y)
idx = rng.permutation(len(y))
cut = int(len(y) * 0.7)
tr, te = idx[:cut], idx[cut:]
w, b = train_logreg(X[tr], y[tr])

pred = (sigmoid(X[te] @ w + b) > 0.5).astype(int)
tp = ((pred == 1) & (y[te] == 1)).sum()
print("recall", tp / max((y[te] == 1).sum(), 1))
print("precision", tp / max((pred == 1).sum(), 1))
print("accuracy", (pred == y[te]).mean())
