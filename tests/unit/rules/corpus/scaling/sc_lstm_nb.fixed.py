# # Bitcoin price with a GRU
import os
import numpy as np
import pandas as pd
import matplotlib.pyplot as plt
import tensorflow as tf
from sklearn.metrics import mean_absolute_error, mean_squared_error
from sklearn.preprocessing import MinMaxScaler
from tensorflow.keras.callbacks import EarlyStopping
from tensorflow.keras.layers import GRU, Dense, Dropout, Input
from tensorflow.keras.models import Sequential

os.environ["TF_CPP_MIN_LOG_LEVEL"] = "2"
tf.keras.utils.set_random_seed(7)

# ## 1. Data
btc = pd.read_csv("../input/btc/BTC-USD.csv", parse_dates=["Date"])
btc = btc.dropna().sort_values("Date").set_index("Date")
btc.tail()
print(btc.index.min(), btc.index.max(), len(btc))
print(btc.describe())

# ## 2. Plots
btc["Close"].plot(figsize=(14, 5), title="Close")
plt.show()
btc["Volume"].plot(figsize=(14, 3), title="Volume")
plt.show()

monthly = btc.groupby(btc.index.to_period("M"))["Close"].mean()
monthly.plot.bar(figsize=(16, 4))
plt.show()

for w in (50, 200):
    btc["Close"].rolling(w).mean().plot(label=f"MA{w}")
plt.legend()
plt.show()

ret = btc["Close"].pct_change()
print("daily vol", ret.std(), "best day", ret.max(), "worst day", ret.min())
ret.hist(bins=100)
plt.show()

# ## 3. Scaling
close = btc[["Close"]].to_numpy(dtype="float32")
n_train = int(len(close) * 0.7)
n_val = int(len(close) * 0.85)
mm = MinMaxScaler()
mm.fit(close[:n_train])
close_s = mm.transform(close)
print(close_s[:3])

# ## 4. Windows
T = 30


def make_windows(data, start, stop):
    X, y = [], []
    for i in range(max(start, T), stop):
        X.append(data[i - T:i])
        y.append(data[i])
    return np.array(X), np.array(y)


X_train, y_train = make_windows(close_s, 0, n_train)
X_val, y_val = make_windows(close_s, n_train, n_val)
X_test, y_test = make_windows(close_s, n_val, len(close_s))
print(X_train.shape, X_val.shape, X_test.shape)

# ## 5. Network
model = Sequential([
    Input((T, 1)),
    GRU(64, return_sequences=True),
    Dropout(0.2),
    GRU(32),
    Dropout(0.2),
    Dense(1),
])
model.compile(optimizer="adam", loss="mse")
model.summary()

es = EarlyStopping(monitor="val_loss", patience=8, restore_best_weights=True)
hist = model.fit(X_train, y_train, validation_data=(X_val, y_val), epochs=60, batch_size=32, callbacks=[es], verbose=2)

plt.plot(hist.history["loss"], label="train")
plt.plot(hist.history["val_loss"], label="val")
plt.legend()
plt.show()

# ## 6. Test
pred = mm.inverse_transform(model.predict(X_test))
true = mm.inverse_transform(y_test)
print("MAE", mean_absolute_error(true, pred))
print("RMSE", mean_squared_error(true, pred) ** 0.5)

naive = mm.inverse_transform(X_test[:, -1, :])
print("MAE of yesterday's price", mean_absolute_error(true, naive))

dates = btc.index[n_val:]
plt.figure(figsize=(14, 5))
plt.plot(dates, true, label="true")
plt.plot(dates, pred, label="GRU")
plt.legend()
plt.show()
