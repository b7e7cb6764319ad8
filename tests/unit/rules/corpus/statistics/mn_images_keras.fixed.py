import numpy as np
import tensorflow as tf
from sklearn.model_selection import train_test_split

tf.keras.utils.set_random_seed(5)
galaxies = np.load("galaxies.npy").astype(np.float32)
kind = np.load("galaxy_kind.npy")

g_tr, g_te, k_tr, k_te = train_test_split(galaxies, kind, test_size=0.15, random_state=5, stratify=kind)
pixel_mean = g_tr.mean(axis=(0, 1, 2))
pixel_std = g_tr.std(axis=(0, 1, 2))
g_tr = (g_tr - pixel_mean) / pixel_std
g_te = (g_te - pixel_mean) / pixel_std

model = tf.keras.Sequential([
    tf.keras.layers.Conv2D(24, 5, strides=2, activation="relu"),
    tf.keras.layers.Conv2D(48, 3, strides=2, activation="relu"),
    tf.keras.layers.GlobalMaxPooling2D(),
    tf.keras.layers.Dense(3),
])
model.compile("adam", tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True), metrics=["accuracy"])
model.fit(g_tr, k_tr, epochs=10, batch_size=64)
print(dict(zip(model.metrics_names, model.evaluate(g_te, k_te))))
