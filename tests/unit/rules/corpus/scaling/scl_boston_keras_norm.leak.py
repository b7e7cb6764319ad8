import numpy as np
import pandas as pd
import tensorflow as tf

tf.keras.utils.set_random_seed(1)

names = ["MPG", "Cylinders", "Displacement", "Horsepower", "Weight", "Acceleration", "Year", "Origin"]
auto = pd.read_csv("auto-mpg.data", names=names, na_values="?", comment="\t", sep=" ", skipinitialspace=True)
auto = auto.dropna()
for code, country in {1: "USA", 2: "Europe", 3: "Japan"}.items():
    auto[country] = (auto["Origin"] == code).astype(float)
auto = auto.drop(columns="Origin")

train_dataset = auto.sample(frac=0.8, random_state=0)
test_dataset = auto.drop(train_dataset.index)

train_labels = train_dataset.pop("MPG")
test_labels = test_dataset.pop("MPG")

normalizer = tf.keras.layers.Normalization(axis=-1)
normalizer.adapt(np.array(auto.drop(columns="MPG"), dtype="float32"))


def build_and_compile_model(norm):
    model = tf.keras.Sequential(
        [norm, tf.keras.layers.Dense(64, "relu"), tf.keras.layers.Dense(64, "relu"), tf.keras.layers.Dense(1)]
    )
    model.compile(loss="mean_absolute_error", optimizer=tf.keras.optimizers.Adam(0.001))
    return model


dnn_model = build_and_compile_model(normalizer)
history = dnn_model.fit(np.array(train_dataset, dtype="float32"), train_labels, validation_split=0.2, epochs=100, verbose=0)
print("MAE [MPG]:", dnn_model.evaluate(np.array(test_dataset, dtype="float32"), test_labels, verbose=0))
