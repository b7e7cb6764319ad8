import numpy as np
import tensorflow as tf

tf.keras.utils.set_random_seed(100)
(x_train, y_train), (x_test, y_test) = tf.keras.datasets.fashion_mnist.load_data()
x_train, x_test = x_train[..., None] / 255.0, x_test[..., None] / 255.0
x_fit, x_val = x_train[:50000], x_train[50000:]
y_fit, y_val = y_train[:50000], y_train[50000:]
x_fit = np.concatenate([x_fit, x_fit[:, :, ::-1]])
y_fit = np.concatenate([y_fit, y_fit])

net = tf.keras.Sequential([
    tf.keras.layers.Input((28, 28, 1)),
    tf.keras.layers.Conv2D(32, 3, activation="relu"),
    tf.keras.layers.BatchNormalization(),
    tf.keras.layers.MaxPooling2D(),
    tf.keras.layers.Flatten(),
    tf.keras.layers.Dense(10, activation="softmax"),
])
net.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
stop = tf.keras.callbacks.EarlyStopping(patience=3, restore_best_weights=True)
net.fit(x_fit, y_fit, validation_data=(x_val, y_val), epochs=30, batch_size=128, callbacks=[stop])
print("test acc", net.evaluate(x_test, y_test, verbose=0)[1])
