import numpy as np
import pandas as pd
import tensorflow as tf

raw = pd.read_csv("auto-mpg.csv").dropna()
train = raw.sample(frac=0.8, random_state=0)
test = raw.drop(train.index)
y_tr, y_te = train.pop("MPG"), test.pop("MPG")
norm = tf.keras.layers.Normalization(axis=-1)
norm.adapt(np.array(train, dtype="float32"))
model = tf.keras.Sequential([norm, tf.keras.layers.Dense(64, activation="relu"), tf.keras.layers.Dense(1)])
model.compile(tf.keras.optimizers.Adam(1e-3), loss="mae")
model.fit(train.astype("float32"), y_tr, validation_split=0.2, epochs=100, verbose=0)
print(model.evaluate(test.astype("float32"), y_te, verbose=0))
