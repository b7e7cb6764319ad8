import argparse
import numpy as np
from sklearn.model_selection import train_test_split
from sklearn.ensemble import RandomForestClassifier


def normalise(train, *others):
    mu, sd = train.mean(0), train.std(0) + 1e-8
    return [(a - mu) / sd for a in (train, *others)]


def upsample(X, y, rng):
    pos = np.flatnonzero(y == 1)
    extra = rng.choice(pos, size=max(0, (y == 0).sum() - len(pos)))
    return np.vstack([X, X[extra]]), np.r_[y, y[extra]]


def main():
    p = argparse.ArgumentParser()
    p.add_argument("npz")
    a = p.parse_args()
    z = np.load(a.npz)
    X_tr, X_te, y_tr, y_te = train_test_split(z["X"], z["y"], random_state=0, stratify=z["y"])
    X_tr, X_te = normalise(X_tr, X_te)
    X_tr, y_tr = upsample(X_tr, y_tr, np.random.default_rng(0))
    print(RandomForestClassifier().fit(X_tr, y_tr).score(X_te, y_te))


if __name__ == "__main__":
    main()
