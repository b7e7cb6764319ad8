"""
# Imbalanced classification: oversampling the minority class

The dataset holds very few positive samples, so we repeat them.
"""
import keras
import numpy as np
from keras import layers

keras.utils.set_random_seed(3)

table = np.genfromtxt("stroke.csv", delimiter=",", skip_header=1, dtype="float32")
features, targets = table[:, :-1], table[:, -1:].astype("uint8")

"""
## Repeat positive samples until the classes are balanced
"""
pos = np.flatnonzero(targets[:, 0] == 1)
n_missing = int((targets == 0).sum() - (targets == 1).sum())
extra = np.random.choice(pos, size=n_missing, replace=True)
features = np.concatenate([features, features[extra]])
targets = np.concatenate([targets, targets[extra]])

"""
## Prepare a validation set
"""
order = np.random.permutation(len(targets))
num_val_samples = int(len(targets) * 0.2)
val_idx, train_idx = order[:num_val_samples], order[num_val_samples:]
train_features, train_targets = features[train_idx], targets[train_idx]
val_features, val_targets = features[val_idx], targets[val_idx]

model = keras.Sequential(
    [
        keras.Input(shape=train_features.shape[1:]),
        layers.Dense(256, activation="relu"),
        layers.Dropout(0.3),
        layers.Dense(1, activation="sigmoid"),
    ]
)
model.compile(
    optimizer=keras.optimizers.Adam(1e-2),
    loss="binary_crossentropy",
    metrics=[keras.metrics.Precision(name="precision"), keras.metrics.Recall(name="recall")],
)
model.fit(train_features, train_targets, batch_size=512, epochs=20, verbose=2)
print(model.evaluate(val_features, val_targets, return_dict=True))
