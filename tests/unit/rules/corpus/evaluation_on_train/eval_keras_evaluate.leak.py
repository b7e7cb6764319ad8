import numpy as np
import pandas as pd
import tensorflow as tf

tf.random.set_seed(9)
np.random.seed(9)

bean = pd.read_csv("dry_beans.csv").sample(frac=1, random_state=9)
codes, names = pd.factorize(bean["Class"], sort=True)
M = bean.drop(columns="Class").to_numpy("float32")
cut = int(len(M) * 0.8)
train_x, train_y = M[:cut], codes[:cut]
test_x, test_y = M[cut:], codes[cut:]

norm = tf.keras.layers.Normalization()
norm.adapt(train_x)
mlp = tf.keras.Sequential([
    norm,
    tf.keras.layers.Dense(64, activation="relu"),
    tf.keras.layers.Dense(64, activation="relu"),
    tf.keras.layers.Dense(len(names), activation="softmax"),
])
mlp.compile(optimizer="adam", loss="sparse_categorical_crossentropy", metrics=["accuracy"])
mlp.fit(train_x, train_y, epochs=40, batch_size=64, validation_split=0.1, verbose=0)

loss, acc = mlp.evaluate(train_x, train_y, verbose=0)
print(f"Final accuracy of the bean classifier: {acc * 100:.1f}%")
