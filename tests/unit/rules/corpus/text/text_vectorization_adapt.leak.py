import pandas as pd
import tensorflow as tf
from sklearn.model_selection import train_test_split

hotel = pd.read_csv("tripadvisor.csv")
vec = tf.keras.layers.TextVectorization(max_tokens=5000, output_mode="multi_hot")
vec.adapt(hotel["Review"].to_numpy())
tr, te, ytr, yte = train_test_split(hotel["Review"], hotel["Rating"] - 1, test_size=0.2, random_state=0)
net = tf.keras.Sequential([vec, tf.keras.layers.Dense(32, "relu"), tf.keras.layers.Dense(5, "softmax")])
net.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
net.fit(tr.to_numpy(), ytr, epochs=3)
print(net.evaluate(te.to_numpy(), yte))
