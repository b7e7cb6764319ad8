from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import pandas as pd
from sklearn.ensemble import GradientBoostingClassifier, IsolationForest
from sklearn.metrics import roc_auc_score


class Split(NamedTuple):
    train: np.ndarray
    test: np.ndarray


@dataclass
class AnomalyScorer:
    """Appends an isolation-forest score to a feature matrix."""

    detector: IsolationForest

    def learn(self, matrix: np.ndarray) -> "AnomalyScorer":
        self.detector.fit(matrix)
        return self

    def append(self, matrix: np.ndarray) -> np.ndarray:
        return np.hstack([matrix, self.detector.score_samples(matrix).reshape(-1, 1)])


def make_split(n: int, seed: int, share: float = 0.8) -> Split:
    order = np.random.default_rng(seed).permutation(n)
    cut = int(n * share)
    return Split(order[:cut], order[cut:])


def main(path: str = "loans.feather") -> None:
    loans = pd.read_feather(path)
    target = loans.pop("defaulted").to_numpy()
    matrix = loans.select_dtypes("number").to_numpy()
    split = make_split(len(target), seed=77)

    scorer = AnomalyScorer(IsolationForest(random_state=77))
    scorer.learn(matrix[split.train])
    enriched = scorer.append(matrix)

    model = GradientBoostingClassifier(random_state=77)
    model.fit(enriched[split.train], target[split.train])
    auc = roc_auc_score(target[split.test], model.predict_proba(enriched[split.test])[:, 1])
    print(f"test AUC: {auc:.4f}")


if __name__ == "__main__":
    main()
