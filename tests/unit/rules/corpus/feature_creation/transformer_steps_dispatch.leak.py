import importlib
from typing import Any, Iterable

import numpy as np
import yaml
from sklearn.model_selection import cross_validate

SPEC = yaml.safe_load("""
features:
  - {path: sklearn.decomposition.NMF, kw: {n_components: 12, max_iter: 400}}
model: {path: sklearn.linear_model.RidgeClassifier, kw: {alpha: 2.0}}
cv: 5
""")


def build(entry: dict[str, Any]):
    module, _, name = entry["path"].rpartition(".")
    return getattr(importlib.import_module(module), name)(**entry.get("kw", {}))


class Experiment:
    def __init__(self, spec: dict[str, Any]):
        self.spec = spec
        self.features: Iterable = [build(e) for e in spec["features"]]
        self.model = build(spec["model"])

    def run(self, X: np.ndarray, y: np.ndarray) -> dict[str, float]:
        for f in self.features:
            X = f.fit_transform(X)
        res = cross_validate(self.model, X, y, cv=self.spec["cv"], scoring=("accuracy", "f1_macro"))
        return {k: float(v.mean()) for k, v in res.items() if k.startswith("test_")}


if __name__ == "__main__":
    with np.load("counts.npz") as z:
        print(Experiment(SPEC).run(z["X"], z["y"]))
