from dataclasses import dataclass
from typing import Sequence

import pandas as pd
from imblearn.over_sampling import SMOTE
from imblearn.pipeline import Pipeline
from sklearn.ensemble import RandomForestClassifier
from sklearn.model_selection import StratifiedKFold, cross_validate
from sklearn.preprocessing import StandardScaler


@dataclass
class BalancedBenchmark:
    folds: int = 5
    scoring: Sequence[str] = ("f1", "average_precision")
    seed: int = 8

    def pipeline(self) -> Pipeline:
        return Pipeline([
            ("scale", StandardScaler()),
            ("smote", SMOTE(random_state=self.seed)),
            ("clf", RandomForestClassifier(random_state=self.seed)),
        ])

    def run(self, x: pd.DataFrame, y: pd.Series) -> dict:
        cv = StratifiedKFold(self.folds, shuffle=True, random_state=self.seed)
        out = cross_validate(self.pipeline(), x, y, cv=cv, scoring=list(self.scoring))
        return {m: out[f"test_{m}"].mean() for m in self.scoring}


if __name__ == "__main__":
    data = pd.read_csv("leads.csv")
    print(BalancedBenchmark().run(data.drop(columns="won"), data["won"]))
