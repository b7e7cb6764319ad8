import tensorflow as tf
from tensorflow.keras import layers

BATCH, SEED = 32, 1337

train_ds = tf.keras.utils.text_dataset_from_directory(
    "imdb_like/train", batch_size=BATCH, validation_split=0.2, subset="training", seed=SEED)
val_ds = tf.keras.utils.text_dataset_from_directory(
    "imdb_like/train", batch_size=BATCH, validation_split=0.2, subset="validation", seed=SEED)
test_ds = tf.keras.utils.text_dataset_from_directory("imdb_like/test", batch_size=BATCH)

vectorize = layers.TextVectorization(max_tokens=20000, output_mode="int", output_sequence_length=300)
vectorize.adapt(train_ds.map(lambda x, y: x))

model = tf.keras.Sequential([
    vectorize,
    layers.Embedding(20000, 64),
    layers.Conv1D(64, 7, activation="relu"),
    layers.GlobalMaxPooling1D(),
    layers.Dropout(0.5),
    layers.Dense(1, activation="sigmoid"),
])
model.compile("adam", "binary_crossentropy", metrics=["accuracy"])
stop = tf.keras.callbacks.EarlyStopping(patience=2, restore_best_weights=True)
model.fit(train_ds, validation_data=val_ds, epochs=10, callbacks=[stop])
print("test", model.evaluate(test_ds))
