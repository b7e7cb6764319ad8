import argparse
import numpy as np
import pandas as pd
from sklearn.preprocessing import MinMaxScaler
from tensorflow import keras


def windows(a, n):
    x = np.stack([a[i - n:i] for i in range(n, len(a))])
    return x, a[n:, 0]


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("--csv", default="btc.csv")
    ap.add_argument("--steps", type=int, default=30)
    args = ap.parse_args()
    raw = pd.read_csv(args.csv, index_col=0, parse_dates=True).sort_index()[["Close", "Volume"]].ffill().dropna()
    data = raw.to_numpy(dtype="float32")
    cut = int(len(data) * 0.85)
    scaler = MinMaxScaler().fit(data[:cut])
    data = scaler.transform(data)
    x_train, y_train = windows(data[:cut], args.steps)
    x_test, y_test = windows(data[cut - args.steps:], args.steps)

    model = keras.Sequential([keras.layers.GRU(32, input_shape=x_train.shape[1:]), keras.layers.Dense(1)])
    model.compile("adam", "mse")
    model.fit(x_train, y_train, epochs=20, validation_split=0.1, shuffle=False, verbose=0)

    pred = model.predict(x_test)[:, 0]
    lo, hi = scaler.data_min_[0], scaler.data_max_[0]
    rmse = np.sqrt(np.mean(((pred - y_test) * (hi - lo)) ** 2))
    print("RMSE in USD", rmse, "range", lo, hi)


if __name__ == "__main__":
    main()
