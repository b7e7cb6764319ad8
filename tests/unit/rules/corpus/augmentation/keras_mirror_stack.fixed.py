import numpy as np
from sklearn.model_selection import train_test_split
from tensorflow import keras
from tensorflow.keras import layers

imgs = np.load("xray_imgs.npy") / 255.0
labs = np.load("xray_labs.npy")

x_tr, x_te, y_tr, y_te = train_test_split(imgs, labs, test_size=0.15, random_state=4)
mirrored = x_tr[:, :, ::-1]
dark = np.clip(x_tr * 0.8, 0, 1)
x_tr = np.concatenate([x_tr, mirrored, dark])
y_tr = np.tile(y_tr, 3)

m = keras.Sequential([
    keras.Input(imgs.shape[1:]),
    layers.Conv2D(32, 3, activation="relu"), layers.MaxPooling2D(),
    layers.Conv2D(64, 3, activation="relu"), layers.MaxPooling2D(),
    layers.Flatten(), layers.Dropout(0.4), layers.Dense(1, activation="sigmoid"),
])
m.compile("rmsprop", "binary_crossentropy", metrics=["accuracy"])
m.fit(x_tr, y_tr, epochs=10, batch_size=32)
m.evaluate(x_te, y_te)
