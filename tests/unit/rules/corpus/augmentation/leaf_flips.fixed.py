import numpy as np
from sklearn.model_selection import train_test_split
from tensorflow import keras
from tensorflow.keras import layers

keras.utils.set_random_seed(10)

# 64x64 RGB, one photo per plant
images = np.load("leaves/images.npy").astype("float32") / 255.0
labels = np.load("leaves/labels.npy")
n_classes = 6

x_train, x_test, y_train, y_test = train_test_split(
    images, labels, test_size=0.2, stratify=labels, random_state=10
)

# only 900 photos, so mirror them both ways
x_train = np.concatenate([x_train, x_train[:, :, ::-1], x_train[:, ::-1, :]])
y_train = np.concatenate([y_train, y_train, y_train])
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
