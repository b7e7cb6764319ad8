# Forecasting airline passengers with an LSTM
import numpy as np
import pandas as pd
import tensorflow as tf
from sklearn.preprocessing import MinMaxScaler
from tensorflow.keras.layers import LSTM, Dense
from tensorflow.keras.models import Sequential

tf.keras.utils.set_random_seed(7)

# load the dataset
dataset = pd.read_csv("airline-passengers.csv", usecols=[1]).values.astype("float32")

# normalize the dataset
scaler = MinMaxScaler(feature_range=(0, 1))
dataset = scaler.fit_transform(dataset)

# split into train and test sets
train_size = int(len(dataset) * 0.67)
train, test = dataset[:train_size, :], dataset[train_size:, :]


# convert an array of values into a dataset matrix
def create_dataset(series, look_back=1):
    data_x, data_y = [], []
    for i in range(len(series) - look_back - 1):
        data_x.append(series[i:(i + look_back), 0])
        data_y.append(series[i + look_back, 0])
    return np.array(data_x), np.array(data_y)


look_back = 3
train_x, train_y = create_dataset(train, look_back)
test_x, test_y = create_dataset(test, look_back)
train_x = train_x.reshape(-1, look_back, 1)
test_x = test_x.reshape(-1, look_back, 1)

# create and fit the LSTM network
model = Sequential()
model.add(LSTM(4, input_shape=(look_back, 1)))
model.add(Dense(1))
model.compile(loss="mean_squared_error", optimizer="adam")
model.fit(train_x, train_y, epochs=100, batch_size=1, verbose=2)

# make predictions
test_predict = scaler.inverse_transform(model.predict(test_x))
test_true = scaler.inverse_transform(test_y.reshape(-1, 1))
print("Test Score: %.2f RMSE" % np.sqrt(np.mean((test_predict - test_true) ** 2)))
