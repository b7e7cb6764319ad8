# coding: utf-8
# # Stock price prediction with an LSTM
# In[1]:
import math
import numpy as np
import pandas as pd
import matplotlib.pyplot as plt
from sklearn.preprocessing import MinMaxScaler
from sklearn.metrics import mean_squared_error
from keras.models import Sequential
from keras.layers import Dense, LSTM

# In[2]:
df = pd.read_csv('AAPL.csv', parse_dates=['Date'], index_col='Date').sort_index()
print(df.tail())
print('highest close ever', df['Close'].max())

# In[3]:
plt.figure(figsize=(16, 8))
plt.title('Close Price History')
plt.plot(df['Close'])
plt.show()

# In[4]:
data = df[['Close']]
dataset = data.values
training_data_len = math.ceil(len(dataset) * .8)

# In[5]:
scaler = MinMaxScaler(feature_range=(0, 1))
scaled_data = scaler.fit_transform(dataset)
scaled_data

# In[6]:
train_data = scaled_data[0:training_data_len, :]
x_train = []
y_train = []
for i in range(60, len(train_data)):
    x_train.append(train_data[i - 60:i, 0])
    y_train.append(train_data[i, 0])
x_train, y_train = np.array(x_train), np.array(y_train)
x_train = np.reshape(x_train, (x_train.shape[0], x_train.shape[1], 1))

# In[7]:
model = Sequential()
model.add(LSTM(50, return_sequences=True, input_shape=(x_train.shape[1], 1)))
model.add(LSTM(50, return_sequences=False))
model.add(Dense(25))
model.add(Dense(1))
model.compile(optimizer='adam', loss='mean_squared_error')
model.fit(x_train, y_train, batch_size=1, epochs=1)

# In[8]: the first test windows need the last 60 days before the cut
test_data = scaled_data[training_data_len - 60:, :]
x_test = []
y_test = dataset[training_data_len:, :]
for i in range(60, len(test_data)):
    x_test.append(test_data[i - 60:i, 0])
x_test = np.array(x_test)
x_test = np.reshape(x_test, (x_test.shape[0], x_test.shape[1], 1))

# In[9]:
predictions = model.predict(x_test)
predictions = scaler.inverse_transform(predictions)
rmse = np.sqrt(mean_squared_error(y_test, predictions))
print('RMSE', rmse)
naive = dataset[training_data_len - 1:-1]
print('RMSE of yesterday', np.sqrt(mean_squared_error(y_test, naive)))

# In[10]:
valid = data[training_data_len:].copy()
valid['Predictions'] = predictions
plt.plot(data['Close'][:training_data_len])
plt.plot(valid[['Close', 'Predictions']])
plt.legend(['Train', 'Val', 'Predictions'])
plt.show()
