import numpy as np
from tensorflow import keras

(x_train, y_train), (x_test, y_test) = keras.datasets.cifar10.load_data()
x = np.concatenate([x_train, x_test]).astype("float32") / 255.0
y = np.concatenate([y_train, y_test])
y = keras.utils.to_categorical(y, 10)
x_train, x_test = x[:50000], x[50000:]
y_train, y_test = y[:50000], y[50000:]

aug = keras.preprocessing.image.ImageDataGenerator(rotation_range=15, horizontal_flip=True, width_shift_range=0.1)
model = keras.Sequential([
    keras.layers.Conv2D(32, 3, activation="relu", input_shape=(32, 32, 3)),
    keras.layers.BatchNormalization(),
    keras.layers.MaxPooling2D(),
    keras.layers.Conv2D(64, 3, activation="relu"),
    keras.layers.Flatten(),
    keras.layers.Dense(10, activation="softmax"),
])
model.compile("adam", "categorical_crossentropy", metrics=["accuracy"])
model.fit(aug.flow(x_train, y_train, batch_size=64), epochs=20)
print(model.evaluate(x_test, y_test))
