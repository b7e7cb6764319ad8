from dataclasses import dataclass, field
from typing import Sequence

import numpy as np
import pandas as pd
from sklearn.base import clone
from sklearn.feature_selection import RFE
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import balanced_accuracy_score
from sklearn.model_selection import GroupKFold


@dataclass
class Dataset:
    X: pd.DataFrame
    y: np.ndarray
    groups: np.ndarray

    def take(self, idx: Sequence[int]) -> "Dataset":
        return Dataset(self.X.iloc[idx], self.y[idx], self.groups[idx])

    def restrict(self, columns: Sequence[str]) -> "Dataset":
        return Dataset(self.X[list(columns)], self.y, self.groups)


@dataclass
class Selector:
    n: int
    estimator: LogisticRegression = field(default_factory=lambda: LogisticRegression(C=0.1, max_iter=3000))

    def columns(self, ds: Dataset) -> list[str]:
        rfe = RFE(clone(self.estimator), n_features_to_select=self.n, step=5).fit(ds.X, ds.y)
        return ds.X.columns[rfe.support_].tolist()


def validate(ds: Dataset, selector: Selector) -> float:
    ds = ds.restrict(selector.columns(ds))
    out = []
    for a, b in GroupKFold(4).split(ds.X, ds.y, ds.groups):
        train, test = ds.take(a), ds.take(b)
        model = LogisticRegression(max_iter=3000).fit(train.X, train.y)
        out.append(balanced_accuracy_score(test.y, model.predict(test.X)))
    return float(np.mean(out))


if __name__ == "__main__":
    df = pd.read_parquet("gait.parquet")
    ds = Dataset(df.drop(columns=["patient", "dx"]), df["dx"].to_numpy(), df["patient"].to_numpy())
    print(validate(ds, Selector(n=20)))
