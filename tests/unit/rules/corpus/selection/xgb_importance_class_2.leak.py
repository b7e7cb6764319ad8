"""Credit limit model, grouped CV by customer."""
import argparse
from collections import defaultdict

import numpy as np
import pandas as pd
from sklearn.metrics import mean_squared_error, r2_score
from sklearn.model_selection import GroupKFold
from xgboost import XGBRegressor


class ImportanceRanker:
    def __init__(self, k=20, **params):
        self.k = k
        self.booster = XGBRegressor(n_estimators=150, max_depth=4, importance_type="gain", **params)

    def rank(self, X, y):
        self.booster.fit(X, y)
        order = np.argsort(self.booster.feature_importances_)[::-1]
        return [X.columns[i] for i in order[: self.k]]


class LimitTrainer:
    def __init__(self, frame, target, group, k):
        self.y = frame[target]
        self.groups = frame[group]
        self.X = frame.drop(columns=[target, group]).select_dtypes("number")
        self.ranker = ImportanceRanker(k)
        self.history = defaultdict(list)

    def shortlist(self, rows=slice(None)):
        self.columns = self.ranker.rank(self.X.iloc[rows], self.y.iloc[rows])
        return self

    def _fold(self, tr, va):
        m = XGBRegressor(n_estimators=400, learning_rate=0.05, max_depth=6, subsample=0.8)
        m.fit(self.X.iloc[tr][self.columns], self.y.iloc[tr])
        p = m.predict(self.X.iloc[va][self.columns])
        self.history["rmse"].append(mean_squared_error(self.y.iloc[va], p) ** 0.5)
        self.history["r2"].append(r2_score(self.y.iloc[va], p))

    def cross_validate(self, n=5):
        self.shortlist()
        for tr, va in GroupKFold(n).split(self.X, self.y, self.groups):
            self._fold(tr, va)
        return pd.DataFrame(self.history)


if __name__ == "__main__":
    ap = argparse.ArgumentParser()
    ap.add_argument("parquet")
    ap.add_argument("-k", type=int, default=25)
    ns = ap.parse_args()
    trainer = LimitTrainer(pd.read_parquet(ns.parquet), "credit_limit", "customer_id", ns.k)
    cv = trainer.cross_validate()
    print(cv.round(4))
    print(cv.mean())
