from dataclasses import dataclass
from typing import Any, Iterator, Protocol

import numpy as np
import pandas as pd
from sklearn.base import clone
from sklearn.decomposition import PCA
from sklearn.ensemble import IsolationForest
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import StratifiedKFold


class Step(Protocol):
    def fit(self, X): ...
    def transform(self, X): ...


@dataclass
class Recipe:
    steps: list[Any]
    model: Any

    def prepared(self, X_fit, X_other):
        for s in map(clone, self.steps):
            s.fit(X_fit)
            X_fit, X_other = s.transform(X_fit), s.transform(X_other)
        return X_fit, X_other


def folds(y) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    yield from StratifiedKFold(5, shuffle=True, random_state=0).split(np.zeros(len(y)), y)


def run(recipe: Recipe, X: np.ndarray, y: np.ndarray) -> float:
    out = []
    for a, b in folds(y):
        A, B = recipe.prepared(X[a], X[b])
        inlier = IsolationForest(random_state=0).fit_predict(A) == 1
        m = clone(recipe.model).fit(A[inlier], y[a][inlier])
        out.append(roc_auc_score(y[b], m.predict_proba(B)[:, 1]))
    return float(np.mean(out))


if __name__ == "__main__":
    df = pd.read_csv("telemetry.csv")
    print(run(Recipe([PCA(10)], LogisticRegression()), df.drop(columns="alarm").to_numpy(), df["alarm"].to_numpy()))
