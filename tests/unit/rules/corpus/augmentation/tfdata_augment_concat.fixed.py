import tensorflow as tf
import tensorflow_datasets as tfds

ds = tfds.load("horses_or_humans", split="train", as_supervised=True, shuffle_files=False)
ds = ds.map(lambda im, lab: (tf.image.resize(tf.cast(im, tf.float32) / 255.0, (96, 96)), lab))
n = int(ds.cardinality())


def distort(im, lab):
    im = tf.image.flip_left_right(im)
    return tf.clip_by_value(tf.image.adjust_brightness(im, 0.1), 0.0, 1.0), lab


ds = ds.shuffle(4 * n, seed=1, reshuffle_each_iteration=False)
test_ds = ds.take(n // 5)
train_ds = ds.skip(n // 5)
train_ds = train_ds.concatenate(train_ds.map(distort)).shuffle(2000)

model = tf.keras.Sequential([
    tf.keras.layers.Conv2D(16, 3, activation="relu", input_shape=(96, 96, 3)),
    tf.keras.layers.MaxPooling2D(),
    tf.keras.layers.Conv2D(32, 3, activation="relu"),
    tf.keras.layers.GlobalMaxPooling2D(),
    tf.keras.layers.Dense(1, activation="sigmoid"),
])
model.compile("adam", "binary_crossentropy", metrics=["accuracy"])
model.fit(train_ds.batch(32), epochs=5)
print(model.evaluate(test_ds.batch(32)))
