# # Stock price prediction with LSTM

import numpy as np
import pandas as pd
import yfinance as yf
import matplotlib.pyplot as plt
from sklearn.preprocessing import MinMaxScaler
from tensorflow.keras.models import Sequential
from tensorflow.keras.layers import LSTM, Dense, Dropout
from tensorflow.keras.callbacks import EarlyStopping

df = yf.download('SIE.DE', start='2010-01-01', end='2023-12-31')
df = df[['Close']].dropna()
df.plot(figsize=(12, 4), title='Siemens closing price');

LOOKBACK = 60
values = df.values
n_train = int(len(values) * 0.8)
print(df.index[n_train])

scaler = MinMaxScaler(feature_range=(0, 1))
scaler.fit(values[:n_train])
scaled = scaler.transform(values)
scaled.min(), scaled.max()

def make_windows(series, lookback):
    X, y = [], []
    for i in range(lookback, len(series)):
        X.append(series[i - lookback:i, 0])
        y.append(series[i, 0])
    return np.array(X)[..., None], np.array(y)

X_train, y_train = make_windows(scaled[:n_train], LOOKBACK)
# the first test window may look back into the training period
X_test, y_test = make_windows(scaled[n_train - LOOKBACK:], LOOKBACK)
X_train.shape, X_test.shape

model = Sequential([
    LSTM(64, return_sequences=True, input_shape=(LOOKBACK, 1)),
    Dropout(0.2),
    LSTM(32),
    Dense(1),
])
model.compile(optimizer='adam', loss='mse')
model.summary()

# last 10 % of the training period for early stopping
es = EarlyStopping(monitor='val_loss', patience=8, restore_best_weights=True)
hist = model.fit(X_train, y_train, validation_split=0.1, epochs=100, batch_size=32, callbacks=[es], verbose=2)

pred = scaler.inverse_transform(model.predict(X_test))[:, 0]
true = scaler.inverse_transform(y_test.reshape(-1, 1))[:, 0]
rmse = np.sqrt(np.mean((pred - true) ** 2))
naive = np.sqrt(np.mean((true[1:] - true[:-1]) ** 2))
print(f'RMSE {rmse:.2f}  (yesterday = today: {naive:.2f})')

plt.figure(figsize=(12, 4))
plt.plot(df.index[n_train:], true, label='real')
plt.plot(df.index[n_train:], pred, label='predicted')
plt.legend();
