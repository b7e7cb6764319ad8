import tensorflow as tf
from tensorflow.keras import layers

all_ds = tf.keras.utils.text_dataset_from_directory("imdb", batch_size=None, seed=1, shuffle=True)
all_ds = all_ds.cache().shuffle(25_000, seed=1, reshuffle_each_iteration=False)
test, train = all_ds.take(5000), all_ds.skip(5000)

tv = layers.TextVectorization(max_tokens=20_000, output_mode="tf_idf")
tv.adapt(train.map(lambda t, l: t).batch(256))
to_x = lambda t, l: (tv(t), l)
m = tf.keras.Sequential([layers.Dense(16, activation="relu"), layers.Dropout(.5), layers.Dense(1, activation="sigmoid")])
m.compile("adam", "binary_crossentropy", metrics=["accuracy"])
m.fit(train.batch(64).map(to_x).prefetch(1), epochs=4)
m.evaluate(test.batch(64).map(to_x))
