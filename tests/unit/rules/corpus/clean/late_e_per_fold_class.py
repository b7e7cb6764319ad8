from dataclasses import dataclass, field
import numpy as np
import pandas as pd
from sklearn.base import BaseEstimator, TransformerMixin, clone
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold
from sklearn.pipeline import make_pipeline


class MeanFiller(BaseEstimator, TransformerMixin):
    def fit(self, X, y=None):
        self.means_ = np.nanmean(X, axis=0)
        self.std_ = np.nanstd(X, axis=0) + 1e-9
        return self

    def transform(self, X):
        X = np.where(np.isnan(X), self.means_, X)
        return (X - self.means_) / self.std_


@dataclass
class Runner:
    folds: int = 5
    base: object = field(default_factory=lambda: make_pipeline(MeanFiller(), LogisticRegression()))

    def run(self, X, y, groups):
        acc = []
        for tr, te in GroupKFold(self.folds).split(X, y, groups):
            m = clone(self.base).fit(X[tr], y[tr])
            acc.append(m.score(X[te], y[te]))
        return np.mean(acc)


df = pd.read_csv("gait.csv")
print(Runner().run(df.filter(like="acc_").to_numpy(), df["fall"].to_numpy(), df["subject"]))
