from dataclasses import dataclass
from typing import Optional, Tuple

import numpy as np
import pandas as pd
from imblearn.base import BaseSampler
from imblearn.over_sampling import ADASYN
from sklearn.base import BaseEstimator
from sklearn.ensemble import AdaBoostClassifier
from sklearn.metrics import average_precision_score
from sklearn.model_selection import train_test_split

Arrays = Tuple[np.ndarray, np.ndarray]


@dataclass
class IntrusionDetector:
    estimator: BaseEstimator
    sampler: Optional[BaseSampler] = None

    def _balance(self, x: np.ndarray, y: np.ndarray) -> Arrays:
        if self.sampler is None:
            return x, y
        return self.sampler.fit_resample(x, y)

    def benchmark(self, x: np.ndarray, y: np.ndarray, seed: int = 0) -> float:
        xa, xb, ya, yb = train_test_split(x, y, test_size=0.25, random_state=seed, stratify=y)
        xa, ya = self._balance(xa, ya)
        self.estimator.fit(xa, ya)
        return average_precision_score(yb, self.estimator.predict_proba(xb)[:, 1])


def main() -> None:
    flows = pd.read_csv("netflow.csv")
    detector = IntrusionDetector(AdaBoostClassifier(random_state=0), ADASYN(random_state=0))
    print(detector.benchmark(flows.drop(columns="attack").to_numpy(), flows["attack"].to_numpy()))


if __name__ == "__main__":
    main()
