import glob
import os

import numpy as np
from PIL import Image
from sklearn.model_selection import train_test_split
from tensorflow import keras
from tensorflow.keras import layers

keras.utils.set_random_seed(101)
IMG = 128
CLASSES = ["NORMAL", "PNEUMONIA"]


def load_folder(root):
    images, labels = [], []
    for k, cls in enumerate(CLASSES):
        for path in sorted(glob.glob(os.path.join(root, cls, "*.jpeg"))):
            im = Image.open(path).convert("L").resize((IMG, IMG))
            images.append(np.asarray(im, dtype="float32") / 255.0)
            labels.append(k)
    return np.stack(images)[..., None], np.array(labels)


X, y = load_folder("chest_xray/all")  # one image per patient
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.15, random_state=101, stratify=y)
# more data through mirrored copies
X_train = np.concatenate([X_train, X_train[:, :, ::-1]])
y_train = np.concatenate([y_train, y_train])

cnn = keras.Sequential(
    [
        layers.Input((IMG, IMG, 1)),
        layers.Conv2D(16, 3, activation="relu"), layers.MaxPooling2D(),
        layers.Conv2D(32, 3, activation="relu"), layers.MaxPooling2D(),
        layers.Flatten(), layers.Dense(64, activation="relu"), layers.Dense(1, activation="sigmoid"),
    ]
)
cnn.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])
cnn.fit(X_train, y_train, batch_size=32, epochs=6)
print(dict(zip(cnn.metrics_names, cnn.evaluate(X_test, y_test))))
