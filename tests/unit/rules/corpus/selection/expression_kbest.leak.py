"""Responder vs non-responder from RNA-seq, repeated CV of a sparse logistic model."""
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pandas as pd
from sklearn.feature_selection import SelectKBest, f_classif
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import RepeatedStratifiedKFold, cross_val_score
from sklearn.pipeline import Pipeline
from sklearn.preprocessing import StandardScaler


@dataclass
class Study:
    expression: pd.DataFrame  # patients x genes, log2 CPM
    response: pd.Series


def load_study(root: Path) -> Study:
    expr = pd.read_csv(root / "log2_cpm.tsv", sep="\t", index_col="patient_id")
    clinical = pd.read_csv(root / "clinical.tsv", sep="\t", index_col="patient_id")
    common = expr.index.intersection(clinical.index)
    return Study(expr.loc[common], clinical.loc[common, "responder"].astype(int))


class GeneModel:
    def __init__(self, k: int = 50) -> None:
        self.selector = SelectKBest(f_classif, k=k)
        self.estimator = Pipeline(
            [
                ("scale", StandardScaler()),
                ("clf", LogisticRegression(C=0.1, max_iter=5000)),
            ]
        )

    def score(self, study: Study) -> np.ndarray:
        X = self.selector.fit_transform(study.expression, study.response)
        cv = RepeatedStratifiedKFold(n_splits=5, n_repeats=20, random_state=1)
        return cross_val_score(self.estimator, X, study.response, cv=cv, scoring="roc_auc")


if __name__ == "__main__":
    auc = GeneModel().score(load_study(Path("data/trial_042")))
    print(f"AUC {auc.mean():.3f} +/- {auc.std():.3f}")
