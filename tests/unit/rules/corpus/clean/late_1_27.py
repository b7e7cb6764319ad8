from __future__ import annotations

from dataclasses import dataclass

import pandas as pd
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import RobustScaler
from sklearn.svm import SVR


@dataclass
class Cfg:
    path: str = "bikes.csv"
    target: str = "cnt"
    test: float = 0.2
    seed: int = 7


class Trainer:
    def __init__(self, cfg: Cfg):
        self.cfg = cfg
        self.scaler = RobustScaler()
        self.model = SVR()

    def preprocess(self, x: pd.DataFrame, fit: bool):
        return self.scaler.fit_transform(x) if fit else self.scaler.transform(x)

    def run(self) -> float:
        df = pd.read_csv(self.cfg.path)
        y = df.pop(self.cfg.target)
        a, b, ya, yb = train_test_split(df, y, test_size=self.cfg.test, random_state=self.cfg.seed)
        self.model.fit(self.preprocess(a, fit=True), ya)
        return self.model.score(self.preprocess(b, fit=False), yb)


print(Trainer(Cfg()).run())
