from dataclasses import dataclass

import numpy as np
import pandas as pd
from lightgbm import LGBMRegressor
from sklearn.base import clone
from sklearn.linear_model import Ridge
from sklearn.metrics import mean_squared_log_error
from sklearn.model_selection import TimeSeriesSplit
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler


@dataclass
class Table:
    X: pd.DataFrame
    y: pd.Series

    def take(self, rows):
        return Table(self.X.iloc[rows], self.y.iloc[rows])


def bikes(path="hour.csv"):
    d = pd.read_csv(path)
    hour = 2 * np.pi * d["hr"] / 24
    X = d[["season", "yr", "mnth", "holiday", "weekday", "workingday", "weathersit",
           "temp", "atemp", "hum", "windspeed"]].assign(hs=np.sin(hour), hc=np.cos(hour))
    return Table(X, np.log1p(d["cnt"]))


def fit_on(model, table, rows=None):
    part = table if rows is None else table.take(rows)
    return clone(model).fit(part.X, part.y)


def rmsle(model, table):
    p = np.clip(model.predict(table.X), 0, None)
    return np.sqrt(mean_squared_log_error(np.expm1(table.y), np.expm1(p)))


def crossval(model, table, k=5):
    scores = []
    for tr, va in TimeSeriesSplit(k).split(table.X):
        fitted = fit_on(model, table, tr)
        scores.append(rmsle(fitted, table.take(va)))
    return np.array(scores)


if __name__ == "__main__":
    data = bikes()
    for label, m in (("ridge", make_pipeline(StandardScaler(), Ridge())),
                     ("lgbm", LGBMRegressor(n_estimators=400, verbose=-1))):
        s = crossval(m, data)
        print(label, s.round(4), "mean", s.mean().round(4))
