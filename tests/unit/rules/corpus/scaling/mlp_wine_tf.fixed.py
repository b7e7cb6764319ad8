import tensorflow as tf
import pandas as pd
from sklearn import preprocessing

wine = pd.read_csv('winequality-red.csv', sep=';').sample(frac=1, random_state=7)
labels = (wine.pop('quality') >= 6).astype('float32').values
n_test = 320
scaler = preprocessing.MinMaxScaler()
scaler.fit(wine.values[n_test:])
features = scaler.transform(wine.values).astype('float32')

ds = tf.data.Dataset.from_tensor_slices((features, labels))
test_ds = ds.take(n_test).batch(64)
train_ds = ds.skip(n_test).shuffle(2000).batch(32).prefetch(tf.data.AUTOTUNE)

model = tf.keras.Sequential([
    tf.keras.layers.Dense(32, activation='relu'),
    tf.keras.layers.Dropout(0.3),
    tf.keras.layers.Dense(1, activation='sigmoid'),
])
model.compile('adam', 'binary_crossentropy', metrics=['accuracy'])
model.fit(train_ds, epochs=40, verbose=0)
print(model.evaluate(test_ds))
