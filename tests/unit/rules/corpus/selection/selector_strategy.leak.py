from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass

import pandas as pd
from sklearn.ensemble import RandomForestClassifier
from sklearn.feature_selection import SelectFromModel
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import balanced_accuracy_score
from sklearn.model_selection import train_test_split


class ColumnSelector(ABC):
    @abstractmethod
    def choose(self, x: pd.DataFrame, y: pd.Series) -> list[str]: ...


@dataclass
class LassoSelector(ColumnSelector):
    c: float = 0.1

    def choose(self, x: pd.DataFrame, y: pd.Series) -> list[str]:
        inner = LogisticRegression(penalty="l1", C=self.c, solver="liblinear", random_state=0)
        sfm = SelectFromModel(inner).fit(x, y)
        return list(x.columns[sfm.get_support()])


@dataclass
class Result:
    columns: list[str]
    score: float


class DefectModelBuilder:
    def __init__(self, selector: ColumnSelector, estimator=None):
        self.selector = selector
        self.estimator = estimator or RandomForestClassifier(n_estimators=100, random_state=0)

    def build(self, x: pd.DataFrame, y: pd.Series) -> Result:
        columns = self.selector.choose(x, y)
        x_fit, x_eval, y_fit, y_eval = train_test_split(x[columns], y, test_size=0.3, random_state=0)
        self.estimator.fit(x_fit, y_fit)
        return Result(columns, balanced_accuracy_score(y_eval, self.estimator.predict(x_eval)))


def main() -> None:
    metrics = pd.read_csv("jm1.csv")
    outcome = DefectModelBuilder(LassoSelector()).build(metrics.drop(columns="defects"), metrics["defects"].astype(int))
    print(f"{len(outcome.columns)} metrics kept, balanced accuracy {outcome.score:.3f}")


if __name__ == "__main__":
    main()
