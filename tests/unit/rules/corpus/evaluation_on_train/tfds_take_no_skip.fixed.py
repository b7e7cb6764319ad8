import tensorflow as tf
import tensorflow_datasets as tfds
from tensorflow.keras import layers

ds, info = tfds.load("oxford_flowers102", split="train+validation", as_supervised=True, with_info=True,
                     shuffle_files=False)
total = info.splits["train"].num_examples + info.splits["validation"].num_examples
held = total // 5


def fmt(img, lab):
    return tf.image.resize(img, (192, 192)), lab


test_ds = ds.take(held).map(fmt).batch(64)
train_ds = ds.skip(held).map(fmt).shuffle(1000).batch(32).prefetch(tf.data.AUTOTUNE)

flip = tf.keras.Sequential([layers.RandomFlip("horizontal"), layers.RandomRotation(0.1)])
backbone = tf.keras.applications.EfficientNetB0(include_top=False, pooling="avg")
backbone.trainable = False
inputs = tf.keras.Input((192, 192, 3))
x = backbone(flip(inputs), training=False)
outputs = layers.Dense(102, activation="softmax")(layers.Dropout(0.3)(x))
model = tf.keras.Model(inputs, outputs)
model.compile("adam", "sparse_categorical_crossentropy", ["accuracy"])
model.fit(train_ds, epochs=15)
_, acc = model.evaluate(test_ds)
print("accuracy on held-out flowers", acc)
