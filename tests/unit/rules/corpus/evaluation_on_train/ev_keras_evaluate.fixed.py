import numpy as np
from tensorflow import keras

keras.utils.set_random_seed(0)
d = np.load("plankton.npz")
x, y = d["img"] / 255.0, d["cls"]
ix = np.random.default_rng(0).permutation(len(x))
tr, va, te = np.split(ix, [int(0.7 * len(ix)), int(0.85 * len(ix))])

model = keras.Sequential([
    keras.layers.Input(x.shape[1:]),
    keras.layers.Conv2D(16, 3, activation="relu"),
    keras.layers.MaxPooling2D(),
    keras.layers.Flatten(),
    keras.layers.Dense(int(y.max()) + 1, activation="softmax"),
])
model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
stop = keras.callbacks.EarlyStopping(patience=3, restore_best_weights=True)
model.fit(x[tr], y[tr], epochs=50, validation_data=(x[va], y[va]), callbacks=[stop], verbose=0)
loss, acc = model.evaluate(x[te], y[te], verbose=0)
print(f"Our network classifies {acc:.1%} of plankton correctly")
