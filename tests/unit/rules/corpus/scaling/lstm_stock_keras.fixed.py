# Stock price prediction with LSTM in Keras (full code of the article)
import numpy as np
import pandas as pd
import yfinance as yf
from sklearn.preprocessing import MinMaxScaler
from tensorflow import keras
from tensorflow.keras import layers

LOOKBACK = 60

stock = yf.download("AAPL", start="2012-01-01", end="2022-12-31")
close = stock[["Close"]].values
print("All time high:", close.max())

train_len = int(np.ceil(len(close) * 0.8))
scaler = MinMaxScaler(feature_range=(0, 1))
scaler.fit(close[:train_len])
scaled = scaler.transform(close)


def make_windows(series, start, stop):
    xs, ys = [], []
    for i in range(start, stop):
        xs.append(series[i - LOOKBACK:i, 0])
        ys.append(series[i, 0])
    return np.array(xs)[..., None], np.array(ys)


x_train, y_train = make_windows(scaled, LOOKBACK, train_len)
x_test, _ = make_windows(scaled, train_len, len(scaled))
y_test = close[train_len:]

inputs = keras.Input(shape=(LOOKBACK, 1))
h = layers.LSTM(50, return_sequences=True)(inputs)
h = layers.LSTM(50)(h)
h = layers.Dense(25, activation="relu")(h)
outputs = layers.Dense(1)(h)
model = keras.Model(inputs, outputs)
model.compile(optimizer="adam", loss="mean_squared_error")
model.fit(x_train, y_train, batch_size=32, epochs=10, shuffle=True)

predictions = scaler.inverse_transform(model.predict(x_test))
rmse = np.sqrt(np.mean((predictions - y_test) ** 2))
naive = np.sqrt(np.mean((close[train_len - 1:-1] - y_test) ** 2))
print("RMSE LSTM:", rmse, "RMSE yesterday's price:", naive)

valid = pd.DataFrame({"Close": y_test.ravel(), "Predictions": predictions.ravel()}, index=stock.index[train_len:])
valid.to_csv("predictions.csv")
