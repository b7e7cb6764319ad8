import logging
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import polars as pl
import xgboost as xgb
from sklearn.impute import KNNImputer
from sklearn.metrics import average_precision_score
from sklearn.model_selection import GroupKFold

log = logging.getLogger(__name__)

VITALS = ["heart_rate", "sbp", "dbp", "spo2", "resp_rate", "temp_c", "lactate", "creatinine"]


@dataclass(frozen=True)
class CVResult:
    fold_scores: list[float]

    @property
    def mean(self) -> float:
        return float(np.mean(self.fold_scores))


def load_stays(path: Path) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    stays = pl.read_parquet(path).filter(pl.col("age") >= 18)
    X = stays.select(pl.col(VITALS).cast(pl.Float64)).to_numpy()
    return X, stays["hospital_death"].to_numpy(), stays["patient_id"].to_numpy()


def run_cv(X: np.ndarray, y: np.ndarray, groups: np.ndarray, n_splits: int = 5) -> CVResult:
    scores: list[float] = []
    # a patient may have several stays, keep them together
    for fold, (tr, va) in enumerate(GroupKFold(n_splits=n_splits).split(X, y, groups)):
        imputer = KNNImputer(n_neighbors=10, weights="distance")
        X_tr = imputer.fit_transform(X[tr])
        X_va = imputer.transform(X[va])
        model = xgb.XGBClassifier(n_estimators=300, max_depth=4, learning_rate=0.05)
        model.fit(X_tr, y[tr])
        ap = average_precision_score(y[va], model.predict_proba(X_va)[:, 1])
        log.info("fold %d AP=%.4f", fold, ap)
        scores.append(float(ap))
    return CVResult(scores)


def main() -> None:
    logging.basicConfig(level=logging.INFO)
    X, y, groups = load_stays(Path("data/icu_stays.parquet"))
    result = run_cv(X, y, groups)
    print(f"mean AP {result.mean:.4f}")


if __name__ == "__main__":
    main()
