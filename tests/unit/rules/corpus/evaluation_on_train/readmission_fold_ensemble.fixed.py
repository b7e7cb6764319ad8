import logging
from dataclasses import dataclass, field
from pathlib import Path

import lightgbm as lgb
import numpy as np
import pandas as pd
from sklearn.metrics import brier_score_loss, roc_auc_score
from sklearn.model_selection import StratifiedGroupKFold

logger = logging.getLogger("readmission")

FEATURES = ["age", "los_days", "n_diagnoses", "n_meds", "prior_admissions", "hba1c", "discharge_hour"]


@dataclass
class FoldEnsemble:
    n_splits: int = 5
    seed: int = 17
    params: dict = field(default_factory=lambda: {"n_estimators": 350, "learning_rate": 0.04, "num_leaves": 24})
    models: list[lgb.LGBMClassifier] = field(default_factory=list)

    def fit(self, X: pd.DataFrame, y: pd.Series, groups: pd.Series) -> np.ndarray:
        """Fit one model per fold, return a score for every row."""
        cv = StratifiedGroupKFold(self.n_splits, shuffle=True, random_state=self.seed)
        scores = np.zeros(len(X))
        for train_idx, valid_idx in cv.split(X, y, groups):
            model = lgb.LGBMClassifier(**self.params, random_state=self.seed, verbosity=-1)
            model.fit(X.iloc[train_idx], y.iloc[train_idx])
            self.models.append(model)
            scores[valid_idx] = model.predict_proba(X.iloc[valid_idx])[:, 1]
        return scores

    def predict(self, X: pd.DataFrame) -> np.ndarray:
        return np.mean([m.predict_proba(X)[:, 1] for m in self.models], axis=0)


def main() -> None:
    logging.basicConfig(level=logging.INFO)
    stays = pd.read_parquet(Path("data/discharges.parquet"))
    y = stays["readmitted_30d"]

    ensemble = FoldEnsemble()
    scores = ensemble.fit(stays[FEATURES], y, groups=stays["patient_id"])
    logger.info("AUC %.4f, Brier %.4f", roc_auc_score(y, scores), brier_score_loss(y, scores))

    # risk list for the ward round
    current = pd.read_parquet(Path("data/current_inpatients.parquet"))
    current["risk"] = ensemble.predict(current[FEATURES])
    current.sort_values("risk", ascending=False).to_csv("risk_list.csv", index=False)


if __name__ == "__main__":
    main()
