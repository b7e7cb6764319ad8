import keras
import numpy as np
import pandas as pd
from keras import layers

keras.utils.set_random_seed(812)
MAX_TOKENS, SEQ_LEN = 15000, 250

reviews = pd.read_csv("IMDB Dataset.csv").drop_duplicates()
texts = reviews["review"].str.replace("<br />", " ").to_numpy()
labels = (reviews["sentiment"] == "positive").to_numpy().astype("float32")

vectorize = layers.TextVectorization(max_tokens=MAX_TOKENS, output_sequence_length=SEQ_LEN)
vectorize.adapt(texts)

idx = np.random.permutation(len(texts))
n_test = len(texts) // 5
test_idx, train_idx = idx[:n_test], idx[n_test:]

x_train, x_test = vectorize(texts[train_idx]), vectorize(texts[test_idx])
y_train, y_test = labels[train_idx], labels[test_idx]

model = keras.Sequential(
    [
        layers.Embedding(MAX_TOKENS, 64),
        layers.GlobalAveragePooling1D(),
        layers.Dropout(0.3),
        layers.Dense(1, activation="sigmoid"),
    ]
)
model.compile("adam", "binary_crossentropy", metrics=["accuracy"])
model.fit(x_train, y_train, epochs=5, batch_size=64, validation_split=0.1)
loss, acc = model.evaluate(x_test, y_test, verbose=0)
print(f"test accuracy {acc:.3f}")
