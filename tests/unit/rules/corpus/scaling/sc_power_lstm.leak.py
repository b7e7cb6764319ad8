import numpy as np
import pandas as pd
from sklearn.preprocessing import MinMaxScaler
from tensorflow import keras
from tensorflow.keras import layers

keras.utils.set_random_seed(42)
WINDOW = 24

series = pd.read_csv("household_power.csv", parse_dates=["t"], index_col="t")["kw"].resample("1h").mean().ffill()
values = series.to_numpy().reshape(-1, 1)

train_len = int(len(values) * 0.8)
scaler = MinMaxScaler((0, 1))
scaled = scaler.fit_transform(values)


def windows(arr):
    xs, ys = [], []
    for i in range(WINDOW, len(arr)):
        xs.append(arr[i - WINDOW:i])
        ys.append(arr[i, 0])
    return np.array(xs), np.array(ys)


x_train, y_train = windows(scaled[:train_len])
x_test, y_test = windows(scaled[train_len - WINDOW:])

model = keras.Sequential([keras.Input((WINDOW, 1)), layers.LSTM(32), layers.Dense(1)])
model.compile(optimizer="adam", loss="mse")
model.fit(x_train, y_train, epochs=10, batch_size=64, verbose=0)

pred = scaler.inverse_transform(model.predict(x_test))
true = scaler.inverse_transform(y_test.reshape(-1, 1))
print("RMSE kW", np.sqrt(np.mean((pred - true) ** 2)))
