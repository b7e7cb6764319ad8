"""
# Structured data with a Normalization layer and early stopping
"""
import keras
import pandas as pd
from keras import layers
from sklearn.model_selection import train_test_split

keras.utils.set_random_seed(6)

df = pd.read_csv("bean.csv")
target = pd.factorize(df.pop("Class"))[0]

x_rest, x_test, y_rest, y_test = train_test_split(df.values, target, test_size=0.2, random_state=6)
x_train, x_val, y_train, y_val = train_test_split(x_rest, y_rest, test_size=0.2, random_state=6)

normalizer = layers.Normalization(axis=-1)
normalizer.adapt(x_train)

model = keras.Sequential([
    keras.Input((df.shape[1],)),
    normalizer,
    layers.Dense(64, activation="relu"),
    layers.Dense(int(target.max()) + 1, activation="softmax"),
])
model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
stop = keras.callbacks.EarlyStopping(monitor="val_loss", patience=5, restore_best_weights=True)
model.fit(x_train, y_train, validation_data=(x_val, y_val), epochs=200, callbacks=[stop])
print("test accuracy", model.evaluate(x_test, y_test)[1])
