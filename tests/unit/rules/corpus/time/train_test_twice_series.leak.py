import pandas as pd
from sklearn.model_selection import train_test_split
from tensorflow.keras import Input, Model
from tensorflow.keras.callbacks import EarlyStopping
from tensorflow.keras.layers import Dense

pv = pd.read_csv("solar.csv", parse_dates=["utc"]).set_index("utc").sort_index()
for h in (1, 2, 24):
    pv[f"kw_{h}h_ago"] = pv["kw"].shift(h)
pv["hour"] = pv.index.hour / 24
pv = pv.dropna()
y = pv.pop("kw")
X_a, X_test, y_a, y_test = train_test_split(pv, y, test_size=0.2, random_state=5)
X_train, X_val, y_train, y_val = train_test_split(X_a, y_a, test_size=0.2, random_state=5)
i = Input((pv.shape[1],))
net = Model(i, Dense(1)(Dense(32, "relu")(i)))
net.compile("adam", "mae")
net.fit(X_train, y_train, validation_data=(X_val, y_val), epochs=100, callbacks=[EarlyStopping(patience=4)], verbose=0)
print("MAE", net.evaluate(X_test, y_test))
