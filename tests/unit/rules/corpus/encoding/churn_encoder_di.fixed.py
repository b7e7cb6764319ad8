"""Churn scoring with an injectable category encoder."""
from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import List, Tuple

import pandas as pd
from category_encoders import TargetEncoder
from sklearn.ensemble import RandomForestClassifier
from sklearn.metrics import f1_score


class Splitter(ABC):
    @abstractmethod
    def split(self, df: pd.DataFrame) -> Tuple[pd.DataFrame, pd.DataFrame]:
        ...


@dataclass
class DateSplitter(Splitter):
    column: str
    boundary: str

    def split(self, df):
        when = pd.to_datetime(df[self.column])
        return df[when < self.boundary], df[when >= self.boundary]


class ChurnTrainer:
    def __init__(self, encoder: TargetEncoder, splitter: Splitter, categorical: List[str], numeric: List[str]):
        self._encoder = encoder
        self._splitter = splitter
        self._categorical = categorical
        self._numeric = numeric
        self._clf = RandomForestClassifier(n_estimators=300, random_state=0)

    def _design(self, df: pd.DataFrame) -> pd.DataFrame:
        return pd.concat([self._encoder.transform(df[self._categorical]), df[self._numeric]], axis=1)

    def execute(self, accounts: pd.DataFrame) -> float:
        older, newer = self._splitter.split(accounts)
        self._encoder.fit(older[self._categorical], older["churned"])
        self._clf.fit(self._design(older), older["churned"])
        return f1_score(newer["churned"], self._clf.predict(self._design(newer)))


if __name__ == "__main__":
    trainer = ChurnTrainer(
        TargetEncoder(smoothing=20),
        DateSplitter("opened_on", "2023-07-01"),
        categorical=["plan", "region", "channel"],
        numeric=["tenure", "spend"],
    )
    print(trainer.execute(pd.read_csv("accounts.csv")))
