import tensorflow as tf
import tensorflow_datasets as tfds

SEED, BATCH = 13, 64
ds, info = tfds.load("plant_village", split="train", as_supervised=True, with_info=True)
n = info.splits["train"].num_examples


def prep(img, lab):
    return tf.image.resize(img, (96, 96)) / 255.0, lab


ds = ds.map(prep).shuffle(10_000, seed=SEED, reshuffle_each_iteration=False)
rot = lambda im, l: (tf.image.rot90(im), l)
bright = lambda im, l: (tf.image.random_brightness(im, 0.2), l)
n_test = int(0.2 * n)
test_ds = ds.take(n_test)
base = ds.skip(n_test)
train_ds = base.concatenate(base.map(rot)).concatenate(base.map(bright))
train_ds = train_ds.shuffle(10_000, seed=SEED)

model = tf.keras.applications.MobileNetV2(input_shape=(96, 96, 3), weights=None, classes=38)
model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(train_ds.batch(BATCH).prefetch(2), epochs=5)
print(model.evaluate(test_ds.batch(BATCH), return_dict=True))
