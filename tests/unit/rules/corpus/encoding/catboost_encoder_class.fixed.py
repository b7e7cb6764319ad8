from dataclasses import dataclass, field

import numpy as np
import pandas as pd
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import log_loss
from sklearn.model_selection import StratifiedShuffleSplit


@dataclass
class SmoothedMean:
    columns: list
    m: float = 20.0
    tables: dict = field(default_factory=dict)
    prior: float = 0.0

    def fit(self, X: pd.DataFrame, y: pd.Series) -> "SmoothedMean":
        self.prior = float(y.mean())
        for c in self.columns:
            agg = y.groupby(X[c]).agg(["mean", "count"])
            self.tables[c] = (agg["mean"] * agg["count"] + self.prior * self.m) / (agg["count"] + self.m)
        return self

    def transform(self, X: pd.DataFrame) -> pd.DataFrame:
        out = X.copy()
        for c in self.columns:
            out[c] = out[c].map(self.tables[c]).fillna(self.prior)
        return out


frame = pd.read_parquet("clicks.parquet")
target = frame.pop("clicked")
cats = ["site_id", "app_id", "device_model"]
frame = frame[cats + ["hour", "banner_pos"]]

sss = StratifiedShuffleSplit(n_splits=1, test_size=0.25, random_state=5)
train_idx, test_idx = next(sss.split(frame, target))
enc = SmoothedMean(cats)
enc.fit(frame.iloc[train_idx], target.iloc[train_idx])
X_train, X_test = enc.transform(frame.iloc[train_idx]), enc.transform(frame.iloc[test_idx])

lr = LogisticRegression(max_iter=500)
lr.fit(X_train, target.iloc[train_idx])
proba = lr.predict_proba(X_test)
print("logloss", np.round(log_loss(target.iloc[test_idx], proba), 5))
