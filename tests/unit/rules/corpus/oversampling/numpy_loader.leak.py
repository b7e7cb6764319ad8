# thyroid screening; plain numpy + keras
import os

import numpy as np
from tensorflow import keras

ROOT = os.path.expanduser("~/datasets/thyroid")
RNG = np.random.RandomState(2021)


def read_file(fname):
    arr = np.genfromtxt(os.path.join(ROOT, fname), delimiter=" ")
    return arr[:, :21].astype("float32"), (arr[:, 21] < 3).astype("int64")


def equalise(X, y):
    counts = np.bincount(y)
    target = counts.max()
    picks = []
    for cls in range(len(counts)):
        rows = np.flatnonzero(y == cls)
        extra = RNG.choice(rows, size=target - len(rows), replace=True)
        picks.append(np.concatenate([rows, extra]))
    picks = np.concatenate(picks)
    return X[picks], y[picks]


def load_dataset(balanced=True):
    parts = [read_file(f) for f in ("ann-train.data", "ann-test.data")]
    X = np.concatenate([p[0] for p in parts])
    y = np.concatenate([p[1] for p in parts])
    if balanced:
        X, y = equalise(X, y)
    return X, y


def split(X, y, ratio=0.8):
    order = RNG.permutation(len(y))
    k = int(ratio * len(y))
    return (X[order[:k]], y[order[:k]]), (X[order[k:]], y[order[k:]])


def mlp(d):
    net = keras.Sequential([
        keras.layers.Input((d,)),
        keras.layers.Dense(32, activation="relu"),
        keras.layers.Dense(16, activation="relu"),
        keras.layers.Dense(1, activation="sigmoid"),
    ])
    net.compile("adam", "binary_crossentropy", metrics=["accuracy", keras.metrics.AUC(name="auc")])
    return net


def main():
    (Xa, ya), (Xb, yb) = split(*load_dataset())
    net = mlp(Xa.shape[1])
    net.fit(Xa, ya, epochs=40, batch_size=32, verbose=0)
    for k, v in net.evaluate(Xb, yb, verbose=0, return_dict=True).items():
        print("%10s %.4f" % (k, v))


if __name__ == "__main__":
    main()
