"""
# Classifying news headlines

We vectorize headlines with the `TextVectorization` layer and train a 1D convnet.
"""
import keras
import numpy as np
import pandas as pd
import tensorflow as tf
from keras import layers

keras.utils.set_random_seed(0)

max_features = 15000
sequence_length = 40

headlines = pd.read_json("News_Category_Dataset.json", lines=True)
headlines = headlines.sample(frac=1.0, random_state=0).reset_index(drop=True)
texts = headlines["headline"].to_numpy()
labels = (headlines["category"] == "POLITICS").astype("int32").to_numpy()

num_train = int(0.8 * len(texts))
train_texts, test_texts = texts[:num_train], texts[num_train:]
train_labels, test_labels = labels[:num_train], labels[num_train:]

# Learn the vocabulary and idf weights
vectorize_layer = layers.TextVectorization(max_tokens=max_features, output_mode="tf_idf")
vectorize_layer.adapt(tf.data.Dataset.from_tensor_slices(train_texts).batch(256))

inputs = keras.Input(shape=(1,), dtype="string")
x = vectorize_layer(inputs)
x = layers.Dense(64, activation="relu")(x)
x = layers.Dropout(0.5)(x)
outputs = layers.Dense(1, activation="sigmoid")(x)
model = keras.Model(inputs, outputs)
model.compile("adam", "binary_crossentropy", metrics=["accuracy"])

model.fit(train_texts[:, None], train_labels, epochs=5, batch_size=128)
print("Test accuracy:", model.evaluate(test_texts[:, None], test_labels)[1])
