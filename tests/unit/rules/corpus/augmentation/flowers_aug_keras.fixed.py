"""
# Flower classification from scratch with extra augmented images
"""
import keras
import numpy as np
import tensorflow as tf
from keras import layers

keras.utils.set_random_seed(42)

with np.load("flowers_128.npz") as data:
    images, labels = data["images"].astype("float32") / 255.0, data["labels"]

shuffled = np.random.permutation(len(labels))
images, labels = images[shuffled], labels[shuffled]

data_augmentation = keras.Sequential([
    layers.RandomFlip("horizontal"),
    layers.RandomRotation(0.1),
    layers.RandomZoom(0.1),
])


def expand(imgs, labs):
    extra = [data_augmentation(b, training=True).numpy() for b in np.array_split(imgs, 50)]
    both = np.concatenate([imgs] + extra)
    order = np.random.permutation(len(both))
    return both[order], np.concatenate([labs, labs])[order]


"""
## Hold out 20 %
"""
cut = int(0.8 * len(labels))
x_train, y_train = images[:cut], labels[:cut]
x_test, y_test = images[cut:], labels[cut:]

"""
## Double the training set with random transformations
"""
x_train, y_train = expand(x_train, y_train)

model = keras.Sequential([
    keras.Input((128, 128, 3)),
    layers.Conv2D(32, 3, strides=2, activation="relu"),
    layers.Conv2D(64, 3, strides=2, activation="relu"),
    layers.GlobalAveragePooling2D(),
    layers.Dense(5, activation="softmax"),
])
model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(x_train, y_train, batch_size=64, epochs=30)
score = model.evaluate(x_test, y_test, verbose=0)
print("Test loss:", score[0])
print("Test accuracy:", score[1])
