import numpy as np
import tensorflow as tf
from tensorflow.keras import layers

(x_train, y_train), (x_test, y_test) = tf.keras.datasets.fashion_mnist.load_data()
x = x_train[..., None].astype('float32') / 255
y = y_train
x_eval = x_test[..., None].astype('float32') / 255

net = tf.keras.Sequential([
    layers.Input((28, 28, 1)),
    layers.Conv2D(32, 3, activation='relu'),
    layers.MaxPooling2D(),
    layers.Conv2D(64, 3, activation='relu'),
    layers.GlobalAveragePooling2D(),
    layers.Dense(10, activation='softmax'),
])
net.compile(optimizer='adam', loss='sparse_categorical_crossentropy', metrics=['accuracy'])
net.fit(x, y, batch_size=128, epochs=8)
loss, acc = net.evaluate(x_eval, y_test, verbose=0)
print('Test accuracy: %.4f' % acc)
