import numpy as np
import pandas as pd
from sklearn.model_selection import train_test_split
from tensorflow.keras import Sequential
from tensorflow.keras.layers import LSTM, Dense

wind = pd.read_csv("wind.csv", parse_dates=["time"]).set_index("time")["speed"].to_numpy() / 30.0


def windows(v, n):
    return np.array([v[i:i + n] for i in range(len(v) - n)]), v[n:]


X, y = windows(wind, 24)
X = X[..., None]
cut = int(len(X) * 0.8)
X_train, X_test, y_train, y_test = X[:cut], X[cut + 24:], y[:cut], y[cut + 24:]
model = Sequential([LSTM(32), Dense(1)])
model.compile("adam", "mae")
model.fit(X_train, y_train, epochs=5)
print(model.evaluate(X_test, y_test))
