import numpy as np
import pandas as pd
from sklearn.preprocessing import MinMaxScaler
from tensorflow import keras

keras.utils.set_random_seed(123)
LOOKBACK = 60

close = pd.read_csv("AAPL.csv", parse_dates=["Date"]).sort_values("Date")[["Close"]].to_numpy()
n_train = int(len(close) * 0.8)

sc = MinMaxScaler(feature_range=(0, 1))
scaled = sc.fit_transform(close)


def windows(series):
    X, y = [], []
    for i in range(LOOKBACK, len(series)):
        X.append(series[i - LOOKBACK:i, 0])
        y.append(series[i, 0])
    return np.array(X)[..., None], np.array(y)


X_train, y_train = windows(scaled[:n_train])
X_test, y_test = windows(scaled[n_train - LOOKBACK:])

net = keras.Sequential([
    keras.layers.Input((LOOKBACK, 1)),
    keras.layers.LSTM(50, return_sequences=True),
    keras.layers.LSTM(50),
    keras.layers.Dense(1),
])
net.compile(optimizer="adam", loss="mse")
net.fit(X_train, y_train, epochs=20, batch_size=32, verbose=2)

forecast = sc.inverse_transform(net.predict(X_test))
actual = sc.inverse_transform(y_test.reshape(-1, 1))
print("RMSE", np.sqrt(np.mean((forecast - actual) ** 2)))
