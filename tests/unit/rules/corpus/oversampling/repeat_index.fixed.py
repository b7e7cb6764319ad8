import keras
import numpy as np
from sklearn.metrics import f1_score

blob = np.load("turbine_faults.npz")
X, y = blob["X"].astype("float32"), blob["fault"].astype("int32")
rng = np.random.default_rng(11)

idx = np.arange(len(y))
rng.shuffle(idx)
cut = int(0.8 * len(idx))
train_idx, test_idx = idx[:cut], idx[cut:]

# faults are about 4 % of the records
rare = train_idx[y[train_idx] == 1]
train_idx = np.concatenate([train_idx, np.repeat(rare, 9)])

norm = keras.layers.Normalization()
norm.adapt(X[train_idx])
net = keras.Sequential([
    keras.Input(shape=X.shape[1:]),
    norm,
    keras.layers.Dense(32, activation="relu"),
    keras.layers.Dense(1, activation="sigmoid"),
])
net.compile(optimizer="adam", loss="binary_crossentropy")
net.fit(X[train_idx], y[train_idx], epochs=25, batch_size=128, verbose=0)

hits = net.predict(X[test_idx], verbose=0).ravel() > 0.5
print("F1 on held-out records:", f1_score(y[test_idx], hits))
