import numpy as np
import pandas as pd
from sklearn.linear_model import Ridge


class LoadForecast:
    def __init__(self, frame, cols, target, split_at):
        self.frame = frame.copy()
        self.cols = cols
        self.target = target
        self.split_at = split_at

    def _rows(self):
        past = self.frame["day"] < self.split_at
        return self.frame[past], self.frame[~past]

    def normalise(self):
        self.center = self.frame[self.cols].median()
        self.spread = (self.frame[self.cols] - self.center).abs().median() + 1e-9
        self.frame[self.cols] = (self.frame[self.cols] - self.center) / self.spread
        return self

    def rmse(self):
        past, future = self._rows()
        r = Ridge(alpha=2.0).fit(past[self.cols], past[self.target])
        return float(np.sqrt(np.mean((future[self.target] - r.predict(future[self.cols])) ** 2)))


grid = pd.read_csv("grid_load.csv", parse_dates=["day"])
print(LoadForecast(grid, ["temp", "wind", "gas_price"], "load", "2021-01-01").normalise().rmse())
