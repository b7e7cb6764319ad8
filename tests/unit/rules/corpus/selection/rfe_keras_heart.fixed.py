"""
# Heart disease: a small network on the ten best inputs
"""
import keras
import pandas as pd
from keras import layers
from sklearn.ensemble import RandomForestClassifier
from sklearn.feature_selection import RFE
from sklearn.model_selection import train_test_split

keras.utils.set_random_seed(100)

df = pd.read_csv("http://storage.googleapis.com/download.tensorflow.org/data/heart.csv")
df = df[df["thal"].isin(["normal", "fixed", "reversible"])].copy()
df["thal"] = df["thal"].map({"normal": 0, "fixed": 1, "reversible": 2})
labels = df.pop("target")

"""
## Select ten inputs with recursive feature elimination
"""
selector = RFE(RandomForestClassifier(random_state=100), n_features_to_select=10)
train_df, test_df, train_y, test_y = train_test_split(df, labels, test_size=0.2, random_state=100)
train_x = selector.fit_transform(train_df, train_y)
test_x = selector.transform(test_df)

"""
## Train the classifier
"""
norm = layers.Normalization()
norm.adapt(train_x)

inputs = keras.Input(shape=(10,))
h = norm(inputs)
h = layers.Dense(32, activation="relu")(h)
h = layers.Dropout(0.5)(h)
model = keras.Model(inputs, layers.Dense(1, activation="sigmoid")(h))
model.compile("adam", "binary_crossentropy", metrics=["accuracy"])
model.fit(train_x, train_y, epochs=60, batch_size=16, verbose=0)
print(dict(zip(model.metrics_names, model.evaluate(test_x, test_y, verbose=0))))
