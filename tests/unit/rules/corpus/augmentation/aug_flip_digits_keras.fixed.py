import numpy as np
from sklearn.model_selection import train_test_split
from tensorflow import keras
from tensorflow.keras import layers

keras.utils.set_random_seed(64)

with np.load("defects_64x64.npz") as f:
    imgs, labels = f["images"].astype("float32") / 255.0, f["labels"]

x_train, x_test, y_train, y_test = train_test_split(imgs, labels, test_size=0.2, random_state=64, stratify=labels)

x_train = np.concatenate([x_train, x_train[:, :, ::-1]])
y_train = np.concatenate([y_train, y_train])

cnn = keras.Sequential([
    layers.Input((64, 64, 1)),
    layers.Conv2D(16, 3, activation="relu"),
    layers.MaxPooling2D(),
    layers.Conv2D(32, 3, activation="relu"),
    layers.GlobalAveragePooling2D(),
    layers.Dense(int(labels.max()) + 1, activation="softmax"),
])
cnn.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
cnn.fit(x_train[..., None], y_train, epochs=15, batch_size=32, verbose=2)
print("test:", cnn.evaluate(x_test[..., None], y_test, verbose=0))
