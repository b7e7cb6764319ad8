import numpy as np
import pandas as pd
from tensorflow.keras import Sequential
from tensorflow.keras.layers import GRU, Dense

SETTINGS = {
    "csv": "jena_like_weather.csv",
    "target": "temp",
    "window": 72,
    "ahead": 6,
    "train_frac": 0.7,
}


def make_windows(values, target, window, ahead):
    X, y = [], []
    for i in range(window, len(values) - ahead):
        X.append(values[i - window:i])
        y.append(target[i + ahead])
    return np.stack(X), np.array(y)


wx = pd.read_csv(SETTINGS["csv"], parse_dates=["time"]).set_index("time").resample("1h").mean()
wx = wx.ffill().dropna()
wx["day_sin"] = np.sin(2 * np.pi * wx.index.hour / 24)
wx["day_cos"] = np.cos(2 * np.pi * wx.index.hour / 24)
n_train = int(SETTINGS["train_frac"] * len(wx))

values = wx.to_numpy("float32")
m, s = np.mean(values, axis=0), np.std(values, axis=0)
values = (values - m) / s
j = wx.columns.get_loc(SETTINGS["target"])
target = values[:, j]

Xtr, ytr = make_windows(values[:n_train], target[:n_train], SETTINGS["window"], SETTINGS["ahead"])
Xte, yte = make_windows(values[n_train:], target[n_train:], SETTINGS["window"], SETTINGS["ahead"])
print(Xtr.shape, Xte.shape)

rnn = Sequential([GRU(48, input_shape=Xtr.shape[1:]), Dense(1)])
rnn.compile("rmsprop", "mae")
rnn.fit(Xtr, ytr, epochs=10, batch_size=256, verbose=2)
mae = rnn.evaluate(Xte, yte, verbose=0)
print("test MAE in degrees:", mae * s[j])
print("persistence MAE:", np.abs(Xte[:, -1, j] - yte).mean() * s[j])
