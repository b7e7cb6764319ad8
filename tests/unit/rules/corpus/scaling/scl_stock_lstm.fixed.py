import math

import numpy as np
import pandas as pd
from keras.layers import LSTM, Dense
from keras.models import Sequential
from keras.utils import set_random_seed
from sklearn.preprocessing import MinMaxScaler

set_random_seed(7)
prices = pd.read_csv("AAPL.csv", index_col="Date", parse_dates=True).filter(["Close"])
dataset = prices.values
training_data_len = math.ceil(len(dataset) * 0.8)

# Scale the data
scaler = MinMaxScaler(feature_range=(0, 1))
scaler.fit(dataset[:training_data_len])
scaled_data = scaler.transform(dataset)

# Create the training data set
train_data = scaled_data[0:training_data_len, :]
x_train, y_train = [], []
for i in range(60, len(train_data)):
    x_train.append(train_data[i - 60 : i, 0])
    y_train.append(train_data[i, 0])
x_train, y_train = np.array(x_train)[..., None], np.array(y_train)

# Build the LSTM model
model = Sequential()
model.add(LSTM(50, return_sequences=True, input_shape=(60, 1)))
model.add(LSTM(50))
model.add(Dense(25))
model.add(Dense(1))
model.compile(optimizer="adam", loss="mean_squared_error")
model.fit(x_train, y_train, batch_size=32, epochs=10)

# Create the testing data set: the window reaches back 60 days
test_data = scaled_data[training_data_len - 60 :, :]
x_test = np.array([test_data[i - 60 : i, 0] for i in range(60, len(test_data))])[..., None]
y_test = dataset[training_data_len:, :]

predictions = scaler.inverse_transform(model.predict(x_test))
rmse = np.sqrt(np.mean((predictions - y_test) ** 2))
print("RMSE", rmse)
