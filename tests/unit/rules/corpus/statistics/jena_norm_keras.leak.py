"""
# Timeseries forecasting for weather prediction
"""
import keras
import pandas as pd
from keras import layers

keras.utils.set_random_seed(2)

df = pd.read_csv("jena_climate_2009_2016.csv")
feature_keys = ["p (mbar)", "T (degC)", "VPmax (mbar)", "VPdef (mbar)", "sh (g/kg)", "rho (g/m**3)", "wv (m/s)"]

split_fraction = 0.715
train_split = int(split_fraction * len(df))
past, future, step, batch_size = 720, 72, 6, 256

"""
## Normalize
"""
features = df[feature_keys].values
features = (features - features.mean(axis=0)) / features.std(axis=0)


def make_dataset(start, end, shuffle):
    return keras.utils.timeseries_dataset_from_array(
        features[start : end - past - future],
        features[start + past + future : end, 1],
        sequence_length=past // step,
        sampling_rate=step,
        batch_size=batch_size,
        shuffle=shuffle,
    )


dataset_train = make_dataset(0, train_split, True)
dataset_test = make_dataset(train_split, len(features), False)

inputs = keras.Input(shape=(past // step, len(feature_keys)))
lstm_out = layers.LSTM(32)(inputs)
outputs = layers.Dense(1)(lstm_out)
model = keras.Model(inputs=inputs, outputs=outputs)
model.compile(optimizer=keras.optimizers.Adam(learning_rate=0.001), loss="mse")
model.fit(dataset_train, epochs=10)
print("Test MSE:", model.evaluate(dataset_test))
