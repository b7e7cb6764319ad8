import math
import numpy as np
import pandas as pd
import matplotlib.pyplot as plt
from keras.models import Sequential
from keras.layers import LSTM, Dense, Dropout, Input
from sklearn.preprocessing import MinMaxScaler
from sklearn.metrics import mean_squared_error

look_back = 60


def create_dataset(arr, steps):
    x, y = [], []
    for i in range(steps, len(arr)):
        x.append(arr[i - steps:i, 0])
        y.append(arr[i, 0])
    x, y = np.array(x), np.array(y)
    return x.reshape(x.shape[0], x.shape[1], 1), y


def build(steps):
    m = Sequential()
    m.add(Input(shape=(steps, 1)))
    m.add(LSTM(50, return_sequences=True))
    m.add(Dropout(0.2))
    m.add(LSTM(50))
    m.add(Dense(25))
    m.add(Dense(1))
    m.compile(optimizer='adam', loss='mean_squared_error')
    return m


df = pd.read_csv('AAPL.csv', parse_dates=['Date'], index_col='Date').sort_index()
data = df.filter(['Close'])
values = data.values
training_data_len = math.ceil(len(values) * .8)

scaler = MinMaxScaler(feature_range=(0, 1))
scaled_data = scaler.fit_transform(values)

train_data = scaled_data[:training_data_len, :]
test_data = scaled_data[training_data_len - look_back:, :]

x_train, y_train = create_dataset(train_data, look_back)
x_test, _ = create_dataset(test_data, look_back)
y_test = values[training_data_len:, :]

model = build(look_back)
model.fit(x_train, y_train, batch_size=32, epochs=20)

predictions = scaler.inverse_transform(model.predict(x_test))
print('RMSE', np.sqrt(mean_squared_error(y_test, predictions)))

valid = data[training_data_len:].copy()
valid['Predictions'] = predictions
plt.figure(figsize=(16, 8))
plt.plot(data[:training_data_len]['Close'])
plt.plot(valid[['Close', 'Predictions']])
plt.legend(['Train', 'Val', 'Predictions'], loc='lower right')
plt.show()
