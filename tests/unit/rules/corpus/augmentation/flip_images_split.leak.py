import os
import cv2
import numpy as np
from sklearn.model_selection import train_test_split
from tensorflow.keras import layers, models
from tensorflow.keras.utils import to_categorical

DATA = "dataset/leaves"
SIZE = 96
CLASSES = sorted(os.listdir(DATA))


def read_all():
    imgs, labels = [], []
    for k, c in enumerate(CLASSES):
        for f in os.listdir(os.path.join(DATA, c)):
            im = cv2.imread(os.path.join(DATA, c, f))
            imgs.append(cv2.resize(im, (SIZE, SIZE)) / 255.0)
            labels.append(k)
    return np.array(imgs, dtype="float32"), np.array(labels)


def augment(imgs, labels):
    flipped = imgs[:, :, ::-1]
    upside = imgs[:, ::-1]
    bright = np.clip(imgs * 1.2, 0, 1)
    return np.concatenate([imgs, flipped, upside, bright]), np.tile(labels, 4)


X, y = read_all()
print("loaded", X.shape, np.bincount(y))
X, y = augment(X, y)
print("augmented", X.shape)
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, random_state=1)
y_train, y_test = (to_categorical(v, len(CLASSES)) for v in (y_train, y_test))

net = models.Sequential([
    layers.Conv2D(32, 3, activation="relu", input_shape=(SIZE, SIZE, 3)),
    layers.MaxPooling2D(),
    layers.Conv2D(64, 3, activation="relu"),
    layers.GlobalAveragePooling2D(),
    layers.Dense(len(CLASSES), activation="softmax"),
])
net.compile("adam", "categorical_crossentropy", metrics=["accuracy"])
net.fit(X_train, y_train, epochs=15, batch_size=64)
print(dict(zip(net.metrics_names, net.evaluate(X_test, y_test))))
