import numpy as np
import pandas as pd
from imblearn.over_sampling import ADASYN
from sklearn.model_selection import train_test_split
from tensorflow import keras
from tensorflow.keras import layers

df = pd.read_csv("mitbih_train.csv", header=None)
X = df.iloc[:, :187].values
y = df.iloc[:, 187].astype(int).values
print(np.bincount(y))

x_train, x_val, y_train, y_val = train_test_split(X, y, test_size=0.2, shuffle=True)
x_train, y_train = ADASYN(n_neighbors=5).fit_resample(x_train, y_train)
print(np.bincount(y_train))

x_train = x_train[..., None]
x_val = x_val[..., None]

model = keras.Sequential([
    layers.Conv1D(32, 5, activation="relu", input_shape=(187, 1)),
    layers.MaxPool1D(2),
    layers.Conv1D(64, 5, activation="relu"),
    layers.GlobalAveragePooling1D(),
    layers.Dense(64, activation="relu"),
    layers.Dense(5, activation="softmax"),
])
model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
model.fit(x_train, y_train, epochs=10, batch_size=128)
loss, acc = model.evaluate(x_val, y_val)
print(f"val acc {acc:.4f}")
