# # Single-beat ECG classification (5 classes)
# One beat per patient, already centred on the R peak, 187 samples at 125 Hz.

import numpy as np
import tensorflow as tf
from tensorflow.keras import layers
from sklearn.model_selection import train_test_split
from sklearn.metrics import f1_score
rng = np.random.default_rng(17)
tf.random.set_seed(17)

d = np.load("beats.npz")
X, y = d["beats"].astype("float32"), d["labels"]
X.shape, np.bincount(y)

# every beat to its own 0..1 range
lo, hi = X.min(axis=1, keepdims=True), X.max(axis=1, keepdims=True)
X = (X - lo) / (hi - lo + 1e-6)

def jitter(b, s=0.02):
    return b + rng.normal(0, s, b.shape)

def stretch(b):
    f = rng.uniform(0.9, 1.1)
    t = np.linspace(0, len(b) - 1, len(b)) * f
    return np.interp(t, np.arange(len(b)), b)

def augment(X, y, copies=3):
    xs, ys = [X], [y]
    for _ in range(copies):
        xs.append(np.array([jitter(stretch(b)) for b in X]))
        ys.append(y)
    return np.concatenate(xs).astype("float32"), np.concatenate(ys)

X_tr, X_te, y_tr, y_te = train_test_split(X, y, test_size=0.2, stratify=y, random_state=17)

X_tr, y_tr = augment(X_tr, y_tr)
X_tr.shape

net = tf.keras.Sequential([
    layers.Input((187, 1)),
    layers.Conv1D(32, 7, activation="relu", padding="same"),
    layers.MaxPool1D(2),
    layers.Conv1D(64, 5, activation="relu", padding="same"),
    layers.GlobalAveragePooling1D(),
    layers.Dense(5, activation="softmax"),
])
net.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])

w = len(y_tr) / (5 * np.bincount(y_tr))
net.fit(X_tr[..., None], y_tr, epochs=20, batch_size=256, class_weight=dict(enumerate(w)), verbose=2)

yp = net.predict(X_te[..., None]).argmax(1)
print("macro F1", f1_score(y_te, yp, average="macro").round(4))
