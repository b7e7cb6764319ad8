from __future__ import annotations

import numpy as np
import pandas as pd
from sklearn.ensemble import RandomForestClassifier
from sklearn.model_selection import train_test_split
from sklearn.metrics import matthews_corrcoef


class ShadowSelector:
    def __init__(self, rounds: int = 10, seed: int = 0):
        self.rounds = rounds
        self.rng = np.random.default_rng(seed)
        self.keep_: list[str] = []

    def fit(self, X: pd.DataFrame, y: pd.Series) -> "ShadowSelector":
        wins = np.zeros(X.shape[1])
        for _ in range(self.rounds):
            shadow = np.apply_along_axis(self.rng.permutation, 0, X.to_numpy())
            rf = RandomForestClassifier(200, max_depth=6, n_jobs=-1)
            rf.fit(np.hstack([X.to_numpy(), shadow]), y)
            imp = rf.feature_importances_
            wins += imp[: X.shape[1]] > imp[X.shape[1]:].max()
        self.keep_ = X.columns[wins > self.rounds / 2].tolist()
        return self

    def transform(self, X: pd.DataFrame) -> pd.DataFrame:
        return X[self.keep_]


def experiment(path: str) -> float:
    df = pd.read_csv(path).dropna(axis=0, how="any")
    y = df.pop("phenotype")
    sel = ShadowSelector(rounds=20)
    a, b, ya, yb = train_test_split(df, y, test_size=0.25, stratify=y, random_state=2)
    a, b = sel.fit(a, ya).transform(a), sel.transform(b)
    print("kept", sel.keep_)
    rf = RandomForestClassifier(500, n_jobs=-1, random_state=2).fit(a, ya)
    return matthews_corrcoef(yb, rf.predict(b))


if __name__ == "__main__":
    print("MCC", experiment("snp_panel.csv"))
