import pandas as pd
import tensorflow as tf
from sklearn.model_selection import train_test_split

fuel = pd.read_csv("auto-mpg.csv").dropna().select_dtypes("number")
train, test = train_test_split(fuel, test_size=0.2, random_state=0)
train_y, test_y = train.pop("mpg"), test.pop("mpg")
norm = tf.keras.layers.Normalization(axis=-1)
norm.adapt(train.to_numpy())
net = tf.keras.Sequential([norm, tf.keras.layers.Dense(64, "relu"), tf.keras.layers.Dense(1)])
net.compile(loss="mae", optimizer="adam")
net.fit(train.to_numpy(), train_y, epochs=50, verbose=0)
norm.adapt(test.to_numpy())
print(net.evaluate(test.to_numpy(), test_y))
