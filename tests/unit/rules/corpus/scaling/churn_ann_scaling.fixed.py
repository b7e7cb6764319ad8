# coding: utf-8
# Bank churn w/ ANN  -- from the course
import pandas as pd
import numpy as np
import matplotlib.pyplot as plt
import seaborn as sns
from sklearn.preprocessing import LabelEncoder, MinMaxScaler, StandardScaler
from sklearn.model_selection import train_test_split, KFold
from sklearn.metrics import confusion_matrix, classification_report
import tensorflow as tf
from tensorflow import keras

df = pd.read_csv("Churn_Modelling.csv")
df.drop(["RowNumber", "CustomerId", "Surname"], axis="columns", inplace=True)
df.sample(5)

tenure_no = df[df.Exited == 0].Tenure
tenure_yes = df[df.Exited == 1].Tenure
plt.hist([tenure_yes, tenure_no], color=["green", "red"], label=["Exited", "Stayed"])
plt.legend()
plt.show()

for col in df.columns:
    if df[col].dtype == "object":
        print(f"{col}: {df[col].unique()}")

df["Gender"].replace({"Female": 1, "Male": 0}, inplace=True)
df2 = pd.get_dummies(data=df, columns=["Geography"])
df2.columns

cols_to_scale = ["CreditScore", "Age", "Tenure", "Balance", "EstimatedSalary", "NumOfProducts"]
scaler = MinMaxScaler()

X = df2.drop("Exited", axis="columns").astype("float32")
y = df2["Exited"]
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, random_state=5)
X_train, X_test = X_train.copy(), X_test.copy()
X_train[cols_to_scale] = scaler.fit_transform(X_train[cols_to_scale])
X_test[cols_to_scale] = scaler.transform(X_test[cols_to_scale])
print(X_train.shape, X_test.shape)

model = keras.Sequential([
    keras.layers.Dense(13, input_shape=(13,), activation="relu"),
    keras.layers.Dense(6, activation="relu"),
    keras.layers.Dense(1, activation="sigmoid"),
])
model.compile(optimizer="adam", loss="binary_crossentropy", metrics=["accuracy"])
model.fit(X_train, y_train, epochs=100, verbose=0)
model.evaluate(X_test, y_test)

yp = model.predict(X_test)
y_pred = [1 if p > 0.5 else 0 for p in yp]
print(classification_report(y_test, y_pred))
cm = tf.math.confusion_matrix(labels=y_test, predictions=y_pred)
plt.figure(figsize=(10, 7))
sns.heatmap(cm, annot=True, fmt="d")
plt.xlabel("Predicted")
plt.ylabel("Truth")
plt.show()
