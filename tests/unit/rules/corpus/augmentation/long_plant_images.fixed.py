import os
import random

import cv2
import matplotlib.pyplot as plt
import numpy as np
from sklearn.metrics import classification_report
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import LabelBinarizer
from tensorflow.keras.layers import BatchNormalization, Conv2D, Dense, Dropout, Flatten, MaxPooling2D
from tensorflow.keras.models import Sequential

SIZE = (64, 64)
ROOT = "../input/plantvillage"
random.seed(0)
np.random.seed(0)


def read_all(root):
    images, labels = [], []
    for folder in sorted(os.listdir(root)):
        for name in os.listdir(os.path.join(root, folder))[:300]:
            im = cv2.imread(os.path.join(root, folder, name))
            if im is None:
                continue
            images.append(cv2.resize(im, SIZE))
            labels.append(folder)
    return np.array(images), np.array(labels)


def brighten(im, by):
    hsv = cv2.cvtColor(im, cv2.COLOR_BGR2HSV)
    hsv[..., 2] = np.clip(hsv[..., 2].astype(int) + by, 0, 255)
    return cv2.cvtColor(hsv, cv2.COLOR_HSV2BGR)


def enlarge(images, labels):
    out, lab = list(images), list(labels)
    for im, la in zip(images, labels):
        out += [cv2.flip(im, 0), cv2.flip(im, 1), brighten(im, random.randint(-40, 40))]
        lab += [la] * 3
    return np.array(out), np.array(lab)


pixels, names = read_all(ROOT)
print(pixels.shape, len(set(names)))
plt.imshow(pixels[0][..., ::-1])
plt.show()

X_train, X_test, n_train, n_test = train_test_split(pixels, names, test_size=0.2, stratify=names, random_state=42)
X_train, n_train = enlarge(X_train, n_train)
X_train, X_test = X_train / 255.0, X_test / 255.0
binarizer = LabelBinarizer().fit(n_train)
y_train, y_test = binarizer.transform(n_train), binarizer.transform(n_test)

model = Sequential()
for filters in (32, 64, 128):
    model.add(Conv2D(filters, (3, 3), padding="same", activation="relu"))
    model.add(BatchNormalization())
    model.add(MaxPooling2D((2, 2)))
    model.add(Dropout(0.25))
model.add(Flatten())
model.add(Dense(256, activation="relu"))
model.add(Dense(len(binarizer.classes_), activation="softmax"))
model.compile(loss="categorical_crossentropy", optimizer="adam", metrics=["accuracy"])
history = model.fit(X_train, y_train, batch_size=32, epochs=25, verbose=1)

plt.plot(history.history["accuracy"])
plt.show()
pred = model.predict(X_test).argmax(axis=1)
print(classification_report(y_test.argmax(axis=1), pred, target_names=binarizer.classes_))
