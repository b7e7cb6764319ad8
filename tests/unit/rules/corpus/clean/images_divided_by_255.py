import numpy as np
from tensorflow import keras

(x_train, y_train), (x_test, y_test) = keras.datasets.cifar10.load_data()
x_train, x_test = x_train.astype("float32") / 255, x_test.astype("float32") / 255
mean, std = x_train.mean((0, 1, 2)), x_train.std((0, 1, 2))
x_train, x_test = (x_train - mean) / std, (x_test - mean) / std
net = keras.Sequential([keras.layers.Conv2D(16, 3), keras.layers.ReLU(), keras.layers.Flatten(), keras.layers.Dense(10)])
net.compile("adam", keras.losses.SparseCategoricalCrossentropy(from_logits=True), metrics=["accuracy"])
net.fit(x_train, y_train, validation_split=0.1, epochs=3)
print("test", net.evaluate(x_test, y_test))
