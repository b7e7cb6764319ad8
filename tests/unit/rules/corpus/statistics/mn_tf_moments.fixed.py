import tensorflow as tf

tf.keras.utils.set_random_seed(0)
(a, la), (b, lb) = tf.keras.datasets.cifar10.load_data()
a, b = tf.cast(a, tf.float32), tf.cast(b, tf.float32)

mean, var = tf.nn.moments(a, axes=[0, 1, 2])
a = (a - mean) / tf.sqrt(var)
b = (b - mean) / tf.sqrt(var)

net = tf.keras.Sequential([
    tf.keras.layers.Conv2D(32, 3, activation="relu"),
    tf.keras.layers.MaxPooling2D(),
    tf.keras.layers.Conv2D(64, 3, activation="relu"),
    tf.keras.layers.Flatten(),
    tf.keras.layers.Dense(10),
])
net.compile("adam", tf.keras.losses.SparseCategoricalCrossentropy(True), ["accuracy"])
net.fit(a, la, epochs=4, batch_size=128)
print("test", net.evaluate(b, lb, verbose=0))
