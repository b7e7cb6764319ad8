from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import pandas as pd
from sklearn.impute import SimpleImputer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.preprocessing import StandardScaler


@dataclass
class Preprocessor:
    imputer: SimpleImputer = field(default_factory=SimpleImputer)
    scaler: StandardScaler = field(default_factory=StandardScaler)
    fitted: bool = False

    def process(self, data: pd.DataFrame) -> np.ndarray:
        """Learns from the first frame it is given, then only applies."""
        if not self.fitted:
            self.fitted = True
            return self.scaler.fit_transform(self.imputer.fit_transform(data))
        return self.scaler.transform(self.imputer.transform(data))


class Trial:
    def __init__(self, data: pd.DataFrame, label: str) -> None:
        order = np.random.default_rng(0).permutation(len(data))
        cut = int(0.8 * len(data))
        self._train, self._test = data.iloc[order[:cut]], data.iloc[order[cut:]]
        self._label = label
        self._pre = Preprocessor()

    def run(self) -> float:
        model = LogisticRegression(max_iter=500)
        model.fit(self._pre.process(self._train.drop(columns=self._label)), self._train[self._label])
        scores = model.predict_proba(self._pre.process(self._test.drop(columns=self._label)))[:, 1]
        return roc_auc_score(self._test[self._label], scores)


if __name__ == "__main__":
    print(Trial(pd.read_csv("quotes.csv"), "accepted").run())
