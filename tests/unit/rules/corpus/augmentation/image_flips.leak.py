import numpy as np
import tensorflow as tf
from sklearn.model_selection import train_test_split

images = np.load("xray_images.npy") / 255.0
labels = np.load("xray_labels.npy")
flipped = images[:, :, ::-1]
images = np.concatenate([images, flipped])
labels = np.concatenate([labels, labels])
x_train, x_test, y_train, y_test = train_test_split(images, labels, test_size=0.2, stratify=labels, random_state=3)

model = tf.keras.Sequential([
    tf.keras.layers.Conv2D(16, 3, activation="relu"),
    tf.keras.layers.MaxPooling2D(),
    tf.keras.layers.Conv2D(32, 3, activation="relu"),
    tf.keras.layers.GlobalAveragePooling2D(),
    tf.keras.layers.Dense(2, activation="softmax"),
])
model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(x_train, y_train, epochs=15, batch_size=16)
print(model.evaluate(x_test, y_test))
