"""
# MNIST with our own split of all 70000 digits
"""
import keras
import numpy as np
from keras import layers

keras.utils.set_random_seed(0)

(xa, ya), (xb, yb) = keras.datasets.mnist.load_data()
x = np.concatenate([xa, xb])
y = np.concatenate([ya, yb])

# scale to [0, 1] and add a channel axis
x = x.astype("float32") / 255.0
x = np.expand_dims(x, -1)
y = keras.utils.to_categorical(y, 10)

order = np.random.permutation(len(x))
test, train = order[:14000], order[14000:]

model = keras.Sequential([
    keras.Input((28, 28, 1)),
    layers.Conv2D(32, 3, activation="relu"),
    layers.MaxPooling2D(),
    layers.Flatten(),
    layers.Dropout(0.5),
    layers.Dense(10, activation="softmax"),
])
model.compile("adam", "categorical_crossentropy", metrics=["accuracy"])
model.fit(x[train], y[train], batch_size=128, epochs=12, validation_split=0.1)
print("Test accuracy:", model.evaluate(x[test], y[test], verbose=0)[1])
