import tensorflow as tf

raw_train = tf.keras.utils.text_dataset_from_directory("aclImdb/train", validation_split=0.2, subset="training", seed=1)
raw_val = tf.keras.utils.text_dataset_from_directory("aclImdb/train", validation_split=0.2, subset="validation", seed=1)
raw_test = tf.keras.utils.text_dataset_from_directory("aclImdb/test")
vec = tf.keras.layers.TextVectorization(max_tokens=10000, output_sequence_length=250)
vec.adapt(raw_train.map(lambda x, y: x))
model = tf.keras.Sequential([vec, tf.keras.layers.Embedding(10000, 16),
                             tf.keras.layers.GlobalAveragePooling1D(), tf.keras.layers.Dense(1, "sigmoid")])
model.compile("adam", "binary_crossentropy", ["accuracy"])
model.fit(raw_train, validation_data=raw_val, epochs=10)
print(model.evaluate(raw_test))
