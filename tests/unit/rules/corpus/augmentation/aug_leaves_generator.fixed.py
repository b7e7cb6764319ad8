import numpy as np
import tensorflow as tf
from tensorflow.keras.applications import MobileNetV2
from tensorflow.keras.preprocessing.image import ImageDataGenerator

tf.keras.utils.set_random_seed(31)

images = np.load("plant_images.npy")  # (N, 160, 160, 3) uint8, every plant once
classes = np.load("plant_labels.npy")
num_classes = int(classes.max()) + 1

datagen = ImageDataGenerator(rotation_range=25, zoom_range=0.2, horizontal_flip=True, fill_mode="nearest")


def augment(imgs, labs, per_image=3):
    out_x, out_y = [imgs.astype("float32")], [labs]
    for _ in range(per_image):
        batch = next(datagen.flow(imgs, labs, batch_size=len(imgs), shuffle=False, seed=31 + _))
        out_x.append(batch[0])
        out_y.append(batch[1])
    return np.concatenate(out_x), np.concatenate(out_y)


perm = np.random.default_rng(31).permutation(len(images))
images, classes = images[perm], classes[perm]
cut = int(0.8 * len(images))
x_train, y_train = augment(images[:cut], classes[:cut])
x_test, y_test = images[cut:].astype("float32"), classes[cut:]

backbone = MobileNetV2(input_shape=(160, 160, 3), include_top=False, pooling="avg")
backbone.trainable = False
model = tf.keras.Sequential(
    [tf.keras.layers.Rescaling(1 / 127.5, offset=-1), backbone, tf.keras.layers.Dense(num_classes, activation="softmax")]
)
model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(x_train, y_train, epochs=5, batch_size=32)
print("Test:", model.evaluate(x_test, y_test, verbose=0))
