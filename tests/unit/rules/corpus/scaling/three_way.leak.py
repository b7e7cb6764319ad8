import pandas as pd
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler
from tensorflow import keras

d = pd.read_csv("telco.csv")
y = d.pop("Churn").map({"Yes": 1, "No": 0})
num = ["tenure", "MonthlyCharges"]
scaler = StandardScaler()
d[num] = scaler.fit_transform(d[num])
X_tmp, X_test, y_tmp, y_test = train_test_split(d[num], y, test_size=0.2, random_state=1)
X_train, X_val, y_train, y_val = train_test_split(X_tmp, y_tmp, test_size=0.25, random_state=1)
net = keras.Sequential([
    keras.layers.Dense(16, activation="relu"),
    keras.layers.Dense(1, activation="sigmoid"),
])
net.compile("adam", "binary_crossentropy", metrics=["accuracy"])
net.fit(X_train, y_train, validation_data=(X_val, y_val), epochs=30,
        callbacks=[keras.callbacks.EarlyStopping(patience=3)])
print(net.evaluate(X_test, y_test))
