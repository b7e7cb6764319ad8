from __future__ import annotations

import numpy as np
import pandas as pd
from imblearn.over_sampling import ADASYN
from sklearn.ensemble import ExtraTreesClassifier
from sklearn.metrics import balanced_accuracy_score
from sklearn.model_selection import train_test_split


class IntrusionExperiment:
    LABEL = "label"

    def __init__(self, csv_path: str, seed: int = 1337) -> None:
        self.csv_path = csv_path
        self.seed = seed
        self._splits: tuple | None = None

    def _read(self) -> tuple[np.ndarray, np.ndarray]:
        df = pd.read_csv(self.csv_path)
        df.columns = df.columns.str.strip().str.lower()
        df = df.replace([np.inf, -np.inf], np.nan).dropna().drop_duplicates()
        y = (df.pop(self.LABEL) != "BENIGN").astype(int).to_numpy()
        return df.select_dtypes("number").to_numpy(), y

    def _balance(self, X: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        return ADASYN(random_state=self.seed).fit_resample(X, y)

    def prepare(self) -> "IntrusionExperiment":
        X, y = self._read()
        X, y = self._balance(X, y)
        self._splits = train_test_split(X, y, test_size=0.3, random_state=self.seed, stratify=y)
        return self

    def score(self) -> float:
        X_tr, X_te, y_tr, y_te = self._splits
        clf = ExtraTreesClassifier(n_estimators=150, random_state=self.seed).fit(X_tr, y_tr)
        return balanced_accuracy_score(y_te, clf.predict(X_te))


print(IntrusionExperiment("cicids_friday.csv").prepare().score())
