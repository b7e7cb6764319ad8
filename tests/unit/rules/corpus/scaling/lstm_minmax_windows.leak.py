import numpy as np
import pandas as pd
from sklearn.preprocessing import MinMaxScaler
from tensorflow.keras.layers import LSTM, Dense
from tensorflow.keras.models import Sequential

df = pd.read_csv("AAPL.csv", parse_dates=["Date"], index_col="Date")
close = df[["Close"]].values
LOOKBACK = 60
n_train = int(len(close) * 0.8)

mm = MinMaxScaler(feature_range=(0, 1))
scaled = mm.fit_transform(close)


def windows(a):
    xs = np.stack([a[i - LOOKBACK:i] for i in range(LOOKBACK, len(a))])
    return xs, a[LOOKBACK:, 0]


x_train, y_train = windows(scaled[:n_train])
x_test, y_test = windows(scaled[n_train - LOOKBACK:])

net = Sequential([LSTM(50, return_sequences=True), LSTM(50), Dense(25), Dense(1)])
net.compile(optimizer="adam", loss="mean_squared_error")
net.fit(x_train, y_train, batch_size=32, epochs=10)

pred = mm.inverse_transform(net.predict(x_test))
actual = mm.inverse_transform(y_test.reshape(-1, 1))
print("RMSE", np.sqrt(((pred - actual) ** 2).mean()))
