from __future__ import annotations

from dataclasses import dataclass, field
from typing import Protocol

import numpy as np
import pandas as pd
from sklearn.base import ClassifierMixin
from sklearn.ensemble import GradientBoostingClassifier
from sklearn.impute import KNNImputer
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import train_test_split


class Repository(Protocol):
    def fetch(self) -> pd.DataFrame: ...


@dataclass(frozen=True)
class CsvRepository:
    path: str

    def fetch(self) -> pd.DataFrame:
        return pd.read_csv(self.path)


@dataclass
class ReadmissionExperiment:
    repository: Repository
    model: ClassifierMixin
    imputer: KNNImputer = field(default_factory=lambda: KNNImputer(n_neighbors=7))
    target: str = "readmitted"
    seed: int = 13

    def run(self) -> float:
        frame = self.repository.fetch()
        labels: np.ndarray = frame[self.target].to_numpy()
        inputs: pd.DataFrame = frame.drop(columns=[self.target, "patient_id"])
        completed = self.imputer.fit_transform(inputs)
        fit_x, eval_x, fit_y, eval_y = train_test_split(
            completed, labels, test_size=0.25, stratify=labels, random_state=self.seed
        )
        self.model.fit(fit_x, fit_y)
        return float(roc_auc_score(eval_y, self.model.predict_proba(eval_x)[:, 1]))


if __name__ == "__main__":
    experiment = ReadmissionExperiment(
        repository=CsvRepository("patients.csv"),
        model=GradientBoostingClassifier(random_state=13),
    )
    print(f"AUC {experiment.run():.3f}")
