import numpy as np
import pandas as pd
from sklearn.model_selection import train_test_split
from tensorflow import keras

keras.utils.set_random_seed(2)
d = pd.read_csv("auto_mpg.csv").dropna()
y = d.pop("mpg").to_numpy("float32")
x = d.select_dtypes("number").to_numpy("float32")
x_tr, x_te, y_tr, y_te = train_test_split(x, y, test_size=0.2, random_state=2)

norm = keras.layers.Normalization()
norm.adapt(x_tr)
model = keras.Sequential([norm, keras.layers.Dense(32, activation="relu"), keras.layers.Dense(1)])
model.compile("adam", "mae")
model.fit(x_tr, y_tr, validation_split=0.2, epochs=80, verbose=0)
print("train MAE", model.evaluate(x_tr, y_tr, verbose=0), "test MAE", model.evaluate(x_te, y_te, verbose=0))
print(np.round(model.predict(x_te[:3]).ravel(), 1))
