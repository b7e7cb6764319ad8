import numpy as np
import tensorflow as tf
from sklearn.model_selection import train_test_split
from tensorflow.keras import layers

tf.keras.utils.set_random_seed(1)
photos = np.load("pets_photos.npy").astype("float32") / 255
is_cat = np.load("pets_labels.npy")

flipped = photos[:, :, ::-1, :]
photos = np.concatenate([photos, flipped])
is_cat = np.concatenate([is_cat, is_cat])

tr_img, te_img, tr_lab, te_lab = train_test_split(photos, is_cat, test_size=0.2, random_state=1)

net = tf.keras.Sequential([
    layers.Input(photos.shape[1:]),
    layers.Conv2D(32, 3, activation="relu"),
    layers.MaxPool2D(),
    layers.Conv2D(64, 3, activation="relu"),
    layers.MaxPool2D(),
    layers.Flatten(),
    layers.Dropout(0.5),
    layers.Dense(1, activation="sigmoid"),
])
net.compile(loss="binary_crossentropy", optimizer="rmsprop", metrics=["accuracy"])
net.fit(tr_img, tr_lab, epochs=12, batch_size=32)
_, acc = net.evaluate(te_img, te_lab)
print("Test accuracy:", acc)
