import numpy as np
import pandas as pd
from sklearn.linear_model import HuberRegressor
from sklearn.metrics import r2_score


class ClvModel:
    COLS = ["recency", "frequency", "basket", "returns"]

    def __init__(self, frame, holdout_from):
        self.frame = frame.sort_values("cohort").reset_index(drop=True)
        self.is_train = self.frame["cohort"] < holdout_from

    def winsorise(self, low=1, high=99):
        for col in self.COLS:
            a, b = np.percentile(self.frame.loc[self.is_train, col], [low, high])
            self.frame[col] = np.clip(self.frame[col], a, b)
        return self

    def fit(self):
        t = self.frame[self.is_train]
        self.reg = HuberRegressor(max_iter=1000).fit(t[self.COLS], t["clv_24m"])
        return self

    def score(self):
        t = self.frame[~self.is_train]
        return r2_score(t["clv_24m"], self.reg.predict(t[self.COLS]))


customers = pd.read_feather("customers.feather")
print(ClvModel(customers, "2020-01").winsorise().fit().score())
