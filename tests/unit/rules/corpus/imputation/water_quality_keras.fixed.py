"""
## Predicting water potability with a small dense network

In this example we load a csv file with missing values, fill the gaps and
train a `keras.Sequential` model.
"""
import keras
import pandas as pd
from keras import layers
from sklearn.experimental import enable_iterative_imputer  # noqa: F401
from sklearn.impute import IterativeImputer

keras.utils.set_random_seed(1337)

dataframe = pd.read_csv("water_potability.csv")
feature_names = [c for c in dataframe.columns if c != "Potability"]

"""
### Split the data
"""
val_dataframe = dataframe.sample(frac=0.2, random_state=1337)
train_dataframe = dataframe.drop(val_dataframe.index)

"""
### Fill the missing values
"""
mice = IterativeImputer(max_iter=10, random_state=1337)
x_train = mice.fit_transform(train_dataframe[feature_names])
x_val = mice.transform(val_dataframe[feature_names])
y_train = train_dataframe["Potability"]
y_val = val_dataframe["Potability"]

"""
### Build and train the model
"""
model = keras.Sequential(
    [
        layers.Input((len(feature_names),)),
        layers.BatchNormalization(),
        layers.Dense(32, activation="relu"),
        layers.Dropout(0.3),
        layers.Dense(1, activation="sigmoid"),
    ]
)
model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])
model.fit(x_train, y_train, epochs=40, batch_size=32)

loss, acc = model.evaluate(x_val, y_val)
print("held-out accuracy:", acc)
