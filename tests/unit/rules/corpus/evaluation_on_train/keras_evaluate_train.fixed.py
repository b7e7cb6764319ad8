import numpy as np
from tensorflow import keras

x = np.load("har_x.npy")
y = np.load("har_y.npy")
k = int(len(x) * 0.8)
x_tr, y_tr, x_te, y_te = x[:k], y[:k], x[k:], y[k:]
net = keras.Sequential([
    keras.layers.LSTM(64, input_shape=x.shape[1:]),
    keras.layers.Dropout(0.3),
    keras.layers.Dense(6, activation="softmax"),
])
net.compile("adam", "sparse_categorical_crossentropy", metrics=["acc"])
net.fit(x_tr, y_tr, epochs=12, batch_size=64)
loss, acc = net.evaluate(x_te, y_te)
print(f"accuracy: {acc:.2%}")
