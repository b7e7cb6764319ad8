import numpy as np
import tensorflow as tf
from sklearn.model_selection import train_test_split
from tensorflow.keras import layers
from tensorflow.keras.preprocessing.image import ImageDataGenerator

tf.keras.utils.set_random_seed(19)
X = np.load("signs.npy").astype("float32") / 255.0
y = np.load("sign_ids.npy")
X_tmp, X_te, y_tmp, y_te = train_test_split(X, y, test_size=0.2, random_state=19, stratify=y)
X_tr, X_va, y_tr, y_va = train_test_split(X_tmp, y_tmp, test_size=0.2, random_state=19, stratify=y_tmp)

aug = ImageDataGenerator(rotation_range=10, zoom_range=0.1, width_shift_range=0.1, featurewise_center=True)
aug.fit(X_tr)
plain = ImageDataGenerator(featurewise_center=True)
plain.fit(X_tr)

net = tf.keras.Sequential(
    [layers.Conv2D(32, 3, activation="relu"), layers.MaxPooling2D(), layers.Flatten(), layers.Dense(43, activation="softmax")]
)
net.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
net.fit(aug.flow(X_tr, y_tr, batch_size=64), validation_data=plain.flow(X_va, y_va), epochs=10)
print(net.evaluate(plain.flow(X_te, y_te, shuffle=False)))
