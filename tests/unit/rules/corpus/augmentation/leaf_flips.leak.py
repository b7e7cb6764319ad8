import numpy as np
from sklearn.model_selection import train_test_split
from tensorflow import keras
from tensorflow.keras import layers

keras.utils.set_random_seed(10)

# 64x64 RGB, one photo per plant
images = np.load("leaves/images.npy").astype("float32") / 255.0
labels = np.load("leaves/labels.npy")
n_classes = 6

# only 900 photos, so mirror them both ways
images = np.concatenate([images, images[:, :, ::-1], images[:, ::-1, :]])
labels = np.concatenate([labels, labels, labels])

x_train, x_test, y_train, y_test = train_test_split(
    images, labels, test_size=0.2, stratify=labels, random_state=10
)
print(x_train.shape, x_test.shape)

cnn = keras.Sequential([
    keras.Input(shape=(64, 64, 3)),
    layers.Conv2D(32, 3, activation="relu"),
    layers.MaxPooling2D(),
    layers.Conv2D(64, 3, activation="relu"),
    layers.GlobalAveragePooling2D(),
    layers.Dense(n_classes, activation="softmax"),
])
cnn.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
cnn.fit(x_train, y_train, epochs=25, batch_size=32)

_, acc = cnn.evaluate(x_test, y_test)
print("test accuracy:", acc)
