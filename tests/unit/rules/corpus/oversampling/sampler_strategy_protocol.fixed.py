from typing import Protocol, runtime_checkable

import numpy as np
import pandas as pd
from imblearn.over_sampling import ADASYN
from sklearn.ensemble import AdaBoostClassifier
from sklearn.metrics import matthews_corrcoef
from sklearn.model_selection import ShuffleSplit


@runtime_checkable
class Balancer(Protocol):
    def balance(self, X: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray]: ...


class AdasynBalancer:
    def __init__(self, neighbours: int = 5):
        self._impl = ADASYN(n_neighbors=neighbours, random_state=0)

    def balance(self, X, y):
        return self._impl.fit_resample(X, y)


class NoBalancer:
    def balance(self, X, y):
        return X, y


class Benchmark:
    def __init__(self, balancer: Balancer):
        self.balancer = balancer

    def score(self, X: np.ndarray, y: np.ndarray) -> float:
        (tr, te), = ShuffleSplit(1, test_size=0.3, random_state=0).split(X)
        model = AdaBoostClassifier().fit(*self.balancer.balance(X[tr], y[tr]))
        return matthews_corrcoef(y[te], model.predict(X[te]))


def main() -> None:
    df = pd.read_csv("intrusions.csv")
    y = df.pop("attack").to_numpy()
    bench = Benchmark(AdasynBalancer(neighbours=7))
    print(f"MCC={bench.score(df.to_numpy(), y):.3f}")


if __name__ == "__main__":
    main()
