import pandas as pd
import tensorflow as tf
from tensorflow.keras import layers

url = 'https://example.org/auto-mpg.data'
cols = ['MPG', 'Cylinders', 'Displacement', 'Horsepower', 'Weight', 'Acceleration', 'Model Year', 'Origin']
dataset = pd.read_csv(url, names=cols, na_values='?', comment='\t', sep=' ', skipinitialspace=True).dropna()
train_dataset = dataset.sample(frac=0.8, random_state=0)
test_dataset = dataset.drop(train_dataset.index)
train_features, test_features = train_dataset.copy(), test_dataset.copy()
train_labels = train_features.pop('MPG')
test_labels = test_features.pop('MPG')
normalizer = layers.Normalization(axis=-1)
normalizer.adapt(train_features.to_numpy())
model = tf.keras.Sequential([normalizer, layers.Dense(64, activation='relu'), layers.Dense(1)])
model.compile(loss='mean_absolute_error', optimizer=tf.keras.optimizers.Adam(0.001))
model.fit(train_features, train_labels, validation_split=0.2, verbose=0, epochs=100)
print('MAE', model.evaluate(test_features, test_labels, verbose=0))
