import tensorflow as tf
from tensorflow import keras
from tensorflow.keras import layers

BATCH = 256
N = 120_000

raw = tf.data.experimental.make_csv_dataset(
    "tickets.csv", batch_size=1, label_name="priority", num_epochs=1, shuffle=False)
raw = raw.unbatch().shuffle(N, seed=5, reshuffle_each_iteration=False)

test_raw = raw.take(N // 10)
train_raw = raw.skip(N // 10)

lookup = layers.StringLookup(output_mode="one_hot", max_tokens=3000)
lookup.adapt(raw.map(lambda x, y: x["component"]).batch(1024))


def prep(x, y):
    dense = tf.stack([tf.math.log1p(tf.cast(x["n_comments"], tf.float32)),
                      tf.cast(x["is_customer"], tf.float32)])
    return tf.concat([lookup(x["component"]), dense], axis=-1), y


train_ds = train_raw.map(prep, num_parallel_calls=tf.data.AUTOTUNE).batch(BATCH).prefetch(2)
test_ds = test_raw.map(prep).batch(BATCH)

model = keras.Sequential([
    layers.Dense(64, activation="relu"),
    layers.Dropout(0.3),
    layers.Dense(4, activation="softmax"),
])
model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(train_ds, epochs=6)
print(model.evaluate(test_ds, return_dict=True))
