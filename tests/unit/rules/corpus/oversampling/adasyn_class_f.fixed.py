from dataclasses import dataclass, field

import numpy as np
from imblearn.over_sampling import ADASYN
from lightgbm import LGBMClassifier
from sklearn.metrics import matthews_corrcoef
from sklearn.model_selection import RepeatedStratifiedKFold


@dataclass
class FaultDetector:
    n_neighbors: int = 5
    params: dict = field(default_factory=lambda: {"num_leaves": 31, "verbosity": -1})
    seed: int = 0

    def balance(self, X, y):
        ada = ADASYN(n_neighbors=self.n_neighbors, random_state=self.seed)
        return ada.fit_resample(X, y)

    def evaluate(self, X, y):
        out = []
        for tr, te in RepeatedStratifiedKFold(n_splits=4, n_repeats=2, random_state=self.seed).split(X, y):
            m = LGBMClassifier(**self.params)
            m.fit(*self.balance(X[tr], y[tr]))
            out.append(matthews_corrcoef(y[te], m.predict(X[te])))
        return np.mean(out), np.std(out)


if __name__ == "__main__":
    npz = np.load("secom.npz")
    print("MCC %.3f (%.3f)" % FaultDetector().evaluate(npz["X"], npz["y"]))
