import tensorflow as tf
(x_train, y_train), (x_test, y_test) = tf.keras.datasets.cifar10.load_data()
x_train, x_test = x_train / 255.0, x_test / 255.0
mean = x_train.mean(axis=(0, 1, 2))
std = x_train.std(axis=(0, 1, 2))
x_train = (x_train - mean) / std
x_test = (x_test - mean) / std

aug = tf.keras.Sequential([tf.keras.layers.RandomFlip("horizontal"), tf.keras.layers.RandomTranslation(.1, .1)])
inp = tf.keras.Input((32, 32, 3))
h = aug(inp)
for f in (32, 64, 128):
    h = tf.keras.layers.Conv2D(f, 3, padding="same", activation="relu")(h)
    h = tf.keras.layers.MaxPooling2D()(h)
out = tf.keras.layers.Dense(10, activation="softmax")(tf.keras.layers.Flatten()(h))
model = tf.keras.Model(inp, out)
model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(x_train, y_train, epochs=20, batch_size=128, validation_split=0.1)
model.evaluate(x_test, y_test)
