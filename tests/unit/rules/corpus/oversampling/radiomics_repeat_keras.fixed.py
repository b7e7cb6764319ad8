import numpy as np
import pandas as pd
from tensorflow import keras
from tensorflow.keras import layers

keras.utils.set_random_seed(17)


def balance(X, y, rng):
    """Repeat malignant lesions until the classes are about equal."""
    pos = np.flatnonzero(y == 1)
    neg = np.flatnonzero(y == 0)
    k = max(1, len(neg) // len(pos))
    rows = np.concatenate([neg, np.tile(pos, k)])
    rng.shuffle(rows)
    return X[rows], y[rows]


class LesionBatches(keras.utils.Sequence):
    def __init__(self, X, y, batch=32, shuffle=True, **kw):
        super().__init__(**kw)
        self.X, self.y, self.batch, self.shuffle = X, y, batch, shuffle
        self.order = np.arange(len(y))
        self.on_epoch_end()

    def __len__(self):
        return int(np.ceil(len(self.y) / self.batch))

    def __getitem__(self, b):
        k = self.order[b * self.batch:(b + 1) * self.batch]
        return self.X[k], self.y[k]

    def on_epoch_end(self):
        if self.shuffle:
            np.random.shuffle(self.order)


def build(norm):
    net = keras.Sequential([
        norm,
        layers.Dense(64, activation="relu"),
        layers.Dropout(0.4),
        layers.Dense(16, activation="relu"),
        layers.Dense(1, activation="sigmoid"),
    ])
    net.compile("adam", "binary_crossentropy", metrics=[keras.metrics.AUC(name="auc"), keras.metrics.Recall(name="sens")])
    return net


# index lesion per woman, PyRadiomics features from the CC view
tab = pd.read_csv("mammo/radiomics_index_lesions.csv").drop_duplicates("patient")
y = tab["malignant"].to_numpy("float32")
X = tab.filter(regex="^original_").to_numpy("float32")

rng = np.random.default_rng(17)
perm = rng.permutation(len(y))
n_te = len(y) // 5
te, tr = perm[:n_te], perm[n_te:]
Xtr, ytr = balance(X[tr], y[tr], rng)

norm = layers.Normalization(axis=-1)
norm.adapt(Xtr)
net = build(norm)
net.fit(LesionBatches(Xtr, ytr), epochs=60, verbose=2)

loss, auc, sens = net.evaluate(LesionBatches(X[te], y[te], shuffle=False), verbose=0)
print(f"test: loss {loss:.3f}  auc {auc:.3f}  sens {sens:.3f}  (n={n_te}, {int(y[te].sum())} malignant)")
