from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import Callable

import numpy as np
from sklearn.datasets import load_wine
from sklearn.neighbors import KNeighborsClassifier
from sklearn.metrics import accuracy_score
from sklearn.preprocessing import MinMaxScaler, PowerTransformer, StandardScaler


@dataclass(frozen=True)
class Bundle:
    X: np.ndarray
    y: np.ndarray
    fit_rows: np.ndarray
    eval_rows: np.ndarray


Step = Callable[[Bundle], Bundle]


def source(seed: int) -> Bundle:
    X, y = load_wine(return_X_y=True)
    mask = np.random.RandomState(seed).rand(len(y)) < 0.7
    return Bundle(X, y, np.flatnonzero(mask), np.flatnonzero(~mask))


def drop_columns(b: Bundle, idx: list[int]) -> Bundle:
    return replace(b, X=np.delete(b.X, idx, axis=1))


def rescale(b: Bundle, scaler) -> Bundle:
    scaler = scaler.fit(b.X[b.fit_rows])
    return replace(b, X=scaler.transform(b.X))


def evaluate(b: Bundle, k: int) -> float:
    knn = KNeighborsClassifier(n_neighbors=k)
    knn.fit(b.X[b.fit_rows], b.y[b.fit_rows])
    return accuracy_score(b.y[b.eval_rows], knn.predict(b.X[b.eval_rows]))


def compose(b: Bundle, steps: list[Step]) -> Bundle:
    for s in steps:
        b = s(b)
    return b


RECIPES = {
    "raw": [],
    "std": [partial(rescale, scaler=StandardScaler())],
    "minmax": [partial(rescale, scaler=MinMaxScaler())],
    "power": [partial(drop_columns, idx=[7]), partial(rescale, scaler=PowerTransformer())],
}

if __name__ == "__main__":
    for name, steps in RECIPES.items():
        accs = [evaluate(compose(source(seed), steps), k=5) for seed in range(20)]
        print(f"{name:>7s}: {np.mean(accs):.3f} ± {np.std(accs):.3f}")
