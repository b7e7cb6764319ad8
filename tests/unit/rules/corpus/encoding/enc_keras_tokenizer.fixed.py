import numpy as np
import pandas as pd
import tensorflow as tf
from sklearn.model_selection import train_test_split
from tensorflow.keras import layers

tf.keras.utils.set_random_seed(31)

reviews = pd.read_csv("hotel_reviews.csv").dropna(subset=["review"])
texts = reviews["review"].astype(str).to_numpy()
stars = (reviews["rating"] >= 4).astype("float32").to_numpy()

vectorizer = layers.TextVectorization(max_tokens=20000, output_sequence_length=200)
t_train, t_test, s_train, s_test = train_test_split(texts, stars, test_size=0.15, random_state=31)
vectorizer.adapt(t_train)

model = tf.keras.Sequential([
    layers.Embedding(20000, 64, mask_zero=True),
    layers.Bidirectional(layers.LSTM(32)),
    layers.Dropout(0.3),
    layers.Dense(1, activation="sigmoid"),
])
model.compile("adam", "binary_crossentropy", metrics=["accuracy"])
model.fit(vectorizer(t_train), s_train, epochs=4, batch_size=64, validation_split=0.1)
loss, acc = model.evaluate(vectorizer(t_test), s_test, verbose=0)
print("test accuracy", round(float(acc), 4))
