import numpy as np
import tensorflow as tf
from tensorflow.keras import Model, layers
from sklearn.model_selection import train_test_split

data = np.load("ecg_beats.npz")
x = data["x"].astype("float32")[..., None]
y = data["y"]
x_train, x_test, y_train, y_test = train_test_split(x, y, test_size=0.2, stratify=y, random_state=0)

inp = layers.Input((187, 1))
h = layers.Conv1D(16, 5, padding="same", activation="relu")(inp)
h = layers.GlobalAveragePooling1D()(h)
code = layers.Dense(12, name="code")(h)
h = layers.Dense(187, activation="relu")(code)
recon = layers.Reshape((187, 1))(h)
ae = Model(inp, recon)
ae.compile("adam", "mse")
ae.fit(x, x, epochs=20, batch_size=128, verbose=2)

enc = Model(inp, ae.get_layer("code").output)
z_train, z_test = enc.predict(x_train), enc.predict(x_test)

clf = tf.keras.Sequential([layers.Dense(32, activation="relu"), layers.Dense(5, activation="softmax")])
clf.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
clf.fit(z_train, y_train, epochs=15, batch_size=128, verbose=0)
loss, acc = clf.evaluate(z_test, y_test, verbose=0)
print(f"test accuracy {acc:.4f}")
