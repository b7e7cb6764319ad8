"""Demand for rooms: candidates are registered, fitted, refitted for production, and reported."""
import numpy as np
import pandas as pd
from sklearn.base import clone
from sklearn.ensemble import ExtraTreesRegressor, RandomForestRegressor
from sklearn.linear_model import PoissonRegressor
from sklearn.model_selection import train_test_split

COLUMNS = ["lead_time", "weekday", "holiday", "price", "rating"]


def wape(actual, forecast):
    actual, forecast = np.asarray(actual), np.asarray(forecast)
    return np.abs(actual - forecast).sum() / np.abs(actual).sum()


class Registry:
    def __init__(self, candidates):
        self.candidates = candidates
        self.fitted = {}

    def fit(self, name, X, y):
        model = clone(self.candidates[name])
        model.fit(X, y)
        self.fitted[name] = model

    def predict(self, name, X):
        return self.fitted[name].predict(X)


nights = pd.read_csv("nights.csv")
X, y = nights[COLUMNS], nights["rooms"]
X_train, X_test, y_train, y_test = train_test_split(X, y, test_size=0.2, random_state=3)

registry = Registry({
    "poisson": PoissonRegressor(max_iter=300),
    "forest": RandomForestRegressor(random_state=3),
    "extra": ExtraTreesRegressor(random_state=3),
})
for name in ("poisson", "forest", "extra"):
    registry.fit(name, X_train, y_train)

for name in ("forest", "extra"):
    print(name, wape(y_test, registry.predict(name, X_test)))


def production(names):
    for name in names:
        registry.fit(name, X, y)


production(["forest", "extra"])
