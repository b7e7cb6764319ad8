import numpy as np
import tensorflow as tf
from sklearn.metrics import f1_score
from sklearn.model_selection import train_test_split

rng = np.random.default_rng(2024)
beats = np.load("ptb_beats.npz")           # one beat per patient
signals, labels = beats["x"].astype("float32"), beats["y"].astype("int64")
print(signals.shape, np.bincount(labels))

# every beat to its own range, row by row
lo = signals.min(axis=1, keepdims=True)
hi = signals.max(axis=1, keepdims=True)
signals = (signals - lo) / (hi - lo + 1e-8)


def jitter(x, sigma=0.02):
    return x + rng.normal(0, sigma, x.shape).astype("float32")


def stretch(x):
    return x * rng.uniform(0.8, 1.2, (len(x), 1)).astype("float32")


def augment(x, y):
    return np.concatenate([x, jitter(x), stretch(x)]), np.tile(y, 3)


x_tr, x_te, y_tr, y_te = train_test_split(signals, labels, test_size=0.2, random_state=0, stratify=labels)
x_tr, y_tr = augment(x_tr, y_tr)

inp = tf.keras.Input((x_tr.shape[1], 1))
z = inp
for filters in (32, 64, 128):
    z = tf.keras.layers.Conv1D(filters, 5, padding="same", activation="relu")(z)
    z = tf.keras.layers.MaxPool1D(2)(z)
z = tf.keras.layers.GlobalAveragePooling1D()(z)
out = tf.keras.layers.Dense(1, activation="sigmoid")(z)
net = tf.keras.Model(inp, out)
net.compile("adam", "binary_crossentropy", metrics=["accuracy"])
net.fit(x_tr[..., None], y_tr, epochs=20, batch_size=128, verbose=2)

y_hat = (net.predict(x_te[..., None]).ravel() > 0.5).astype(int)
print("test F1", f1_score(y_te, y_hat))
