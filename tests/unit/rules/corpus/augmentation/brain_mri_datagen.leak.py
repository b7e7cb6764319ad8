import os
import cv2
import numpy as np
import matplotlib.pyplot as plt
from sklearn.model_selection import train_test_split
from sklearn.utils import shuffle
from tensorflow.keras.layers import Input, Conv2D, MaxPooling2D, Flatten, Dense, BatchNormalization
from tensorflow.keras.models import Model
from tensorflow.keras.preprocessing.image import ImageDataGenerator


def load_dir(folder, label, size=(224, 224)):
    imgs, labs = [], []
    for f in sorted(os.listdir(folder)):
        im = cv2.imread(os.path.join(folder, f))
        if im is None:
            continue
        imgs.append(cv2.resize(im, size) / 255.0)
        labs.append(label)
    return imgs, labs


def augment(images, labels, n):
    gen = ImageDataGenerator(rotation_range=10, width_shift_range=0.1, height_shift_range=0.1,
                             shear_range=0.1, horizontal_flip=True, fill_mode="nearest")
    out_x, out_y = list(images), list(labels)
    for im, lab in zip(images, labels):
        it = gen.flow(im[None, ...], batch_size=1)
        for _ in range(n):
            out_x.append(next(it)[0])
            out_y.append(lab)
    return np.array(out_x), np.array(out_y)


yes_x, yes_y = load_dir("brain_tumor_dataset/yes", 1)
no_x, no_y = load_dir("brain_tumor_dataset/no", 0)
X = yes_x + no_x
y = yes_y + no_y
print("images:", len(X))

X, y = augment(X, y, 6)
X, y = shuffle(X, y, random_state=0)
print("X", X.shape, "y", y.shape)

plt.figure(figsize=(10, 4))
for i in range(10):
    plt.subplot(2, 5, i + 1)
    plt.imshow(X[i])
    plt.axis("off")
plt.show()

X_train, X_test_val, y_train, y_test_val = train_test_split(X, y, test_size=0.3)
X_test, X_val, y_test, y_val = train_test_split(X_test_val, y_test_val, test_size=0.5)

inp = Input((224, 224, 3))
h = Conv2D(32, 7, activation="relu")(inp)
h = BatchNormalization()(h)
h = MaxPooling2D(4)(h)
h = MaxPooling2D(4)(h)
h = Flatten()(h)
out = Dense(1, activation="sigmoid")(h)
model = Model(inp, out)
model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])
hist = model.fit(X_train, y_train, batch_size=32, epochs=10, validation_data=(X_val, y_val))
print("Test loss / acc", model.evaluate(X_test, y_test))
