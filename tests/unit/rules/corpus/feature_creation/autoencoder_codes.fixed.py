import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import train_test_split
from tensorflow.keras import Model, layers

X = np.load("sensor_windows.npy").astype("float32")
y = np.load("faults.npy")

inp = layers.Input((X.shape[1],))
code = layers.Dense(16, activation="relu")(inp)
out = layers.Dense(X.shape[1])(code)
auto, encoder = Model(inp, out), Model(inp, code)
auto.compile("adam", "mse")
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, random_state=0)
auto.fit(X_train, X_train, epochs=30, batch_size=128, verbose=0)
C_train, C_test = encoder.predict(X_train), encoder.predict(X_test)

head = LogisticRegression(max_iter=300).fit(C_train, y_train)
print(head.score(C_test, y_test))
