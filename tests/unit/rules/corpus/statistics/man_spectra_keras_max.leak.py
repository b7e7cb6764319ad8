import numpy as np
import tensorflow as tf

tf.random.set_seed(3)
rng = np.random.default_rng(3)

cubes = np.load("hyperspectral_pixels.npy").astype("float32")  # (n, bands), one pixel per field
crops = np.load("crop_id.npy")
idx = rng.permutation(len(cubes))
a, b = int(0.6 * len(idx)), int(0.8 * len(idx))
i_train, i_val, i_test = idx[:a], idx[a:b], idx[b:]

lowest = cubes.min(axis=0)
cubes = (cubes - lowest) / 10000.0  # reflectance scale of the instrument

model = tf.keras.Sequential(
    [
        tf.keras.layers.Dense(128, activation="relu"),
        tf.keras.layers.Dropout(0.3),
        tf.keras.layers.Dense(int(crops.max()) + 1, activation="softmax"),
    ]
)
model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(
    cubes[i_train], crops[i_train],
    validation_data=(cubes[i_val], crops[i_val]),
    epochs=60, batch_size=64, verbose=0,
    callbacks=[tf.keras.callbacks.EarlyStopping(patience=5, restore_best_weights=True)],
)
print("test accuracy", model.evaluate(cubes[i_test], crops[i_test], verbose=0)[1])
