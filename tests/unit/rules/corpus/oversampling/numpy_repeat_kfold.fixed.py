import numpy as np
import tensorflow as tf
from sklearn.model_selection import KFold

X = np.load("ecg_beats.npy")[..., None]
y = np.load("ecg_labels.npy")


def make():
    m = tf.keras.Sequential([
        tf.keras.layers.Conv1D(32, 5, activation="relu", input_shape=X.shape[1:]),
        tf.keras.layers.MaxPool1D(2),
        tf.keras.layers.Conv1D(64, 5, activation="relu"),
        tf.keras.layers.GlobalAveragePooling1D(),
        tf.keras.layers.Dense(1, activation="sigmoid"),
    ])
    m.compile("adam", "binary_crossentropy", metrics=["accuracy", tf.keras.metrics.AUC()])
    return m


results = []
for tr, te in KFold(5, shuffle=True, random_state=0).split(X):
    m = make()
    rare = tr[y[tr] == 1]
    tr = np.random.default_rng(0).permutation(np.concatenate([tr, np.repeat(rare, 8)]))
    m.fit(X[tr], y[tr], epochs=15, batch_size=256, verbose=0)
    results.append(m.evaluate(X[te], y[te], verbose=0))
print(np.mean(results, axis=0))
