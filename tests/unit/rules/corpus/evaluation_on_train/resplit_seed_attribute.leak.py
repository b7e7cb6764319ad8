"""Energy use of buildings: train once, report on held-out meters."""
import argparse

import pandas as pd
from lightgbm import LGBMRegressor
from sklearn.metrics import mean_absolute_error, r2_score
from sklearn.model_selection import train_test_split

FEATURES = ["floor_area", "year_built", "occupants", "heating_degree_days", "glazing"]


class Experiment:
    def __init__(self, path, seed=7):
        self.df = pd.read_csv(path).dropna(subset=["kwh"])
        self.seed = seed
        self.model = LGBMRegressor(n_estimators=600, random_state=seed)

    def _split(self, seed):
        return train_test_split(self.df[FEATURES], self.df["kwh"], test_size=0.2, random_state=seed)

    def train(self):
        X_train, _, y_train, _ = self._split(self.seed)
        self.model.fit(X_train, y_train)
        return self

    def report(self):
        _, X_test, _, y_test = self._split(self.seed + 1)
        pred = self.model.predict(X_test)
        return {"mae": mean_absolute_error(y_test, pred), "r2": r2_score(y_test, pred)}


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", default="meters.csv")
    args = parser.parse_args()
    print(Experiment(args.data).train().report())
