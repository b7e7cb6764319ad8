import numpy as np
import pandas as pd
from sklearn.preprocessing import MinMaxScaler
from tensorflow.keras import Sequential
from tensorflow.keras.layers import GRU, Dense

s = pd.read_csv("sunspots.csv")["count"].to_numpy().reshape(-1, 1)
train, test = s[:2400], s[2400:]
mms = MinMaxScaler()
train = mms.fit_transform(train)
test = mms.fit_transform(test)


def windows(v, n=12):
    return np.stack([v[i:i + n] for i in range(len(v) - n)]), v[n:]


xa, ya = windows(train)
xb, yb = windows(test)
gru = Sequential([GRU(16), Dense(1)])
gru.compile("adam", "mse")
gru.fit(xa, ya, epochs=10, verbose=2)
print("mse", gru.evaluate(xb, yb))
