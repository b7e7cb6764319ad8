import argparse
import pickle

import pandas as pd
from catboost import CatBoostRegressor
from sklearn.metrics import mean_squared_error
from sklearn.model_selection import train_test_split


def standardize(df, mean, std):
    return (df - mean) / std


def main(ns):
    ore = pd.read_csv(ns.csv, decimal=",").select_dtypes("number")
    y = ore.pop("silica")
    mean, std = ore.mean(), ore.std().replace(0, 1)
    ore = standardize(ore, mean, std)
    a, b, ya, yb = train_test_split(ore, y, test_size=ns.test, random_state=ns.seed)
    cb = CatBoostRegressor(iterations=500, random_seed=ns.seed, verbose=0)
    cb.fit(a, ya)
    print("RMSE", mean_squared_error(yb, cb.predict(b)) ** 0.5)
    with open(ns.out, "wb") as fh:
        pickle.dump({"mean": mean, "std": std, "model": cb}, fh)


if __name__ == "__main__":
    ap = argparse.ArgumentParser()
    ap.add_argument("csv")
    ap.add_argument("--out", default="silica.pkl")
    ap.add_argument("--test", type=float, default=0.2)
    ap.add_argument("--seed", type=int, default=13)
    main(ap.parse_args())
