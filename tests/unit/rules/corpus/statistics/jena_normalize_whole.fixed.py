import pandas as pd
import numpy as np
import tensorflow as tf

df = pd.read_csv('jena_climate_2009_2016.csv')
features = df[['p (mbar)', 'T (degC)', 'rho (g/m**3)']]
features.index = df['Date Time']
dataset = features.values
TRAIN_SPLIT = 300000
tf.random.set_seed(13)

data_mean = dataset[:TRAIN_SPLIT].mean(axis=0)
data_std = dataset[:TRAIN_SPLIT].std(axis=0)
dataset = (dataset - data_mean) / data_std


def multivariate_data(dataset, target, start_index, end_index, history_size, target_size, step):
    data, labels = [], []
    start_index = start_index + history_size
    if end_index is None:
        end_index = len(dataset) - target_size
    for i in range(start_index, end_index):
        indices = range(i - history_size, i, step)
        data.append(dataset[indices])
        labels.append(target[i + target_size])
    return np.array(data), np.array(labels)


x_train, y_train = multivariate_data(dataset, dataset[:, 1], 0, TRAIN_SPLIT - 72, 720, 72, 6)
x_val, y_val = multivariate_data(dataset, dataset[:, 1], TRAIN_SPLIT, None, 720, 72, 6)

model = tf.keras.models.Sequential()
model.add(tf.keras.layers.LSTM(32, input_shape=x_train.shape[-2:]))
model.add(tf.keras.layers.Dense(1))
model.compile(optimizer=tf.keras.optimizers.RMSprop(), loss='mae')
model.fit(x_train, y_train, epochs=10, batch_size=256)
print('validation MAE', model.evaluate(x_val, y_val))
