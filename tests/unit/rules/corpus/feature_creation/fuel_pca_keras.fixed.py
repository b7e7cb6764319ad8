"""
Title: Predicting fuel efficiency from sensor channels
Description: PCA features feeding a dense regression network.
"""
import keras
import numpy as np
from keras import layers
from sklearn.decomposition import PCA
from sklearn.model_selection import train_test_split

keras.utils.set_random_seed(812)

channels = np.load("sensor_channels.npy")
consumption = np.load("consumption.npy")

"""
## Reduce 200 sensor channels to 20 components
"""
pca = PCA(n_components=20, random_state=812)
c_train, c_test, y_train, y_test = train_test_split(channels, consumption, test_size=0.2, random_state=812)
x_train = pca.fit_transform(c_train)
x_test = pca.transform(c_test)

"""
## Train
"""
model = keras.Sequential([
    keras.Input(shape=(20,)),
    layers.Dense(64, activation="relu"),
    layers.Dense(64, activation="relu"),
    layers.Dense(1),
])
model.compile(optimizer=keras.optimizers.Adam(1e-3), loss="mse", metrics=["mae"])
model.fit(x_train, y_train, epochs=50, batch_size=64, verbose=2)

"""
## Evaluate
"""
mse, mae = model.evaluate(x_test, y_test, verbose=0)
print(f"Test MAE: {mae:.2f} l/100km")
