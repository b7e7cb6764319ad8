from imblearn.combine import SMOTEENN
import pandas as pd
from sklearn.model_selection import train_test_split
import tensorflow as tf

churn = pd.get_dummies(pd.read_csv("Churn_Modelling.csv").drop(columns=["RowNumber", "CustomerId", "Surname"]))
y = churn.pop("Exited")
X = churn.astype("float32")
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, random_state=0)
X_train, y_train = SMOTEENN(random_state=0).fit_resample(X_train, y_train)
ann = tf.keras.Sequential([
    tf.keras.layers.Dense(6, activation="relu"),
    tf.keras.layers.Dense(6, activation="relu"),
    tf.keras.layers.Dense(1, activation="sigmoid"),
])
ann.compile(optimizer="adam", loss="binary_crossentropy", metrics=["AUC"])
ann.fit(X_train, y_train, epochs=20, batch_size=32)
print(ann.evaluate(X_test, y_test))
