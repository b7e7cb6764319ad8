import argparse
import numpy as np
import pandas as pd
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import MinMaxScaler
from sklearn.svm import SVR


def get_xy(path):
    d = pd.read_csv(path)
    return d.iloc[:, 1:].values, d.iloc[:, 0].values


def scale(fit_on, *others):
    scaler = MinMaxScaler().fit(fit_on)
    return [scaler.transform(a) for a in (fit_on, *others)]


def rmse(a, b):
    return float(np.sqrt(np.mean((a - b) ** 2)))


def main():
    ap = argparse.ArgumentParser()
    ap.add_argument("csv")
    ap.add_argument("--c", type=float, default=10)
    args = ap.parse_args()
    X, y = get_xy(args.csv)
    parts = train_test_split(X, y, test_size=0.4, random_state=0)
    X_train, X_rest, y_train, y_rest = parts
    X_val, X_test, y_val, y_test = train_test_split(X_rest, y_rest, test_size=0.5, random_state=0)
    X_train, X_val, X_test = scale(X_train, X_val, X_test)

    fits = {e: SVR(C=args.c, epsilon=e).fit(X_train, y_train) for e in (0.01, 0.1, 0.5, 1)}
    best = min(fits, key=lambda e: rmse(y_val, fits[e].predict(X_val)))
    print("epsilon", best, "test RMSE", rmse(y_test, fits[best].predict(X_test)))


if __name__ == "__main__":
    main()
