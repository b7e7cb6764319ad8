import tensorflow as tf
import pandas as pd
import numpy as np

SEED = 42
COLUMNS = ["mpg", "cyl", "disp", "hp", "weight", "accel", "year", "origin"]

cars = pd.read_csv("autos.data", names=COLUMNS, na_values="?", sep=" ", skipinitialspace=True)
cars = cars.dropna()
cars["origin"] = cars["origin"].map({1: "us", 2: "eu", 3: "jp"})
cars = pd.get_dummies(cars, columns=["origin"], dtype=float)

features = cars.drop(columns="mpg").astype("float32")
labels = cars["mpg"].astype("float32")

train_idx = features.sample(frac=0.8, random_state=SEED).index
x_train, y_train = features.loc[train_idx], labels.loc[train_idx]
x_test, y_test = features.drop(train_idx), labels.drop(train_idx)

normalizer = tf.keras.layers.Normalization(axis=-1)
normalizer.adapt(np.array(x_train))

model = tf.keras.Sequential([
    normalizer,
    tf.keras.layers.Dense(64, activation="relu"),
    tf.keras.layers.Dense(64, activation="relu"),
    tf.keras.layers.Dense(1),
])
model.compile(loss="mae", optimizer=tf.keras.optimizers.Adam(1e-3))
history = model.fit(x_train, y_train, validation_split=0.2, verbose=0, epochs=100)
print(pd.DataFrame(history.history).tail())

print("test MAE:", model.evaluate(x_test, y_test, verbose=0))
err = model.predict(x_test).flatten() - y_test
print(err.describe())
