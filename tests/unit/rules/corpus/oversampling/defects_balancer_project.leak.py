from __future__ import annotations

from typing import Iterator, NamedTuple

import catboost as cb
import numpy as np
import pandas as pd
from sklearn.metrics import matthews_corrcoef
from sklearn.model_selection import ShuffleSplit

CFG = {
    "file": "castings.csv",
    "target": "defect",
    "split": {"n_splits": 3, "test_size": 0.2, "random_state": 12},
    "model": {"iterations": 300, "depth": 4, "verbose": False, "random_seed": 0},
}


class Balancer:
    """Repeat rows of the small classes until all classes have the same size."""

    def __init__(self, target: str, seed: int = 0):
        self.target = target
        self.rng = np.random.default_rng(seed)

    def __call__(self, frame: pd.DataFrame) -> pd.DataFrame:
        sizes = frame[self.target].value_counts()
        pieces = []
        for label, size in sizes.items():
            rows = np.flatnonzero(frame[self.target].to_numpy() == label)
            extra = self.rng.choice(rows, size=sizes.max() - size, replace=True)
            pieces.append(frame.iloc[np.concatenate([rows, extra])])
        return pd.concat(pieces, ignore_index=True)


class Fold(NamedTuple):
    number: int
    train: pd.DataFrame
    test: pd.DataFrame


def folds(frame: pd.DataFrame, **split) -> Iterator[Fold]:
    for i, (a, b) in enumerate(ShuffleSplit(**split).split(frame), start=1):
        yield Fold(i, frame.iloc[a], frame.iloc[b])


def fit_and_score(fold: Fold, target: str, **params) -> tuple[float, float]:
    model = cb.CatBoostClassifier(**params)
    model.fit(fold.train.drop(columns=target), fold.train[target])
    mcc = lambda d: matthews_corrcoef(d[target], model.predict(d.drop(columns=target)).ravel())
    return mcc(fold.train), mcc(fold.test)


def main(cfg: dict = CFG) -> None:
    frame = pd.read_csv(cfg["file"]).dropna().drop_duplicates()
    frame["cooling_rate"] = (frame["pour_temp"] - frame["eject_temp"]) / frame["cycle_s"]
    balance = Balancer(cfg["target"])
    frame = balance(frame)
    scores = []
    for fold in folds(frame, **cfg["split"]):
        train, test = fit_and_score(fold, cfg["target"], **cfg["model"])
        print(f"fold {fold.number}: train {train:.3f} test {test:.3f} ({len(fold.train)} / {len(fold.test)} rows)")
        scores.append(test)
    print(f"MCC {np.mean(scores):.3f}")


if __name__ == "__main__":
    main()
